import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LessonCache } from '../../../../src/compile/lesson-cache.ts';
import { loadCourse } from '../../../../src/compile/load-course.ts';
import { problemsOf, problemText } from '../../../../src/compile/problems.ts';
import { Edits } from '../../../../src/tools/author/edit/edits.ts';
import { filePassages, passagesForPage } from '../../../../src/tools/author/edit/file-passages.ts';
import { History } from '../../../../src/tools/author/edit/history.ts';
import type { ItemAct } from '../../../../src/tools/author/page/edit/runs.ts';
import { nameOf } from '../../../../src/tools/author/page/edit/runs.ts';

const project = join(import.meta.dirname, '../../../..');
const locales = ['en', 'fr', 'ar'];
const cache = new LessonCache();
let root: string;
let history: History;
let edits: Edits;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'other-languages-'));
  for (const folder of ['modules', 'assets', 'src/locale'])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  history = new History(root, () => undefined);
  const source = (file: string): string => readFileSync(join(root, file), 'utf8');
  edits = new Edits(
    root,
    (lesson) => {
      const file = `modules/${lesson}/en.md`;
      return { file, source: lesson === '' || lesson === ':interface' ? '' : source(file), locales };
    },
    history,
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const text = (lesson: string, locale: string): string =>
  readFileSync(join(root, `modules/${lesson}/${locale}.md`), 'utf8');
const problems = (): string[] =>
  locales.flatMap((locale) =>
    problemsOf(() => loadCourse(root, { file: 'modules/course.yaml', locale, cache })).map(problemText),
  );

function act(lesson: string, words: string, what: ItemAct, locale = 'en') {
  const file = `modules/${lesson}/${locale}.md`;
  const source = text(lesson, locale);
  const found = passagesForPage(filePassages(file, source), source).find(({ old }) => old.includes(words));
  if (!found) throw new Error(`No passage says ${words}.`);
  return edits.item({ file, passage: nameOf(found), act: what });
}

it.each<[string, string, ItemAct]>([
  ['isnt', 'Leaders and their teams', 'add'],
  ['definition', 'Nadia asks a new teammate', 'add'],
  ['definition', 'Nadia asks a new teammate', 'down'],
  ['definition', 'Nadia asks a new teammate', 'delete'],
  ['definition', 'Stay at home as well', 'right'],
  ['definition', 'Stay at home as well', 'down'],
])(
  'in %s, the item “%s” is changed in all languages (%s), and one Undo takes it back',
  (lesson, words, what) => {
    const before = locales.map((locale) => text(lesson, locale));
    act(lesson, words, what);
    expect(problems()).toEqual([]);
    for (const [index, locale] of locales.entries()) expect(text(lesson, locale)).not.toBe(before[index]);
    history.undo();
    expect(locales.map((locale) => text(lesson, locale))).toEqual(before);
  },
);

it('where a block is built differently in another language, nothing is written, and it is said why', () => {
  const file = join(root, 'modules/definition/fr.md');
  const before = [text('definition', 'en'), text('definition', 'fr')];
  writeFileSync(file, before[1]?.replace(/^- Verbe.*\n(?: .*\n)*/m, '') ?? '');
  expect(text('definition', 'fr')).not.toBe(before[1]);
  expect(() => act('definition', 'Nadia asks a new teammate', 'delete')).toThrow(
    'is not built in modules/definition/fr.md as it is in modules/definition/en.md. Nothing was written',
  );
  expect(text('definition', 'en')).toBe(before[0]);
  writeFileSync(file, before[1] ?? '');
});
