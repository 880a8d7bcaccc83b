import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LessonCache } from '../../../../src/compile/lesson-cache.ts';
import { loadCourse } from '../../../../src/compile/load-course.ts';
import { CourseTrial } from '../../../../src/tools/author/edit/course-trial.ts';
import { History } from '../../../../src/tools/author/edit/history.ts';
import { pickableKinds } from '../../../../src/tools/author/structure/block-kinds.ts';
import { changeLesson } from '../../../../src/tools/author/structure/change-lesson.ts';
import { LessonFiles } from '../../../../src/tools/author/structure/lesson-files.ts';
import type { TreeNode } from '../../../../src/tools/author/structure/lesson-tree.ts';
import { nodesIn } from '../../../../src/tools/author/structure/lesson-tree.ts';
import { StructureDesk } from '../../../../src/tools/author/structure/structure-desk.ts';
import { fc } from '../../../properties.ts';

const project = join(import.meta.dirname, '../../../..');
const lessons = ['definition', 'isnt', 'why', 'actions', 'resources', 'check'];
const locales = ['en', 'fr', 'ar'];
const cache = new LessonCache();
const course = { file: 'modules/course.yaml', locale: 'en' };
let root: string;
let history: History;
let desk: StructureDesk;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'structure-'));
  for (const folder of ['modules', 'assets'])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  symlinkSync(join(project, 'src'), join(root, 'src'), 'junction');
  const sound = loadCourse(root).course;
  history = new History(root, () => undefined);
  desk = new StructureDesk(root, course, history, new CourseTrial(root), () => sound);
});
afterAll(() => rmSync(root, { recursive: true }));

/** Every file below modules/ and assets/, byte for byte. */
const state = (): ReadonlyMap<string, string> =>
  new Map(
    ['modules', 'assets'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [
          file.slice(root.length + 1),
          createHash('sha256').update(readFileSync(file)).digest('hex'),
        ]),
    ),
  );

const text = (lesson: string, locale = 'en'): string =>
  readFileSync(join(root, `modules/${lesson}/${locale}.md`), 'utf8');

type Act = 'add' | 'duplicate' | 'up' | 'down' | 'delete' | 'target';

function act(lesson: string, path: readonly number[], what: Act, more: object = {}) {
  const { was } = desk.look({ lesson });
  return desk.change({ lesson, path, was, act: what, ...more });
}

const pathsIn = (node: TreeNode, path: readonly number[] = []): (readonly number[])[] => [
  path,
  ...node.children.flatMap((child, index) => pathsIn(child, [...path, index])),
];

describe('a block from the picker', () => {
  it.each(pickableKinds())(
    '$name: has a sentence, builds in every language, and is undone',
    ({ name, about }) => {
      expect(about).toMatch(/^[A-Z].+\.$/);
      const before = state();
      if (name === 'check') {
        expect(() => act('why', [1, 0], 'add', { kind: name })).toThrow(
          'A check stands where it does not belong',
        );
        expect(state()).toEqual(before);
        return;
      }
      const { problems, path } = act('why', [1, 0], 'add', { kind: name });
      expect([problems, path]).toEqual([[], [1, 1]]);
      for (const locale of locales) expect(text('why', locale)).toMatch(new RegExp(`^:::+${name}\\b`, 'm'));
      history.undo();
      expect(state()).toEqual(before);
    },
  );
});

/** So many: `RUNS=2000 npm run test:unit -- tests/tools/author/structure`. */
const numRuns = Number(process.env['RUNS'] ?? 8);

/** Each takes a while: `npm test` takes one in so many, and all with `RUNS=2000`. */
const oneIn = numRuns > 100 ? 1 : 12;

describe('every piece of every lesson, in all languages', () => {
  it.each(lessons)('%s: what is done is undone byte for byte', { timeout: 600_000 }, (lesson) => {
    const before = state();
    let count = 0;
    for (const [index, path] of pathsIn(desk.look({ lesson }).tree).slice(1).entries())
      for (const what of ['duplicate', 'up', 'down', 'delete'] as const) {
        if (index % oneIn > 0) continue;
        const files = new LessonFiles(root, course.file, lesson);
        let made;
        try {
          made = changeLesson({ lesson, path, act: what }, files);
        } catch (error) {
          expect((error as Error).message).toMatch(/already|run together|only screen|once/);
          continue;
        }
        history.write(made.changes, { file: '', line: 1 });
        // Still built alike, with every id once.
        const after = new LessonFiles(root, course.file, lesson);
        const [tree] = after.trees();
        const ids = nodesIn(tree ?? desk.look({ lesson }).tree).flatMap(({ id }) =>
          id === '' || id === 'in-short' ? [] : [id],
        );
        expect(new Set(ids).size).toBe(ids.length);
        history.undo();
        count++;
      }
    expect(count).toBeGreaterThan(3);
    expect(state()).toEqual(before);
  });
});

describe('lessons', () => {
  it('are duplicated with ids of their own, and undone', () => {
    const before = state();
    // The check's questions are about the lessons that there are.
    const { lesson, problems } = act('actions', [], 'duplicate');
    expect([lesson, problems]).toEqual(['actions-2', []]);
    expect(text('actions-2')).toContain('id: actions-2\n');
    expect(text('actions-2')).toContain('::::scenario captions-story-2 stage=call');
    // What led to a scene leads to its copy.
    expect(text('actions-2', 'fr')).toContain('](#captions-chat-2)');
    expect(text('actions-2')).not.toContain('](#captions-chat)');
    history.undo();
    expect(state()).toEqual(before);
  });

  it('are added, moved and deleted with their folder; what is lost is said first', () => {
    const before = state();
    act('why', [], 'add', { title: 'Speaking up: a start' });
    const settings = (): string => readFileSync(join(root, course.file), 'utf8');
    expect(settings()).toContain(
      'lessons: [definition, isnt, why, speaking-up-a-start, actions, resources, check]',
    );
    act('speaking-up-a-start', [], 'up');
    expect(settings()).toContain('isnt, speaking-up-a-start, why,');
    act('speaking-up-a-start', [], 'delete');
    expect(existsSync(join(root, 'modules/speaking-up-a-start'))).toBe(false);
    for (let count = 0; count < 3; count++) history.undo();
    expect(state()).toEqual(before);
    const { losses, problems } = act('why', [], 'delete', { isTrial: true });
    expect(losses.join()).toContain('the lesson no longer counts');
    expect(problems.join()).toContain('belong to the lesson "why"');
    expect(state()).toEqual(before);
  });
});

it.each([
  'Why *this*, _now_ & `here` [x] 2 \\ 3 {#id}',
  'Q&A: "it\'s" <soon> #1 | ~~gone~~ &amp;',
  '2. – [words](link:techuk) {lang=fr}',
])('a title is what was typed, whatever its signs: %s', (title) => {
  const before = state();
  const titleOf = (lesson: string, screen: number): string | undefined =>
    desk.look({ lesson }).tree.children[screen]?.title;
  const { path } = act('why', [1], 'add', { title });
  expect(titleOf('why', path[0] ?? 0)).toBe(title);
  const { lesson } = act('why', [], 'add', { title });
  expect(titleOf(lesson, 0)).toBe(title);
  history.undo();
  // The panel may still show it.
  expect(desk.look({ lesson }).lesson).toBe('definition');
  history.undo();
  expect(state()).toEqual(before);
});

/** A block's place in its lesson, or that of one of its steps. */
function placeOf(lesson: string, block: string, ...step: number[]): [lesson: string, path: number[]] {
  const { children } = desk.look({ lesson }).tree;
  const screen = children.findIndex((one) => one.children.some(({ id }) => id === block));
  return [lesson, [screen, children[screen]?.children.findIndex(({ id }) => id === block) ?? -1, ...step]];
}

it('says what learners under way lose', () => {
  const nothing = 'Nothing of what learners have done is lost.';
  const hidden = /^What learners have written or chosen in it, for themselves alone, is no longer shown\.$/;
  const losses = (lesson: string, path: readonly number[]): string =>
    act(lesson, path, 'delete', { isTrial: true }).losses.join();
  expect(losses('definition', [5, 1])).toContain('who have answered this lose the answer');
  expect(losses('definition', [5])).toMatch(/the screen no longer counts.*lose the answer/);
  expect(losses('definition', [2, 0])).toBe(nothing);
  expect(losses(...placeOf('definition', 'confidence-before'))).toMatch(hidden);
  expect(losses(...placeOf('why', 'noor-reflection'))).toMatch(hidden);
  expect(losses(...placeOf('resources', 'resources-if-then-plan'))).toMatch(hidden);
  const [lesson, [screen = 0, block = 0]] = placeOf('actions', 'actions-phrase-bank');
  expect(losses(lesson, [screen, block])).toMatch(hidden);
  expect(losses(lesson, [screen, block, 0])).toMatch(hidden);
  expect(losses(lesson, [screen])).toMatch(/the screen no longer counts.*is no longer shown/);
  // The plan itself stays.
  expect(losses(...placeOf('resources', 'resources-if-then-plan', 0))).toBe(nothing);
  expect(losses(...placeOf('check', 'your-plan'))).toBe(nothing);
  expect(losses('check', [0, 1, 0])).toContain('begins afresh');
});

it('writes nothing where a file has changed meanwhile, or a translation is built otherwise', () => {
  const { was } = desk.look({ lesson: 'why' });
  const file = join(root, 'modules/why/fr.md');
  const french = readFileSync(file, 'utf8');
  writeFileSync(file, french.replace('## Qui', '\nUne phrase.\n\n## Qui'));
  const before = state();
  expect(() => desk.change({ lesson: 'why', path: [0], was, act: 'down' })).toThrow('changed meanwhile');
  expect(() => act('why', [0], 'down')).toThrow('modules/why/fr.md is not built as modules/why/en.md is');
  expect(state()).toEqual(before);
  writeFileSync(file, french);
});

it(
  'random edits change no byte outside, and what has to be fixed then is said',
  { timeout: numRuns * 5000 },
  () => {
    const before = state();
    let refused = 0;
    let told = 0;
    const acts = fc.constantFrom<Act>('add', 'duplicate', 'up', 'down', 'delete');
    const kinds = pickableKinds().map(({ name }) => name);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), acts, fc.nat(), (which, place, what, kind) => {
        const lesson = lessons[which % lessons.length] ?? '';
        const paths = pathsIn(desk.look({ lesson }).tree).slice(1);
        const path = paths[place % paths.length] ?? [];
        const old = new Map(locales.map((locale) => [locale, text(lesson, locale).split('\n')]));
        let done;
        try {
          done = act(
            lesson,
            path,
            what,
            what === 'add' && path.length < 3 ? { kind: kinds[kind % kinds.length] } : {},
          );
        } catch (error) {
          refused++;
          expect((error as Error).name).toBe('Refusal');
          return;
        }
        if (done.problems.length > 0) told++;
        for (const locale of locales) {
          const lines = text(lesson, locale)
            .split('\n')
            .filter((line) => line !== '');
          const were = (old.get(locale) ?? []).filter((line) => line !== '');
          // In another order, with some more or some fewer, yet none changed.
          const [few, many] = what === 'delete' ? [lines, were] : [were, lines];
          const left = new Map<string, number>();
          for (const line of many) left.set(line, (left.get(line) ?? 0) + 1);
          for (const line of few) left.set(line, (left.get(line) ?? 0) - 1);
          expect(Math.min(...left.values())).toBeGreaterThanOrEqual(0);
          if (what === 'up' || what === 'down') expect(Math.max(...left.values())).toBe(0);
        }
        let sound = true;
        try {
          loadCourse(root, { cache });
        } catch {
          sound = false;
        }
        // Problems of other courses and languages may be said, too.
        expect(sound || done.problems.length > 0).toBe(true);
        history.undo();
      }),
      { numRuns },
    );
    console.log(`${numRuns} random edits, ${refused} of them refused, ${told} with what has to be fixed`);
    expect(state()).toEqual(before);
  },
);
