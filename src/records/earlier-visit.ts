import type { Reads } from './reads.ts';

/** Elements that may show that the learner has been in the course before. */
export interface VisitElements {
  readonly credit: string;
  readonly time: string;
  /** Any value in one of these is a sign. */
  readonly others: readonly string[];
}

/**
 * Whether to believe a status that the LMS reports at the very first entry (`ab-initio`). Some LMSs report `completed`
 * and `passed` for a learner who has never opened the course. One sign of an earlier visit is enough, because a
 * finished, passed record is never taken back. The caller has looked for a snapshot, answers and objectives; this looks
 * for `no-credit`, time spent and `others`. An element that cannot be read counts as a sign. Reading stops at the first
 * sign.
 */
export function hasSignOfVisit(reads: Reads, { credit, time, others }: VisitElements): boolean {
  const holds = (element: string, isSign: (value: string) => boolean): boolean => {
    const { value, failed } = reads.read(element);
    return failed || isSign(value);
  };
  return (
    holds(credit, (value) => value.toLowerCase() === 'no-credit') ||
    holds(time, (value) => /[1-9]/.test(value)) ||
    others.some((element) => holds(element, (value) => value !== ''))
  );
}
