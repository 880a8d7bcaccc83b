import type { Reads } from './reads.ts';

/** Elements in which there may be evidence of an attempt. */
export interface EvidencePlaces {
  readonly credit: string;
  readonly time: string;
  /** Anything in one of these is evidence. */
  readonly others: readonly string[];
}

/**
 * Whether a verdict that the LMS gives at the very first entry (`ab-initio`) is anybody's. There are LMSs that answer
 * `completed` and `passed` to a learner who has never been there. Any evidence that somebody was, or that the LMS means
 * what it says, is enough, since a finished, passed record is never taken back: beside a snapshot, answers and
 * objectives a place, a score, time spent, and that there is no credit to be had any more. So is one that could not be
 * read. Each is asked for only as long as there is no other.
 */
export function hasAttemptEvidence(reads: Reads, { credit, time, others }: EvidencePlaces): boolean {
  const holds = (element: string, isEvidence: (value: string) => boolean): boolean => {
    const { value, failed } = reads.read(element);
    return failed || isEvidence(value);
  };
  return (
    holds(credit, (value) => value.toLowerCase() === 'no-credit') ||
    holds(time, (value) => /[1-9]/.test(value)) ||
    others.some((element) => holds(element, (value) => value !== ''))
  );
}
