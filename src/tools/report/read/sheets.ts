import { writeCsv } from 'hucre/csv';
import type { Item } from './items.ts';
import type { Problem } from './model.ts';
import type { LearnerRecord } from './records.ts';

/** A CSV that spreadsheets open with its accents, and in which no cell is run as a formula. */
const csv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  writeCsv(
    rows.map((row) => row.map((cell) => cell ?? '')),
    { bom: true, escapeFormulae: true },
  );

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

export const recordsSheet = (records: readonly LearnerRecord[]): string =>
  csv([
    [
      'Learner',
      'E-mail',
      'ID',
      'Course',
      'Completed',
      'Completed on',
      'Passed',
      'Passed by score only',
      'Best score',
      'Attempts',
      'Versions completed',
      'Content',
      'Acknowledged',
      'Due for renewal',
    ],
    ...records.map((record) => {
      const versions = record.evidence.filter(({ completedOn }) => completedOn !== undefined);
      return [
        record.learner.name,
        record.learner.email,
        record.learner.id,
        record.activity,
        yesNo(record.completed),
        record.completedOn,
        yesNo(record.passed),
        yesNo(record.byScore),
        record.score,
        record.attempts.length,
        versions.map(({ version, completedOn }) => `${version} (${completedOn})`).join(', '),
        versions.map(({ digest }) => digest).join(', '),
        record.acknowledgements
          .map(({ id, version, when = 'without a date' }) => `${id} ${version} (${when})`)
          .join(', '),
        record.due,
      ];
    }),
  ]);

export const itemsSheet = (items: readonly Item[]): string =>
  csv([
    ['Question', 'In words', 'Answers', 'Right', 'Share right', 'Discrimination', 'Flags', 'Options taken'],
    ...items.map((item) => [
      item.question,
      item.words,
      item.asked,
      item.right,
      item.share.toFixed(3),
      item.discrimination?.toFixed(3),
      item.flags.join(' '),
      item.options.map(({ id, taken }) => `${id}: ${taken}`).join(', '),
    ]),
  ]);

export const answersSheet = (records: readonly LearnerRecord[]): string =>
  csv([
    ['Learner', 'E-mail', 'Course', 'Attempt', 'Check', 'Question', 'Response', 'Right', 'When'],
    ...records.flatMap(({ learner, activity, attempts }) =>
      attempts.flatMap(({ attempt, answers }) =>
        answers.map(({ question, check, response, correct, when }) => [
          learner.name,
          learner.email,
          activity,
          attempt,
          check,
          question,
          response,
          yesNo(correct),
          when,
        ]),
      ),
    ),
  ]);

export const problemsSheet = (problems: readonly Problem[]): string =>
  csv([['File', 'Row', 'What'], ...problems.map(({ file, row, message }) => [file, row, message])]);
