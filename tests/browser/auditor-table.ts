import { rightOptions } from '../../src/blocks/choice/model.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { shortDigest } from '../../src/course/course.ts';
import { plain } from '../../src/course/rich.ts';
import { escape } from '../../src/package/escape.ts';
import type { JsonObject } from '../../src/tools/preview/lrs/json.ts';
import type { Registration } from '../../src/tools/preview/lrs/registration.ts';
import type { LearnerRecord } from '../../src/tools/preview/page/learner-record.ts';
import { element } from './embedded-course.ts';

/** The columns. */
export const standards = ['scorm12', 'scorm2004-4th', 'cmi5', 'xapi'] as const;
export type Standard = (typeof standards)[number];
export type Setting = 'full' | 'outcome' | 'none';

/** What an auditor has at hand: what the LMS holds, and what the build and the release keep. */
export interface Sources {
  readonly standard: Standard;
  readonly setting: Setting;
  readonly record: LearnerRecord | Registration;
  readonly loaded: LoadedCourse;
  /** The check's questions. */
  readonly questions: readonly ChoiceModel[];
  /** The page `allyship-…-answer-key.html`. */
  readonly answerKey: string;
}

/** Where an auditor finds it, and whether it is there. */
type Cell = readonly [where: string, isThere: boolean];

interface Answer {
  readonly id: string;
  readonly question: string;
  readonly response: string;
  readonly options: readonly string[];
  readonly time: string;
}

const nothing = '–';

// oxlint-disable-next-line no-explicit-any -- statements are read as whatever they are.
const statementsOf = ({ record }: Sources): any[] => [...(record as Registration).statements];
const isXapi = ({ standard }: Sources): boolean => standard === 'cmi5' || standard === 'xapi';

/** The SCORM interactions, or what says the same in statements. */
function answersOf(sources: Sources): Answer[] {
  if (isXapi(sources))
    return statementsOf(sources)
      .filter(({ verb }) => verb.id.endsWith('/answered'))
      .map(({ object, result, timestamp }) => ({
        id: object.id.split('/').at(-1),
        question: Object.values<string>(object.definition.description ?? {})[0] ?? '',
        response: result.response ?? '',
        options: (object.definition.choices ?? []).map(
          ({ description }: JsonObject) => Object.values(description as object)[0] as string,
        ),
        time: timestamp,
      }));
  const list = element(sources.record as LearnerRecord, 'interactions') ?? {};
  return Object.values(list as Record<string, Record<string, string>>).map((one) => ({
    id: one['id'] ?? '',
    question: one['description'] ?? '',
    response: one['student_response'] ?? one['learner_response'] ?? '',
    options: [],
    time: one['timestamp'] ?? one['time'] ?? '',
  }));
}

/** The line to read, of the last word on this version. */
const evidence = (sources: Sources): string =>
  answersOf(sources).findLast(({ id }) => id === `completion.v${sources.loaded.course.version}`)?.response ??
  '';

const acknowledged = (sources: Sources): string => {
  const [{ id, version } = { id: '', version: '' }] = sources.loaded.course.acknowledgements;
  return answersOf(sources).findLast((one) => one.id === `${id}.v${version}`)?.response ?? '';
};

const statement = (sources: Sources, verb: string) =>
  statementsOf(sources).findLast((one) => one.verb.id.endsWith(`/${verb}`));
const resultOf = (sources: Sources) => statement(sources, 'completed')?.result?.extensions ?? {};
const contextOf = (sources: Sources) => statement(sources, 'completed')?.context?.extensions ?? {};
const property = (name: string): string => `https://schema.org/${name}`;
const more = (sources: Sources) => resultOf(sources)[property('additionalProperty')] ?? {};

/** Of the line in SCORM, whose words are these; of an extension of `completed` in statements. */
const either = (sources: Sources, words: RegExp, name: string, isThere: () => boolean): Cell =>
  isXapi(sources)
    ? [`\`completed\`, \`${name}\``, words.test(evidence(sources)) && isThere()]
    : ['evidence', words.test(evidence(sources))];

const ofTheCheck = (sources: Sources): [ChoiceModel, Answer | undefined][] => {
  const answers = answersOf(sources);
  return sources.questions.map((model) => [model, answers.find(({ id }) => id === `${model.id}.1`)]);
};

/** A cell about every answer to the check; where none may be held, there is none. */
function ofAnswers(
  sources: Sources,
  where: string,
  isThere: (answer: Answer, model: ChoiceModel) => boolean,
): Cell {
  const all = ofTheCheck(sources);
  if (sources.setting === 'none') return [nothing, all.every(([, answer]) => answer === undefined)];
  return [where, all.length > 0 && all.every(([model, answer]) => answer && isThere(answer, model))];
}

const inKey = ({ answerKey }: Sources, words: string): boolean => answerKey.includes(escape(words));

export const rows: readonly (readonly [question: string, cell: (sources: Sources) => Cell])[] = [
  [
    'Who?',
    (sources) => {
      if (isXapi(sources))
        return ['`actor`', statementsOf(sources).every(({ actor }) => actor.name === 'Okafor, Ada')];
      const place = sources.standard === 'scorm12' ? 'core.student_name' : 'learner_name';
      return [`\`cmi.${place}\``, element(sources.record as LearnerRecord, place) === 'Okafor, Ada'];
    },
  ],
  [
    'Which version?',
    (sources) =>
      either(
        sources,
        / 1\.0\.0 \(en-GB\)/,
        'version',
        () => contextOf(sources)[property('version')] === '1.0.0',
      ),
  ],
  [
    'Which content (digest)?',
    (sources) => {
      const { digest } = sources.loaded.course;
      const words = new RegExp(`content ${shortDigest(digest)}:`);
      return either(sources, words, 'sha256', () => contextOf(sources)[property('sha256')] === digest);
    },
  ],
  [
    'Completed when?',
    (sources) =>
      either(sources, /: completed \d{4}-\d\d-\d\d [\d:]{8}[+-]\d\d:\d\d/, 'endTime', () =>
        /^\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d$/.test(resultOf(sources)[property('endTime')]),
      ),
  ],
  [
    'With which score?',
    (sources) => {
      if (isXapi(sources))
        return ['`passed`, `score`', statement(sources, 'passed')?.result?.score?.scaled === 1];
      const place = sources.standard === 'scorm12' ? 'core.score.raw' : 'score.raw';
      return [`\`cmi.${place}\`, evidence`, String(element(sources.record as LearnerRecord, place)) === '100' && / score 100%/.test(evidence(sources))]; // prettier-ignore
    },
  ],
  [
    'What was the pass mark?',
    (sources) => either(sources, /pass mark 80%/, 'passMark', () => more(sources).passMark === 0.8),
  ],
  [
    'After how many attempts?',
    (sources) => either(sources, /attempt 1/, 'attempts', () => more(sources).attempts === 1),
  ],
  [
    'What was acknowledged, in which version?',
    (sources) =>
      either(sources, /acknowledged refresher-acknowledgement 1$/, 'acknowledgements', () =>
        more(sources).acknowledgements?.some((one: JsonObject) => one['version'] === '1' && one['at']),
      ),
  ],
  [
    'In which words?',
    (sources) => {
      const { course, content } = sources.loaded;
      const words = course.acknowledgements[0]?.words ?? '';
      if (isXapi(sources))
        return ['`completed`, `acknowledgements`', more(sources).acknowledgements?.[0]?.text === words];
      const held = acknowledged(sources);
      const begins = held.includes(`content ${shortDigest(course.digest)}: ${words.slice(0, 36)}`);
      return ['interaction `….v1` (whole sentences, or words of a long first one, at most 250 characters), whole in the transcript', begins && JSON.stringify(content).includes(words.slice(0, 36))]; // prettier-ignore
    },
  ],
  [
    'Which questions, in words?',
    (sources) =>
      sources.standard === 'scorm12'
        ? ofAnswers(sources, 'by id in the answer key', (_, model) => inKey(sources, model.id))
        : ofAnswers(sources, '`description`', ({ question }, model) => plain(model.stem).startsWith(question.replace(/…$/, '')) && question.length > 10), // prettier-ignore
  ],
  [
    'What was answered, in words?',
    (sources) => {
      if (sources.setting === 'outcome')
        return ofAnswers(sources, 'right or wrong only', ({ response, options }) => response === '' && options.length === 0); // prettier-ignore
      const texts = (model: ChoiceModel): string[] => model.options.map(({ text }) => plain(text));
      return isXapi(sources)
        ? ofAnswers(sources, '`choices`', ({ options, response }, model) => response.split('[,]').length === rightOptions(model).length && options.join() === texts(model).join()) // prettier-ignore
        : ofAnswers(sources, 'by letter in the answer key', ({ response }, model) => response !== '' && texts(model).every((text) => inKey(sources, text))); // prettier-ignore
    },
  ],
  [
    'Answered when?',
    (sources) =>
      sources.standard === 'scorm12'
        ? ofAnswers(sources, '`time` (the day: evidence)', ({ time }) => /^\d\d:\d\d:\d\d/.test(time))
        : ofAnswers(sources, '`timestamp`', ({ time }) => /^\d{4}-\d\d-\d\dT/.test(time)),
  ],
  [
    'How long did it take?',
    (sources) => {
      if (isXapi(sources))
        return [
          '`completed`, `duration`',
          String(statement(sources, 'completed')?.result?.duration).startsWith('PT'),
        ];
      const place = sources.standard === 'scorm12' ? 'core.session_time' : 'session_time';
      return ['`cmi.' + place.replace('session', 'total') + '`', /[1-9]/.test((sources.record as LearnerRecord).totalTime)]; // prettier-ignore
    },
  ],
];

/** Standards that hold the same share a column's words. */
export function markdown(cells: ReadonlyMap<string, string>, settings: readonly Setting[]): string {
  const head = ['', 'SCORM 1.2', 'SCORM 2004', 'cmi5', 'xAPI'];
  const lines = rows.map(([question]) => [
    question,
    ...standards.map((standard) => {
      const by = settings.map((setting) => [setting, cells.get(`${question} ${standard} ${setting}`) ?? '?']);
      const [[, first = ''] = []] = by;
      return by.every(([, words]) => words === first)
        ? first
        : by.map(([setting, words]) => `\`${setting}\`: ${words}`).join('; ');
    }),
  ]);
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
