import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../src/tools/author/rules/all.ts';
import { courseJsonSchema } from '../../../src/compile/course-schema.ts';

export interface Json {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly anyOf?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Json>>;
}

/** What the test of each setting changes, and what a learner or the LMS then sees. */
export const seen: Readonly<Record<string, string>> = {
  id: 'it is the manifest’s identifier',
  version: 'the manifest has it',
  title: 'it is at the top of the start screen',
  description: 'it is under the title',
  language: 'the page declares it, and is right to left if the language is',
  locales: 'the lessons are read from the files of that language',
  translations: 'the other language has its own title, description and issuer',
  untranslated: 'a release with a stale passage is refused, or the pages show it in the first language',
  lessons: 'the lessons come in that order',
  completion: 'the LMS is told “completed” after the last screen, the passed check, or both',
  acknowledgement: 'the LMS is told “completed” only once it is given',
  'require-answers': 'the lesson counts after its question, or before it',
  'minimum-minutes': 'the LMS is told “completed” once that many minutes have passed',
  'test-out': 'passing the questions at its beginning completes the lesson',
  'check.pass-mark': 'the same score passes or fails',
  'check.attempts': 'after the last attempt but one, one is left; after the last, none',
  'check.draw-per-lesson': 'an attempt asks that many questions on each lesson',
  'check.shuffle-questions': 'attempts differ in their order, or not',
  'check.shuffle-options': 'the options are in the order of the file, or not',
  'check.feedback': 'what was right shows after each question, which then stays as it is',
  'check.confidence':
    'each question asks how sure the learner is, and the start screen says where that is kept',
  'check.failed-attempt': 'the LMS is told “failed”, or nothing',
  'record.interactions': 'the LMS gets the choice, only the result, or nothing',
  'record.scenario-choices': 'the LMS gets the choices of a story, or not',
  'record.idle-minutes': 'a pause counts as time up to that limit',
  'brand.organisation': 'the name is on the start screen',
  'brand.logo': 'the picture is on the start screen and the certificate',
  'brand.accent.light': 'buttons have the colour',
  'brand.accent.dark': 'buttons have the colour in dark mode',
  'brand.highlight': 'the start screen and highlighted text have the colour, darker in dark mode',
  'certificate.issuer': 'it is on the certificate',
  support: 'it is in Help',
  'file-name': 'every package’s name begins with it',
  packages: 'only those are built',
  'offline-media': 'the website’s worker keeps them, or leaves them on the host',
};

/** The keys of the settings with their schemas, e.g. `check.pass-mark`. */
export const settingsOf = ({ properties = {} }: Json): (readonly [key: string, schema: Json])[] =>
  Object.entries(properties).flatMap(([key, value]) =>
    value.properties
      ? settingsOf(value).map(([inner, schema]) => [`${key}.${inner}`, schema] as const)
      : [[key, value] as const],
  );

function valuesOf({ enum: some, type, minimum, maximum, anyOf, properties }: Json): string {
  if (anyOf) return anyOf.map(valuesOf).join(', or ');
  if (properties)
    return Object.entries(properties)
      .map(([key, value]) => `\`${key}\`: ${valuesOf(value)}`)
      .join('; ');
  if (some) return some.map((one) => `\`${String(one)}\``).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  if (type === 'integer') return `${minimum} to ${maximum}`;
  return { array: 'a list', object: 'keys and values' }[type ?? ''] ?? 'text';
}

/** The file whose tests change the setting. */
function proofOf(key: string): string {
  const browser = 'tests/browser/settings.test.ts';
  const source = readFileSync(join(import.meta.dirname, '../../..', browser), 'utf8');
  const name = key.startsWith('brand.accent.') ? 'brand.accent.${scheme}' : key;
  const titles = [...source.matchAll(/\btest\(\s*['`]([^'`]*)/g)].map(([, title = '']) => title);
  const isThere = titles.some((title) => title.split(/[ :]/)[0] === name);
  return isThere ? browser : 'tests/tools/author/settings.test.ts';
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const settingsTable = (): string =>
  table(
    ['setting', 'says', 'values', 'the test changes it, and', 'in'],
    settingsOf(courseJsonSchema() as Json).map(([key, schema]) => [
      `\`${key}\``,
      (schema.description ?? '').replaceAll('<', '&lt;'),
      valuesOf(schema),
      seen[key] ?? '',
      `\`${proofOf(key)}\``,
    ]),
  );

/** @param fixtures the rows of the table that tests/tools/author/check.test.ts goes through */
const rulesTable = (
  fixtures: readonly (readonly [rule: string, what: string, ...rest: unknown[]])[],
): string =>
  table(
    ['rule', 'requires', 'level', 'violated in the tests by'],
    [
      [
        '`build`',
        'What the build needs: ids, right options, feedback, links, pictures, settings.',
        'error',
      ] as const,
      ...rules.map(({ name, asks, level }) => [`\`${name}\``, asks, level] as const),
    ].map(([name, asks, level]) => [
      name,
      asks,
      level,
      // It needs a release in git: tests/tools/author/released.test.ts.
      name === '`kept-ids`'
        ? 'an id that has changed since the release'
        : fixtures
            .filter(([rule]) => `\`${rule}\`` === name)
            .map(([, what]) => what)
            .join('; '),
    ]),
  );

/** docs/settings.md. */
export const settingsPage = (fixtures: Parameters<typeof rulesTable>[0]): string => `# Settings and rules

Both tables are generated from the code by \`npm exec -- node tests/tools/author/write-settings.ts\`; a test fails if they
are out of date, if a setting has no test, or if a rule has no fixture.

## Every setting of \`modules/course.yaml\`

${settingsTable()}

## Every rule of \`npm run check\`

An error fails the check; advice never does.

${rulesTable(fixtures)}
`;
