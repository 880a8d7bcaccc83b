import type { LearnerRecord } from '../read/records.ts';
import { isCompleted } from '../read/records.ts';

/** Which learners are listed. */
export type Shown = 'all' | 'unfinished' | 'finished' | 'failed' | 'due' | 'unacknowledged';

export interface Filter {
  readonly text: string;
  readonly activity: string;
  /** '' for any. */
  readonly version: string;
  readonly shown: Shown;
  readonly page: number;
}

export const today = (): string => new Date().toISOString().slice(0, 10);

const tests: Readonly<Record<Shown, (record: LearnerRecord, version: string) => boolean>> = {
  all: () => true,
  unfinished: (record, version) => !isCompleted(record, version),
  finished: isCompleted,
  failed: ({ passed }) => passed === false,
  due: ({ due }) => due !== undefined && due <= today(),
  unacknowledged: ({ acknowledgements }) => acknowledgements.length === 0,
};

/** The records that the filter leaves. */
export function recordsShown(
  records: readonly LearnerRecord[],
  { text, activity, version, shown }: Filter,
): readonly LearnerRecord[] {
  const wanted = text.toLowerCase();
  return records.filter(
    (record) =>
      (activity === '' || record.activity === activity) &&
      (wanted === '' ||
        [record.learner.name, record.learner.email, record.learner.id].some((part) =>
          part?.toLowerCase().includes(wanted),
        )) &&
      tests[shown](record, version),
  );
}
