import type { CompletionRule, Rules } from '../../src/course/course.ts';
import { patternOf } from '../hosts/data-model.ts';
import { model12 } from '../hosts/model12.ts';
import { model2004 } from '../hosts/model2004.ts';
import { meanings } from './element-meanings.ts';
import type { Edition, Walk, Written } from './lms-guide-walk.ts';
import {
  confirmation,
  courseWith,
  practice,
  see,
  sorted,
  storyChoice,
  takeCheck,
  walkIn,
} from './lms-guide-walk.ts';

/** Everything that a whole course writes: one of every kind of answer, a failed and a passed check, Exit. */
export async function wholeCourse(edition: Edition): Promise<Walk> {
  const walk = await walkIn(edition, courseWith({ acknowledgement: true, failedAttempt: 'failed' }));
  const { session, after } = walk;
  await after('a language is chosen', () => session.useLanguage(walk.course, 'en'));
  await after('a screen is seen', () => see(session, 'welcome'));
  await after('a question is answered', () => session.answer('definition', practice));
  await after('a question is answered', () => session.answer('definition', sorted));
  await after('a choice in a story', () => session.answer('definition', storyChoice));
  await after('a lesson is finished', () => see(session, 'practice'));
  await after('the check is submitted', () => takeCheck(session, 1));
  await after('the check is submitted', () => takeCheck(session, 2));
  await after('the acknowledgement is given', () => session.acknowledge('check', confirmation, '1'));
  await after('Exit', () => session.close('exit'));
  return walk;
}

const shown = (value: string): string => {
  if (value === '') return '(empty)';
  const short = value.length > 34 ? `${value.slice(0, 30)}…` : value;
  return `\`${short}\``;
};

/** An element, its indices as `n` → what was written to it, in order. */
export function byElement(written: readonly Written[]): Map<string, Written[]> {
  const found = new Map<string, Written[]>();
  for (const one of written) {
    const name = patternOf(one.element);
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
}

/** What a course may write, and this one never does. */
export function neverWritten(edition: Edition, written: ReadonlyMap<string, unknown>): string[] {
  const { rules } = edition === '1.2' ? model12(4096, new Set()) : model2004(64_000);
  return [...rules].flatMap(([name, { access }]) => (access === 'read' || written.has(name) ? [] : [name]));
}

/** Changes with every save, so that the first values say enough. */
const running = /suspend_data|session_time|location$/;

async function elementsTable(edition: Edition): Promise<string> {
  const { written } = await wholeCourse(edition);
  const found = byElement(written);
  const rows = [...found].map(([name, values]) => {
    const distinct = [...new Set(values.map(({ value }) => value))];
    const examples = distinct.slice(0, running.test(name) ? 1 : 4).map(shown);
    return `| \`${name}\` | ${meanings[edition][name] ?? ''} | ${values[0]?.moment} | ${examples.join(', ')} |`;
  });
  const never = neverWritten(edition, found).map((name) => `\`${name}\``);
  return [
    `### SCORM ${edition}`,
    '',
    '| element | what it says | first written when | examples |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `Never written, though a course may: ${never.join(', ')}.`,
  ].join('\n');
}

const completions: readonly CompletionRule[] = ['viewed', 'passed', 'viewed-and-passed'];

/** What may have happened so far, and the settings that it needs. */
const situations: readonly [string, Partial<Rules>, (walk: Walk) => Promise<void>][] = [
  ['opened, nothing else', {}, () => Promise.resolve()],
  ['every screen seen, check not taken', {}, seeAll],
  ['check failed', { failedAttempt: 'incomplete' }, (walk) => seeAllAndCheck(walk, 0)],
  ['check failed, `failed-attempt: failed`', { failedAttempt: 'failed' }, (walk) => seeAllAndCheck(walk, 0)],
  ['last of limited attempts failed', { attempts: 1 }, (walk) => seeAllAndCheck(walk, 0)],
  ['check passed, screens left to see', {}, (walk) => walk.after('', () => takeCheck(walk.session, 2))],
  ['every screen seen, check passed', {}, (walk) => seeAllAndCheck(walk, 2)],
  [
    '… then a worse attempt',
    {},
    (walk) => seeAllAndCheck(walk, 2).then(() => walk.after('', () => takeCheck(walk.session, 0))),
  ],
];

async function seeAll({ session, after }: Walk): Promise<void> {
  await after('', () => see(session, 'welcome'));
  await after('', () => see(session, 'practice'));
}

async function seeAllAndCheck(walk: Walk, right: number): Promise<void> {
  await seeAll(walk);
  await walk.after('', () => takeCheck(walk.session, right));
}

async function statusTable(edition: Edition): Promise<string> {
  const rows = await Promise.all(
    situations.map(async ([situation, changed, act]) => {
      const cells = await Promise.all(
        completions.map(async (completion) => {
          const walk = await walkIn(edition, courseWith({ completion, ...changed }));
          await act(walk);
          const { status, raw } = walk.recorded();
          return `${status.replace('/', ' / ').replace(/ $/, ' –')}${raw === '' ? '' : `, ${raw}`}`;
        }),
      );
      return `| ${situation} | ${cells.join(' | ')} |`;
    }),
  );
  const head = completions.map((rule) => `\`${rule}\``).join(' | ');
  const what =
    edition === '1.2'
      ? '`cmi.core.lesson_status`, raw score'
      : '`cmi.completion_status` / `cmi.success_status`, raw score (– is not written)';
  return [`SCORM ${edition}: ${what}`, '', `| so far | ${head} |`, '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** Name of a place in docs/lms-guide.md → what stands there. */
export async function tables(): Promise<ReadonlyMap<string, string>> {
  const both = async (make: (edition: Edition) => Promise<string>): Promise<string> =>
    (await Promise.all([make('1.2'), make('2004')])).join('\n\n');
  return new Map([
    ['elements', await both(elementsTable)],
    ['statuses', await both(statusTable)],
  ]);
}

const place = (name: string): RegExp => new RegExp(`(<!-- ${name}: [^>]*-->\\n)[\\s\\S]*?(\\n<!-- end -->)`);

/** The guide with the tables as the code makes them. @throws where the guide has no place for one */
export async function withTables(guide: string, format: (text: string) => Promise<string>): Promise<string> {
  let text = guide;
  for (const [name, table] of await tables()) {
    if (!place(name).test(text)) throw new Error(`docs/lms-guide.md has no place for “${name}”.`);
    text = text.replace(place(name), (_, before: string, after: string) => `${before}\n${table}\n${after}`);
  }
  return format(text);
}
