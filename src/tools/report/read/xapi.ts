import type { Interaction } from './answers.ts';
import { answersOf, askedOf, evidenceOf, lastCompletion } from './answers.ts';
import { dateOf, compareDates } from './dates.ts';
import { scoreOf } from './elements.ts';
import type { Acknowledgement, Asked, Attempt, Evidence, Learner, Problem, Reading } from './model.ts';
import { withoutUndefined, textOrUndefined } from './model.ts';
import type { Pause } from './pause.ts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The words of a language map, in its first language. */
const wordsOf = (map: unknown): string => textOf(Object.values(fieldsOf(map))[0]);

interface Group {
  readonly learner: Learner;
  /** The course's activity id. */
  readonly course: string;
  readonly registration: string;
  readonly statements: Fields[];
  readonly row: number;
}

/**
 * Reads the statements that an LRS exports: one attempt for each learner, course and registration (xAPI, Data 4.1).
 *
 * @param title the name of the course; if the file has several courses, each is named by its id
 * @param pause is called with the number of statements read
 */
export async function readStatements(
  statements: readonly unknown[],
  file: string,
  title: string,
  pause: Pause,
): Promise<Reading> {
  const problems: Problem[] = [];
  const groups = new Map<string, Group>();
  // The actor of a voiding statement is rarely the learner (xAPI, Data 2.3.2).
  const voided = new Set<unknown>();
  const here = new Set<unknown>();
  const sites = new Set<string>();
  for (const value of statements) {
    const statement = fieldsOf(value);
    if (verb(statement) === 'voided') voided.add(fieldsOf(statement['object'])['id']);
    else here.add(statement['id']);
    const site = textOf(fieldsOf(fieldsOf(statement['actor'])['account'])['homePage']);
    if (site !== '' && verb(statement) !== 'voided') sites.add(site);
    await pause(0);
  }
  for (const [index, value] of statements.entries()) {
    await pause(index);
    const row = index + 1;
    const statement = fieldsOf(value);
    const { id: voids } = fieldsOf(statement['object']);
    if (verb(statement) === 'voided' && !here.has(voids))
      problems.push({ file, row, message: `${elsewhere} ${textOf(voids)}` });
    if (verb(statement) === 'voided' || voided.has(statement['id'])) continue;
    const context = fieldsOf(statement['context']);
    const learner = actorOf(fieldsOf(statement['actor']), sites.size > 1);
    const wrong = wrongIn(statement);
    if (wrong !== '') problems.push({ file, row, message: wrong });
    if (wrong !== '' || typeof learner === 'string') {
      if (typeof learner === 'string') problems.push({ file, row, message: learner });
      continue;
    }
    if (dateOf(statement['timestamp']) === undefined)
      problems.push({ file, row, message: 'The time of this statement can’t be read: it is left out.' });
    if (scoreIsOut(statement))
      problems.push({
        file,
        row,
        message: 'The score of this statement is none of 0 to 100: it is left out.',
      });
    const registration = textOf(context['registration']);
    const course = courseOf(statement, context);
    const key = JSON.stringify([learner.email ?? learner.id ?? learner.name, registration, course]);
    const group = groups.get(key) ?? { learner, course, registration, statements: [], row };
    groups.set(key, group);
    group.statements.push(statement);
  }
  const all = [...groups.values()];
  const isOne = new Set(all.map(({ course }) => course)).size === 1;
  const attempts: Attempt[] = [];
  for (const group of all) {
    attempts.push(attemptFrom(group, isOne ? title : group.course, file));
    await pause(statements.length);
  }
  if (sites.size > 1)
    problems.push({
      file,
      message: `The accounts are of ${sites.size} sites: one name on two of them is taken for two learners.`,
    });
  if (statements.length === 0) problems.push({ file, message: 'There are no statements in this file.' });
  return { kind: 'xAPI statements', attempts: numbered(attempts), problems };
}

const elsewhere =
  'This voids a statement that is not in this file. If it is in another, remove it there, or export all at once:';

/** Why a statement can't be used; '' if it can. */
function wrongIn(statement: Fields): string {
  if (textOf(fieldsOf(statement['verb'])['id']) === '') return 'This is no statement: it has no verb.';
  const { completion, success } = fieldsOf(statement['result']);
  const isDenied =
    (verb(statement) === 'completed' && completion === false) ||
    (verb(statement) === 'passed' && success === false) ||
    (verb(statement) === 'failed' && success === true);
  return isDenied ? `This says “${verb(statement)}”, and in its result the opposite: it is left out.` : '';
}

function scoreIn(statement: Fields): number | undefined {
  const parts = fieldsOf(fieldsOf(statement['result'])['score']);
  const [raw = '', scaled = '', min = '', max = ''] = ['raw', 'scaled', 'min', 'max'].map((part) =>
    String(parts[part] ?? ''),
  );
  return scoreOf(raw, scaled, min, max);
}

const isJudged = (statement: Fields): boolean => /^(passed|failed)$/.test(verb(statement));

const scoreIsOut = (statement: Fields): boolean =>
  isJudged(statement) &&
  fieldsOf(statement['result'])['score'] !== undefined &&
  scoreIn(statement) === undefined;

/** Whether it is only about a part of the course. cmi5 marks statements about the whole course with moveon. */
function isOfPart({ object, context }: Fields): boolean {
  const { parent, category } = fieldsOf(fieldsOf(context)['contextActivities']);
  const idsIn = (list: unknown): unknown[] => [list].flat().map((activity) => fieldsOf(activity)['id']);
  const isMoveOn = idsIn(category).includes('https://w3id.org/xapi/cmi5/context/categories/moveon');
  return parent !== undefined && !isMoveOn && !idsIn(parent).includes(fieldsOf(object)['id']);
}

/** The course of a statement: its grouping (in cmi5 the publisher's id), otherwise its parent, otherwise its object. */
function courseOf({ object }: Fields, { contextActivities }: Fields): string {
  const first = (list: unknown): unknown => fieldsOf(Array.isArray(list) ? list[0] : list)['id'];
  const { grouping, parent } = fieldsOf(contextActivities);
  return textOf(first(grouping)) || textOf(first(parent)) || textOf(fieldsOf(object)['id']);
}

/** Numbers a learner's registrations of a course in the order of their start. */
function numbered(attempts: readonly Attempt[]): Attempt[] {
  const begun = new Map<string, number>();
  return attempts
    .toSorted((a, b) => compareDates(a.started, b.started))
    .map((attempt) => {
      const { learner, activity } = attempt;
      const key = JSON.stringify([learner.email ?? learner.id ?? learner.name, activity]);
      const number = (begun.get(key) ?? 0) + 1;
      begun.set(key, number);
      return { ...attempt, attempt: number };
    });
}

/** The learner, or why that is unknown. */
function actorOf(actor: Fields, withSite: boolean): Learner | string {
  if (actor['objectType'] === 'Group') return 'This statement is of a group, and of no learner.';
  const email = textOf(actor['mbox'])
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const { name: account, homePage } = fieldsOf(actor['account']);
  const site = withSite && textOf(account) !== '' ? ` (${textOf(homePage)})` : '';
  const id = `${textOf(account)}${site}` || textOf(actor['openid']) || textOf(actor['mbox_sha1sum']);
  const name = textOf(actor['name']) || id || email;
  return name === ''
    ? 'This statement names nobody.'
    : { name, ...withoutUndefined({ email: textOrUndefined(email), id: textOrUndefined(id) }) };
}

function attemptFrom(
  { learner, course, registration, statements, row }: Group,
  activity: string,
  file: string,
): Attempt {
  const valid = statements.toSorted((a, b) => compareDates(textOf(a['timestamp']), textOf(b['timestamp'])));
  const ofCourse = valid.filter((statement) => !isOfPart(statement));
  const times = valid.flatMap(({ timestamp }) => dateOf(timestamp) ?? []);
  const completed = ofCourse.find((statement) => verb(statement) === 'completed');
  const names = ofCourse.flatMap(
    ({ object }) => wordsOf(fieldsOf(fieldsOf(object)['definition'])['name']) || [],
  );
  const judged = ofCourse.filter(isJudged);
  // A later failure never cancels a pass.
  const verdict = judged.find((statement) => verb(statement) === 'passed') ?? judged.at(-1);
  const scores = judged.flatMap((statement) => scoreIn(statement) ?? []);
  const read = answersOf(valid.flatMap(interactionOf));
  const evidence = [...read.evidence, ...valid.flatMap(evidenceIn)];
  const acknowledgements = [...read.acknowledgements, ...valid.flatMap(acknowledgementsIn)];
  return {
    learner,
    activity,
    course: { id: course, ...withoutUndefined({ name: names.at(-1) }) },
    attempt: 1,
    from: { file, row },
    completed: completed !== undefined,
    ...withoutUndefined({
      registration: textOrUndefined(registration),
      completedOn: lastCompletion(evidence) ?? dateOf(completed?.['timestamp']),
      passed: verdict && verb(verdict) === 'passed',
      score: scores.length === 0 ? undefined : Math.max(...scores),
      started: times[0],
      last: times.at(-1),
    }),
    ...read,
    evidence,
    acknowledgements,
  };
}

const verb = (statement: Fields): string => textOf(fieldsOf(statement['verb'])['id']).split('/').at(-1) ?? '';

/** A property that the course adds to `completed` and `passed`: see the extensions in docs/cmi5.md. */
const property = (extensions: unknown, name: string): unknown =>
  fieldsOf(extensions)[`https://schema.org/${name}`];

function evidenceIn({ context, result }: Fields): Evidence[] {
  const { extensions } = fieldsOf(context);
  const outcome = fieldsOf(result)['extensions'];
  const text = textOf(property(outcome, 'description'));
  const version = textOf(property(extensions, 'version'));
  const digest = textOf(property(extensions, 'sha256'));
  if (version === '' || digest === '') return [];
  const line = evidenceOf(text);
  const completedOn = dateOf(property(outcome, 'endTime')) ?? line?.completedOn;
  const language = textOf(property(extensions, 'inLanguage'));
  return [{ ...line, version, digest, language, text, ...withoutUndefined({ completedOn }) }];
}

function acknowledgementsIn({ result }: Fields): Acknowledgement[] {
  const { acknowledgements } = fieldsOf(property(fieldsOf(result)['extensions'], 'additionalProperty'));
  return (Array.isArray(acknowledgements) ? acknowledgements : []).map(fieldsOf).flatMap((given) => {
    const [id, version, words] = [given['id'], given['version'], given['text']].map(textOf);
    if (!id || !version) return [];
    return [
      { id, version, ...withoutUndefined({ words: textOrUndefined(words), when: dateOf(given['at']) }) },
    ];
  });
}

function interactionOf(statement: Fields): Interaction[] {
  if (verb(statement) !== 'answered') return [];
  const { id, definition } = fieldsOf(statement['object']);
  const result = fieldsOf(statement['result']);
  const { description, correctResponsesPattern: patterns } = fieldsOf(definition);
  const right = Array.isArray(patterns) ? textOf(patterns[0]) : '';
  return [
    {
      id: textOf(id).split('/').at(-1) ?? '',
      response: textOf(result['response']),
      result: String(result['success'] ?? ''),
      ...askedOf(wordsOf(description), right, optionsIn(fieldsOf(definition))),
      ...withoutUndefined({ when: dateOf(statement['timestamp']) }),
    },
  ];
}

/** The options, with the ids of a response: `a`, or `1.a` (xAPI, Data 2.4.4.1, Interaction Components). */
function optionsIn({ choices, source, target }: Fields): Asked['options'] {
  const listed = (list: unknown): { id: string; words: string }[] =>
    (Array.isArray(list) ? list : [])
      .map(fieldsOf)
      .map(({ id, description }) => ({ id: textOf(id), words: wordsOf(description) }));
  const targets = listed(target);
  return [
    ...listed(choices),
    ...listed(source).flatMap((from) =>
      targets.map((to) => ({ id: `${from.id}.${to.id}`, words: `${from.words} → ${to.words}` })),
    ),
  ];
}
