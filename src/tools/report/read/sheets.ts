import { writeCsv } from 'hucre/csv';
import type { Item } from './items.ts';
import type { Problem } from './model.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';
import type { LearnerRecord } from './records.ts';

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

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

export const recordsSheet = (records: readonly LearnerRecord[], pause: Pause = noPause): Promise<string> =>
  csv(
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
  }
}

export const itemsSheet = (items: readonly Item[], pause: Pause = noPause): Promise<string> =>
  csv(
    ['Question', 'In words', 'Answers', 'Right', 'Share right', 'Discrimination', 'Flags', 'Options taken'],
    items.map((item) => [
      item.question,
      item.words,
      item.asked,
      item.right,
      item.share.toFixed(3),
      item.discrimination?.toFixed(3),
      item.flags.join(' '),
      item.options.map(({ id, taken }) => `${id}: ${taken}`).join(', '),
    ]),
    pause,
  );

export const answersSheet = (records: readonly LearnerRecord[], pause: Pause = noPause): Promise<string> =>
  csv(
    ['Learner', 'E-mail', 'Course', 'Attempt', 'Check', 'Question', 'Response', 'Right', 'When'],
    answerRows(records),
    pause,
  );

function* answerRows(records: readonly LearnerRecord[]): Generator<Row> {
  for (const { learner, activity, attempts } of records)
    for (const { attempt, answers } of attempts)
      for (const { question, check, response, correct, when } of answers)
        yield [
          learner.name,
          learner.email,
          activity,
          attempt,
          check,
          question,
          response,
          yesNo(correct),
          when,
        ];
}

export const problemsSheet = (problems: readonly Problem[], pause: Pause = noPause): Promise<string> =>
  csv(
    ['File', 'Row', 'What'],
    problems.map(({ file, row, message }) => [file, row, message]),
    pause,
  );
