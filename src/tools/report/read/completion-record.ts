import { spokenName } from '../../../blocks/certificate/model.ts';
import type { CompletionRecord } from '../../../course/completion-record.ts';
import { recordFormat } from '../../../course/completion-record.ts';
import { percent } from '../../../course/percent.ts';
import { dateOf } from './dates.ts';
import { passedIn } from './elements.ts';
import type { Evidence, Reading } from './model.ts';
import { withoutUndefined, textOrUndefined } from './model.ts';
import { Unreadable } from './tables.ts';

/** Whether the JSON is marked as a record that a learner saved from the course. */
export const isCompletionRecord = (json: unknown): json is CompletionRecord =>
  (json as { format?: unknown } | null)?.format === recordFormat;

/**
 * Reads the record that a learner saved from the course.
 *
 * @throws Unreadable if a part is missing or wrong
 */
export function readRecord(record: CompletionRecord, file: string): Reading {
  const { formatVersion } = record as { readonly formatVersion: number };
  if (formatVersion !== 1)
    throw new Unreadable('This completion record is of a newer form. Build the report from a newer version.');
  try {
    return reading(record, file);
  } catch {
    throw new Unreadable('This completion record is damaged: save it from the course again.');
  }
}

function reading(record: CompletionRecord, file: string): Reading {
  const { learner, course, completed, success, best, acknowledgements } = record;
  const isWhole = typeof learner === 'string' && typeof course.title === 'string';
  if (!isWhole || (best !== undefined && !Number.isFinite(best))) throw new TypeError('A part is missing.');
  const evidence = record.completions.map(({ at, version, digest, passMark }): Evidence => {
    const text = `${course.title} ${version}, content ${digest}: completed ${at}`;
    const mark = passMark === undefined ? undefined : Math.round(passMark * 100);
    return {
      version,
      digest,
      language: course.language,
      text,
      ...withoutUndefined({ completedOn: dateOf(at), passMark: mark }),
    };
  });
  const completedOn = evidence.at(-1)?.completedOn;
  const score = best === undefined ? undefined : percent(best);
  return {
    kind: 'completion record',
    attempts: [
      {
        learner: { name: spokenName(learner) },
        savedByLearner: true,
        activity: course.title,
        attempt: 1,
        completed: completed === true,
        ...withoutUndefined({ completedOn, passed: passedIn(success), score }),
        answers: [],
        acknowledgements: acknowledgements.map(({ id, version, at, words }) => ({
          id,
          version,
          ...withoutUndefined({ when: dateOf(at), words: textOrUndefined(words) }),
        })),
        evidence,
        from: { file },
      },
    ],
    problems: [
      {
        file,
        message:
          'A learner saved this file: it is no proof by itself, as the LMS’s record is, and is put to whoever has its name, or whom you choose under “Whose”.',
      },
    ],
  };
}
