import { localDay } from '../../../blocks/plan/calendar.ts';
import { completionOf } from '../read/outcome.ts';
import type { LearnerRecord } from '../read/records.ts';

/** Which learners are listed. A record without a status counts as not completed and not passed, and as `unsaid`. */
export type StatusFilter =
  | 'all'
  | 'unfinished'
  | 'finished'
  | 'unsaid'
  | 'passed'
  | 'failed'
  | 'unopened'
  | 'due'
  | 'acknowledged'
  | 'unacknowledged';

export interface Filter {
  readonly text: string;
  readonly activity: string;
  /** '' for any. */
  readonly version: string;
  readonly shown: StatusFilter;
  /** 0–100: the lowest score listed. */
  readonly from: number | undefined;
  /** 0–100: only lower scores are listed. */
  readonly below: number | undefined;
  /** A day, `2027-03-01`. */
  readonly dueBy: string;
  readonly page: number;
}

/** The day where the administrator is, which may differ from that of UTC. */
export const today = (): string => localDay(new Date());

export const defaultFilter = (): Filter => ({
  text: '',
  activity: '',
  version: '',
  shown: 'all',
  from: undefined,
  below: undefined,
  dueBy: today(),
  page: 0,
});

/** The only definition of each, for the list, the figures and the rows. */
export const tests: Readonly<Record<StatusFilter, (record: LearnerRecord, filter: Filter) => boolean>> = {
  all: () => true,
  unfinished: (record, { version }) => completionOf(record, version) !== true,
  finished: (record, { version }) => completionOf(record, version) === true,
  unsaid: (record, { version }) => completionOf(record, version) === undefined,
  passed: ({ passed }) => passed === true,
  failed: ({ passed }) => passed !== true,
  unopened: ({ opened }) => opened === false,
  due: ({ due }, { dueBy }) => due !== undefined && due <= dueBy,
  acknowledged: ({ acknowledgements }) => acknowledgements.length > 0,
  unacknowledged: ({ acknowledgements }) => acknowledgements.length === 0,
};

/** The courses to list; undefined for all. If only a version is chosen: the courses that somebody took in it. */
export function coursesFor(
  records: readonly LearnerRecord[],
  { activity, version }: Filter,
): ReadonlySet<string> | undefined {
  if (activity !== '') return new Set([activity]);
  if (version === '') return undefined;
  const takers = records.filter(({ evidence }) => evidence.some((one) => one.version === version));
  return new Set(takers.map((record) => record.activity));
}

/** The records that pass the filter. */
export function recordsShown(records: readonly LearnerRecord[], filter: Filter): readonly LearnerRecord[] {
  const { text, shown, from, below } = filter;
  const courses = coursesFor(records, filter);
  const wanted = text.toLowerCase();
  return records.filter(
    (record) =>
      (courses?.has(record.activity) ?? true) &&
      (from === undefined || (record.score !== undefined && record.score >= from)) &&
      (below === undefined || (record.score !== undefined && record.score < below)) &&
      (wanted === '' ||
        [record.learner.name, record.learner.email, record.learner.id].some((part) =>
          part?.toLowerCase().includes(wanted),
        )) &&
      tests[shown](record, filter),
  );
}
