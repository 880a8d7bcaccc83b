import type { Interaction } from './answers.ts';
import { answersOf, askedOf, lastCompletion } from './answers.ts';
import type { Row } from './cells.ts';
import { Cells, learnerOf, numberOf, scoreIn } from './cells.ts';
import { courseColumns } from './course-columns.ts';
import { dateOf } from './dates.ts';
import { attemptOf } from './elements.ts';
import { withoutHtmlSpecialChars } from './entities.ts';
import type { Attempt, Problem, Reading } from './model.ts';
import { withoutUndefined } from './model.ts';
import { gradebook, gradesAsXml } from './grades.ts';
import type { Kind } from './kind.ts';
import { empty, hasColumns } from './kind.ts';
import type { Pause } from './pause.ts';
import { separateNamesakes } from './namesakes.ts';
import type { Table } from './tables.ts';

const scormReport: Kind = {
  name: 'Moodle: SCORM report',
  fits: hasColumns('attempt', 'started on', 'last accessed on', 'score'),
  read(cells, learner, from, activity) {
    const text = cells.get('Attempt');
    const attempt = numberOf(text) ?? 0;
    if (text === '' && cells.get('Started on', 'Last accessed on', 'Score') === '')
      return [{ learner, activity, attempt, neverOpened: true, from, ...empty }];
    if (text === '') return 'This row has a date or a score, but no number of an attempt.';
    if (!Number.isInteger(attempt) || attempt < 1) return `“${text}” is no number of an attempt.`;
    const dates: Record<string, string> = {};
    for (const [name, column] of [
      ['started', 'Started on'],
      ['last', 'Last accessed on'],
    ] as const) {
      const text = cells.get(column);
      const date = dateOf(text);
      if (text !== '' && date === undefined)
        return `“${text}” in the column “${column}” is no date that can be read.`;
      if (date !== undefined) dates[name] = date;
    }
    const interactions = cells.interactions.flatMap(({ at, response, right, result }): Interaction[] => {
      const id = cells.row[at] ?? '';
      const given = { id, response: cells.get(response), result: cells.get(result) };
      return id === '' ? [] : [{ ...given, ...askedOf('', cells.get(right)) }];
    });
    const { score: ofCourse, hasStatus, completed, passed } = courseColumns(cells);
    const score = scoreIn(cells, ofCourse ?? cells.get('Score'));
    // The report writes 0 for an attempt that has no score; the column of the course tells which it is.
    const unscored = ofCourse === undefined && score === 0 && interactions.length === 0;
    const read = answersOf(interactions);
    const completedOn = lastCompletion(read.evidence);
    return [
      {
        learner,
        activity,
        attempt,
        from,
        ...dates,
        ...withoutUndefined({
          score: unscored || hasStatus ? undefined : score,
          completed: completedOn === undefined ? completed : true,
          passed,
          completedOn,
        }),
        ...read,
      },
    ];
  },
  note: missingParts,
};

/** The boxes of “Interactions” are not all ticked at first, and what they leave out is told nowhere. */
function missingParts(header: Row): string {
  const parts = ['Question', 'Response', 'Right answer', 'Result'];
  const missing = parts.filter((part) => !header.includes(`${part} 0`));
  // Either of these two says which answers are right.
  const isTold = ['Right answer', 'Result'].some((part) => missing.every((other) => other === part));
  if (missing.length === parts.length || isTold) return '';
  const names = missing.map((part) => `“${part} …”`);
  const listed = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
  const lost =
    missing[0] === 'Question' || missing[0] === 'Response'
      ? 'answers, versions and acknowledgements are not read'
      : 'only the page’s own questions say which answers are right';
  return `This report has no ${listed}, so that ${lost}. In Moodle, tick all four boxes “Summary of …” below the report, save the preferences, and export it again; for SCORM 2004 take “Track details” instead.`;
}

const stateOfCompletion = /^(not )?(completed)(?: \(.+\))?$/i;

const completion: Kind = {
  name: 'Moodle: completion',
  // A site may hide addresses. Names other than Moodle's own are those of another language.
  fits: (header) => {
    const first = completionColumns(header)[0]?.index;
    return (
      first !== undefined &&
      (header.some((cell) => /^email address$| - Completion date$/i.test(cell)) ||
        header.slice(1, first).every((cell) => participantColumn.test(cell)))
    );
  },
  read(cells, learner, from) {
    const columns = completionColumns(cells.header);
    for (const [index, state] of cells.row.entries())
      if (stateOfCompletion.test(state) && !columns.some((one) => one.index === index))
        cells.noteOnce(
          `The column “${cells.header[index] || index + 1}” has no days of completion right after it, as Moodle’s has: nothing was taken from it. Export again, and leave the columns as they are.`,
        );
    return columns.flatMap(({ activity, index }): Attempt[] => {
      const state = cells.row[index] ?? '';
      if (state === '') {
        cells.notes.push(`The column “${activity}” is empty: nothing is known of “${learner.name}” there.`);
        return [];
      }
      const [, not, done] = stateOfCompletion.exec(state) ?? [];
      if (done === undefined) {
        cells.notes.push(`“${state}” in the column “${activity}” is no state of completion that is known.`);
        return [];
      }
      const day = cells.row[index + 1] ?? '';
      const completedOn = not === undefined ? dateOf(day) : undefined;
      if (not === undefined && day !== '' && completedOn === undefined)
        cells.notes.push(`“${day}” is no date that can be read: the day of completion is left out.`);
      return [
        {
          learner,
          activity,
          attempt: 0,
          from,
          completed: not === undefined,
          ...(/achieved? pass/i.test(state) && { passed: !/did not/i.test(state) }),
          ...withoutUndefined({ completedOn }),
          ...empty,
        },
      ];
    });
  },
};

/** The columns with an activity's state. The next column has its date, with or without a name. */
function completionColumns(header: Row): { activity: string; index: number }[] {
  return header.flatMap((activity, index) => {
    const next = header[index + 1];
    const dated =
      next === `${activity} - Completion date` ||
      (next === '' && header[0] === '' && !participantColumn.test(activity));
    return activity !== '' && dated ? [{ activity, index }] : [];
  });
}

/** Columns about people, not about learning. */
const participantColumn =
  /^(?:(?:first|last) name|email address|username|id number|institution|department|roles|groups|last access to course|status|city\/town|country|(?:mobile )?phone)$/i;

const participants: Kind = {
  name: 'Moodle: participants',
  fits: (header) =>
    hasColumns('first name', 'last name', 'email address')(header) &&
    header.every((title) => !/\S/.test(title) || participantColumn.test(title)),
  read: (_, learner, from, activity) => [{ learner, activity, attempt: 0, from, ...empty }],
};

const kinds = [scormReport, completion, gradebook, gradesAsXml, participants];

/** Tables without records of learning, and why they are of no use here. */
const useless: readonly [fits: (header: Row) => boolean, message: string][] = [
  [
    hasColumns('event name', 'component'),
    'This is a log of clicks, not of learning. Nothing was taken from it.',
  ],
  [
    hasColumns('original grade', 'revised grade'),
    'This is the history of grades, with deleted attempts in it. Take the gradebook instead.',
  ],
  [
    (header) => header.length === 2 && header[0] === '',
    'These are the numbers of a chart, without learners. Take the report “Basic” instead.',
  ],
];

const isElementTable = (header: Row): boolean =>
  /^element$/i.test(header[0] ?? '') && /^value$/i.test(header[1] ?? '');

/**
 * Reads Moodle's tables.
 *
 * @param activity the name of the course from the file's name
 * @param pause is called with the number of rows read
 */
export async function readMoodle(
  table: Table,
  file: string,
  activity: string,
  pause: Pause,
): Promise<Reading> {
  const rows = {
    *[Symbol.iterator]() {
      for (const row of table.rows) yield row.map(withoutHtmlSpecialChars);
    },
  };
  let at = 0;
  let header: Row = [];
  for (header of rows) {
    if (header.some((cell) => cell !== '')) break;
    at += 1;
  }
  const nothing = useless.find(([fits]) => fits(header));
  if (nothing) return { kind: 'of no use', attempts: [], problems: [{ file, message: nothing[1] }] };
  if (isElementTable(header)) {
    const elements = new Map([...rows].slice(at + 1).map(([name = '', value = '']) => [name, value]));
    const attempt = Number(/attempt[-_ ]?(\d+)/i.exec(file)?.[1] ?? 1);
    const read = attemptOf(elements, { learner: { name: '' }, activity, attempt, from: { file } });
    return { kind: 'Moodle: track details', attempts: [read], problems: [] };
  }
  const kind = kinds.find(({ fits }) => fits(header));
  if (!kind)
    return { kind: 'unknown', attempts: [], problems: [{ file, row: at + 1, message: unknown(header) }] };
  const attempts: Attempt[] = [];
  const problems: Problem[] = [];
  const cells = new Cells(header);
  let index = -1;
  for (const row of rows) {
    index += 1;
    await pause(index);
    if (index <= at || row.every((cell) => cell === '')) continue;
    const place = { file, row: index + 1 };
    cells.row = row;
    const learner = learnerOf(cells);
    const isLonger = row.slice(header.length).some((cell) => cell !== '');
    const read = isLonger
      ? 'This row has more cells than there are columns, perhaps for a comma in a name: it is left out.'
      : typeof learner === 'string'
        ? learner
        : kind.read(cells, learner, place, activity);
    if (typeof read === 'string') problems.push({ ...place, message: read });
    else attempts.push(...read);
    for (const message of cells.notes.splice(0)) problems.push({ ...place, message });
  }
  for (const title of new Set(header.filter((one, at) => one !== '' && header.indexOf(one) < at)))
    problems.push({ file, message: `Several columns are called “${title}”: they can’t be told apart.` });
  const note = kind.note?.(header) ?? '';
  if (note !== '') problems.push({ file, message: note });
  const scores = attempts.flatMap(({ score }) => score ?? []);
  if (scores.some((score) => score > 0) && scores.every((score) => score <= 1))
    problems.push({ file, message: sharesNote });
  const apart = await separateNamesakes(attempts, pause);
  if (
    cells.interactions.length > 0 &&
    attempts.some(({ attempt }) => attempt > 0) &&
    attempts.every(
      ({ answers, evidence, acknowledgements }) =>
        answers.length + evidence.length + acknowledgements.length === 0,
    )
  ) {
    problems.push({
      file,
      message:
        'The columns for answers are empty. For SCORM 2004 Moodle writes them so (its own fault): export “Track details” of each attempt instead.',
    });
  }
  return { kind: kind.name, attempts: apart.attempts, problems: [...problems, ...apart.problems] };
}

const sharesNote =
  'No score in this file is above 1, and they are taken for per cent: if 1 stands for 100 %, export them as per cent.';

const unknown = (header: Row): string =>
  `These columns are of no export that is known: ${header.slice(0, 6).join(', ')}${header.length > 6 ? ' …' : ''}. Switch the LMS to English before exporting, or take one of the exports in the list. Delete what stands above the names of the columns.`;
