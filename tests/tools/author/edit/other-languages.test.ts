import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LessonCache } from '../../../../src/compile/lesson-cache.ts';
import { loadCourse } from '../../../../src/compile/load-course.ts';
import { problemsOf, problemText } from '../../../../src/compile/problems.ts';
import { CourseTrial } from '../../../../src/tools/author/edit/course-trial.ts';
import { Edits } from '../../../../src/tools/author/edit/edits.ts';
import { filePassages, passagesForPage } from '../../../../src/tools/author/edit/file-passages.ts';
import { History } from '../../../../src/tools/author/edit/history.ts';
import type { ItemAct, PassageOnPage, Run } from '../../../../src/tools/author/page/edit/runs.ts';
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
    new CourseTrial(root),
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const text = (lesson: string, locale: string): string =>
  readFileSync(join(root, `modules/${lesson}/${locale}.md`), 'utf8');
const problems = (): string[] =>
  locales.flatMap((locale) =>
    problemsOf(() => loadCourse(root, { file: 'modules/course.yaml', locale, cache })).map(problemText),
  );

function passages(lesson: string): { file: string; all: PassageOnPage[] } {
  const file = `modules/${lesson}/en.md`;
  return { file, all: passagesForPage(filePassages(file, text(lesson, 'en')), text(lesson, 'en')) };
}

function saying(lesson: string, words: string): { file: string; found: PassageOnPage; all: PassageOnPage[] } {
  const { file, all } = passages(lesson);
  const found = all.find(({ old }) => old.includes(words));
  if (!found) throw new Error(`No passage says ${words}.`);
  return { file, found, all };
}

function act(lesson: string, words: string, what: ItemAct) {
  const { file, found } = saying(lesson, words);
  return edits.item({ file, passage: nameOf(found), act: what });
}

const said = (words: string): Run[] => [{ text: words, marks: [] }];

it.each<[string, string, ItemAct]>([
  ['isnt', 'Leaders and their teams', 'add'],
  ['definition', 'Nadia asks a new teammate', 'add'],
  ['definition', 'Nadia asks a new teammate', 'down'],
  ['definition', 'Nadia asks a new teammate', 'delete'],
  ['definition', 'Stay at home as well', 'right'],
  ['definition', 'Stay at home as well', 'down'],
  ['resources', 'The art of allyship', 'add'],
  ['actions', 'A call. Callum has a stammer', 'down'],
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

it('items that are begun by Enter, or joined by Backspace, come and go in all languages', () => {
  const before = locales.map((locale) => text('definition', locale));
  const { file, found, all } = saying('definition', 'Stay at home as well');
  const next = all.find(({ number }) => number === found.after) as PassageOnPage;
  const { number } = found;
  const own = { of: number, runs: found.runs };
  edits.save({ file, passages: [nameOf(found)], parts: [own, { of: null, runs: said('Go by train') }] });
  expect(problems()).toEqual([]);
  expect(text('definition', 'en')).toContain('- [ ] Go by train');
  for (const locale of ['fr', 'ar']) expect(text('definition', locale)).toContain('- [ ] New words\n');
  history.undo();
  edits.save({
    file,
    passages: [nameOf(found), nameOf(next)],
    parts: [{ of: number, runs: [...found.runs, ...next.runs] }],
  });
  expect(problems()).toEqual([]);
  const boxes = (whole: string): number => whole.match(/^- \[/gm)?.length ?? 0;
  for (const [index, locale] of locales.entries())
    expect(boxes(text('definition', locale))).toBe(boxes(before[index] ?? '') - 1);
  history.undo();
  expect(locales.map((locale) => text('definition', locale))).toEqual(before);
});

it('words that the course could not be built with are not written, and it is said why', () => {
  const before = text('definition', 'en');
  const { file, found } = saying('definition', 'Nadia asks');
  const save = (words: string): unknown =>
    edits.save({ file, passages: [nameOf(found)], parts: [{ of: found.number, runs: said(words) }] });
  expect(() => save('Rob jokes about an accent')).toThrow(
    /^Nothing was written, since the course would not build: .*"Rob jokes about an accent" names no category/,
  );
  expect(text('definition', 'en')).toBe(before);
  save('Verb: Rob jokes about an accent');
  expect(text('definition', 'en')).toContain('Rob jokes about an accent');
  history.undo();
});

it('what one has written while the course needs fixing is not said to be somebody else’s', () => {
  const course = join(root, 'modules/course.yaml');
  const settings = readFileSync(course, 'utf8');
  writeFileSync(course, `${settings}\npass-mrak: 70\n`);
  const { file, found } = saying('definition', 'Nadia asks');
  const save = (words: string) =>
    edits.save({ file, passages: [nameOf(found)], parts: [{ of: found.number, runs: said(words) }] });
  save('Verb: Rob jokes');
  expect(save('Verb: Rob laughs')).toMatchObject({ message: /^You have changed these words already/ });
  history.undo();
  writeFileSync(course, settings);
});

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
