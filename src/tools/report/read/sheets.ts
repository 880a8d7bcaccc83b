import { writeCsv } from 'hucre/csv';
import type { Item } from './items.ts';
import type { Answer, Evidence, Problem } from './model.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';
import type { LearnerRecord } from './records.ts';
import { attemptCount } from './records.ts';
import type { Wording, Wordings } from './wordings.ts';
import { chosenIn, sourceOf } from './wordings.ts';

/** The columns of a sheet: the name, and the content of a cell. */
type Columns<Row> = readonly (readonly [name: string, cell: (row: Row) => string | number | undefined])[];

const rowsAtOnce = 200;

/**
 * A CSV that spreadsheets open with the right accents, and without running any cell as a formula.
 *
 * @param rows may be generated on demand
 * @param pause is called with the number of rows written
 */
async function csv<Row>(columns: Columns<Row>, rows: Iterable<Row>, pause: Pause): Promise<string> {
  const parts: string[] = [];
  let batch: (string | number)[][] = [columns.map(([name]) => name)];
  let done = 0;
  const write = (): void => {
    parts.push(writeCsv(batch, { bom: parts.length === 0, escapeFormulae: true }));
    batch = [];
  };
  for (const row of rows) {
    batch.push(columns.map(([, cell]) => cell(row) ?? ''));
    done += 1;
    if (batch.length < rowsAtOnce) continue;
    write();
    await pause(done);
  }
  if (batch.length > 0) write();
  return parts.join('\r\n');
}

/** Several values in one cell, with numbers that match those in other columns. */
const each = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? '') : values.map((value, index) => `(${index + 1}) ${value}`).join('\n');

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

const completions = ({ evidence }: LearnerRecord): Evidence[] =>
  evidence.filter(({ completedOn }) => completedOn !== undefined);

const recordColumns: Columns<LearnerRecord> = [
  ['Learner', ({ learner }) => learner.name],
  ['E-mail', ({ learner }) => learner.email],
  ['ID', ({ learner }) => learner.id],
  ['Course', ({ activity }) => activity],
  ['Completed', ({ completed }) => yesNo(completed)],
  ['Completed by score only', ({ completedByScore }) => yesNo(completedByScore)],
  ['Completed on', ({ completedOn }) => completedOn],
  [
    'Completed on is last access',
    (one) => yesNo(one.completedOn === undefined ? undefined : one.isLastAccess),
  ],
  ['Last completed on', ({ lastCompletedOn }) => lastCompletedOn],
  [
    'Last completed on is last access',
    (one) => yesNo(one.lastCompletedOn === undefined ? undefined : one.isLastByAccess),
  ],
  ['Passed', ({ passed }) => yesNo(passed)],
  ['Passed by score only', ({ byScore }) => yesNo(byScore)],
  ['Pass mark', ({ score, passMark }) => (score === undefined ? undefined : passMark)],
  ['Best score', ({ score }) => score],
  ['Attempts', attemptCount],
  [
    'Versions completed',
    (record) =>
      completions(record)
        .map(({ version, completedOn }) => `${version} (${completedOn})`)
        .join(', '),
  ],
  [
    'Content',
    (record) =>
      completions(record)
        .map(({ digest }) => digest)
        .join(', '),
  ],
  ['Acknowledged', ({ acknowledgements }) => each(acknowledgements.map(({ id }) => id))],
  ['Acknowledged version', ({ acknowledgements }) => each(acknowledgements.map(({ version }) => version))],
  [
    'Acknowledged on',
    ({ acknowledgements }) => each(acknowledgements.map(({ when = 'without a date' }) => when)),
  ],
  [
    'Acknowledged words',
    ({ acknowledgements }) => each(acknowledgements.map(({ words = 'not in these exports' }) => words)),
  ],
  ['Due for renewal', ({ due }) => due],
];

export const recordsSheet = (records: readonly LearnerRecord[], pause: Pause = noPause): Promise<string> =>
  csv(recordColumns, records, pause);

const optionTaken = ({ id, words, taken }: Item['options'][number]): string =>
  `${id}${words && ` (${words})`}: ${taken}`;

const itemColumns: Columns<Item> = [
  ['Question', ({ question }) => question],
  ['In words', ({ words }) => words],
  ['Versions', ({ versions }) => versions.join(', ')],
  ['Answers', ({ asked }) => asked],
  ['Answers without a version', ({ assumed }) => assumed],
  ['Right', ({ right }) => right],
  ['Share right', ({ share }) => share.toFixed(3)],
  ['Discrimination', ({ discrimination: found }) => found && Number(found.toFixed(3))],
  ['Flags', ({ flags }) => flags.join(' ')],
  ['Options taken', ({ options }) => options.map(optionTaken).join('\n')],
];

export const itemsSheet = (items: readonly Item[], pause: Pause = noPause): Promise<string> =>
  csv(itemColumns, items, pause);

interface AnswerRow extends Pick<LearnerRecord, 'learner' | 'activity'> {
  readonly attempt: number;
  readonly answer: Answer;
  readonly wording: Wording;
}

const answerColumns: Columns<AnswerRow> = [
  ['Learner', ({ learner }) => learner.name],
  ['E-mail', ({ learner }) => learner.email],
  ['Course', ({ activity }) => activity],
  ['Attempt', ({ attempt }) => attempt],
  ['Check', ({ answer }) => answer.check],
  ['Question', ({ answer }) => answer.question],
  ['In words', ({ wording }) => wording.question.words],
  ['Response', ({ answer }) => answer.response],
  ['Response in words', ({ answer, wording }) => chosenIn(answer, wording).join('\n')],
  ['Right', ({ answer }) => yesNo(answer.correct)],
  ['When', ({ answer }) => answer.when],
  ['Words are of', ({ wording }) => sourceOf(wording)],
];

export const answersSheet = (
  records: readonly LearnerRecord[],
  wordings: Wordings,
  pause: Pause = noPause,
): Promise<string> => csv(answerColumns, answerRows(records, wordings), pause);

function* answerRows(records: readonly LearnerRecord[], wordings: Wordings): Generator<AnswerRow> {
  for (const { learner, activity, attempts } of records)
    for (const { attempt, answers, evidence } of attempts)
      for (const answer of answers)
        yield { learner, activity, attempt, answer, wording: wordings.of(answer, evidence) };
}

const problemColumns: Columns<Problem> = [
  ['File', ({ file }) => file],
  ['Row', ({ row }) => row],
  ['What', ({ message }) => message],
];

export const problemsSheet = (problems: readonly Problem[], pause: Pause = noPause): Promise<string> =>
  csv(problemColumns, problems, pause);
