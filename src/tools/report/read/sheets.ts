import { writeCsv } from 'hucre/csv';
import type { Item } from './items.ts';
import type { Problem } from './model.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';
import type { LearnerRecord } from './records.ts';
import { attemptCount } from './records.ts';
import type { Wordings } from './wordings.ts';
import { chosenIn, sourceOf } from './wordings.ts';

type Row = readonly (string | number | undefined)[];

const rowsAtOnce = 200;

/**
 * A CSV that spreadsheets open with its accents, and in which no cell is run as a formula.
 *
 * @param rows made as they are asked for
 * @param pause hears how many rows were written
 */
async function csv(header: Row, rows: Iterable<Row>, pause: Pause): Promise<string> {
  const parts: string[] = [];
  let [batch, done]: [Row[], number] = [[header], 0];
  const write = (): void => {
    const cells = batch.map((row) => row.map((cell) => cell ?? ''));
    parts.push(writeCsv(cells, { bom: parts.length === 0, escapeFormulae: true }));
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    done += 1;
    if (batch.length < rowsAtOnce) continue;
    write();
    await pause(done);
  }
  if (batch.length > 0) write();
  return parts.join('\r\n');
}

/** Several in one cell, numbered, so that those of other columns go with them. */
const each = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : values.map((value, index) => `(${index + 1}) ${value}`).join('\n');

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

export const recordsSheet = (records: readonly LearnerRecord[], pause: Pause = noPause): Promise<string> =>
  csv(
    [
      'Learner',
      'E-mail',
      'ID',
      'Course',
      'Completed',
      'Completed by score only',
      'Completed on',
      'Passed',
      'Passed by score only',
      'Pass mark',
      'Best score',
      'Attempts',
      'Versions completed',
      'Content',
      'Acknowledged',
      'Acknowledged version',
      'Acknowledged on',
      'Acknowledged words',
      'Due for renewal',
    ],
    recordRows(records),
    pause,
  );

function* recordRows(records: readonly LearnerRecord[]): Generator<Row> {
  for (const record of records) {
    const versions = record.evidence.filter(({ completedOn }) => completedOn !== undefined);
    yield [
      record.learner.name,
      record.learner.email,
      record.learner.id,
      record.activity,
      yesNo(record.completed),
      yesNo(record.completedByScore),
      record.completedOn,
      yesNo(record.passed),
      yesNo(record.byScore),
      record.score === undefined ? undefined : record.passMark,
      record.score,
      attemptCount(record),
      versions.map(({ version, completedOn }) => `${version} (${completedOn})`).join(', '),
      versions.map(({ digest }) => digest).join(', '),
      each(record.acknowledgements.map(({ id }) => id)),
      each(record.acknowledgements.map(({ version }) => version)),
      each(record.acknowledgements.map(({ when = 'without a date' }) => when)),
      each(record.acknowledgements.map(({ words = 'not in these exports' }) => words)),
      record.due,
    ];
  }
}

export const itemsSheet = (items: readonly Item[], pause: Pause = noPause): Promise<string> =>
  csv(
    [
      'Question',
      'In words',
      'Versions',
      'Answers',
      'Answers without a version',
      'Right',
      'Share right',
      'Discrimination',
      'Flags',
      'Options taken',
    ],
    items.map((item) => [
      item.question,
      item.words,
      item.versions.join(', '),
      item.asked,
      item.assumed,
      item.right,
      item.share.toFixed(3),
      item.discrimination === undefined ? undefined : Number(item.discrimination.toFixed(3)),
      item.flags.join(' '),
      item.options.map(({ id, words, taken }) => `${id}${words && ` (${words})`}: ${taken}`).join('\n'),
    ]),
    pause,
  );

export const answersSheet = (
  records: readonly LearnerRecord[],
  wordings: Wordings,
  pause: Pause = noPause,
): Promise<string> =>
  csv(
    [
      'Learner',
      'E-mail',
      'Course',
      'Attempt',
      'Check',
      'Question',
      'In words',
      'Response',
      'Response in words',
      'Right',
      'When',
      'Words are of',
    ],
    answerRows(records, wordings),
    pause,
  );

function* answerRows(records: readonly LearnerRecord[], wordings: Wordings): Generator<Row> {
  for (const { learner, activity, attempts } of records)
    for (const { attempt, answers, evidence } of attempts)
      for (const answer of answers) {
        const wording = wordings.of(answer, evidence);
        yield [
          learner.name,
          learner.email,
          activity,
          attempt,
          answer.check,
          answer.question,
          wording.question.words,
          answer.response,
          chosenIn(answer, wording).join('\n'),
          yesNo(answer.correct),
          answer.when,
          sourceOf(wording),
        ];
      }
}

export const problemsSheet = (problems: readonly Problem[], pause: Pause = noPause): Promise<string> =>
  csv(
    ['File', 'Row', 'What'],
    problems.map(({ file, row, message }) => [file, row, message]),
    pause,
  );
