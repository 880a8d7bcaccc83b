import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { newBlock } from '../../../src/tools/author/new-block.ts';
import { blockIds, newLesson, newQuestion } from '../../../src/tools/author/scaffold.ts';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { courseYaml } from '../../compile/course-folder.ts';
import { runNode } from '../../run/command.ts';
import { goodLeaf, question, writtenFolder } from './written-course.ts';

const project = join(import.meta.dirname, '../../..');
const errorsIn = (root: string) => checkCourse(root).filter(({ level }) => level === 'error');
const lessonsOf = (root: string) => loadCourse(root).course.lessons.map(({ id }) => id);

/** The real course, to write into. */
function copyOfTheCourse(): string {
  const root = mkdtempSync(join(tmpdir(), 'course-new-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['modules', 'assets', 'src/locale'])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  return root;
}

it('a new block is written whole, or nothing of it', async () => {
  const root = copyOfTheCourse();
  for (const file of ['src/blocks/kinds.ts', 'docs/authoring.md'])
    cpSync(join(project, file), join(root, file));
  // No folder can be made here.
  mkdirSync(join(root, 'tests'));
  writeFileSync(join(root, 'tests/blocks'), '');
  await expect(newBlock(root, 'think-first')).rejects.toThrow('Nothing was written');
  expect(readdirSync(join(root, 'src/blocks'))).toEqual(['kinds.ts']);
});

it.each(['\n', '\r\n'])('the ids of blocks in use are known whatever the line ends: %j', (end) => {
  const root = writtenFolder({ 'modules/leaf/en.md': goodLeaf.replaceAll('\n', end) });
  expect([...blockIds(root)]).toContain('green-or-black');
});

describe('a new lesson', () => {
  it('passes the checks and is listed before the final check', () => {
    const root = copyOfTheCourse();
    const comments = readFileSync(join(root, 'modules/course.yaml'), 'utf8').match(/#.*/g);
    expect(newLesson(root, 'speaking-up')).toEqual([
      ...['en', 'fr', 'ar'].map((locale) => `modules/speaking-up/${locale}.md`),
      'modules/course.yaml',
    ]);
    expect(errorsIn(root)).toEqual([]);
    expect(lessonsOf(root).slice(-2)).toEqual(['speaking-up', 'check']);
    expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8').match(/#.*/g)).toEqual(comments);
  });

  it.each(['con', 'nul', 'prn', 'aux', 'com1', 'lpt9'])(
    'is refused, like a block, where Windows could not have its folder: %s',
    async (id) => {
      const root = writtenFolder();
      const why = `"${id}" cannot be the name of a folder: Windows keeps it for a device.`;
      expect(() => newLesson(root, id)).toThrow(`${why} Take another, e.g. ${id}-1.`);
      await expect(newBlock(root, id)).rejects.toThrow(why);
      expect(readdirSync(join(root, 'modules'))).not.toContain(id);
    },
  );

  it.each([
    ['one to a line', 'lessons:\n  - leaf\n  - exam\n'],
    ['in quotation marks', "lessons: ['leaf', 'exam']\n"],
  ])('is listed in a list %s', (_, list) => {
    const root = writtenFolder({
      'modules/course.yaml': courseYaml.replace('lessons: [leaf, exam]\n', list),
    });
    newLesson(root, 'cup');
    expect(lessonsOf(root)).toEqual(['leaf', 'cup', 'exam']);
    expect(errorsIn(root)).toEqual([]);
  });

  it.each([
    ['in a line', 'lessons: [leaf]\n'],
    ['one to a line', 'lessons:\n  - leaf\n'],
  ])('comes last where there is no check, %s', (_, list) => {
    const yaml = courseYaml.replace('lessons: [leaf, exam]\n', list).replace('viewed-and-passed', 'viewed');
    const root = writtenFolder({ 'modules/course.yaml': yaml, 'modules/exam/en.md': '' });
    newLesson(root, 'cup');
    expect(lessonsOf(root)).toEqual(['leaf', 'cup']);
  });

  it('is written in every language', () => {
    const yaml = courseYaml.replace('lessons:', 'locales: [en, de]\nlessons:');
    const root = writtenFolder({ 'modules/course.yaml': yaml });
    expect(newLesson(root, 'cup')).toEqual(['modules/cup/en.md', 'modules/cup/de.md', 'modules/course.yaml']);
  });

  it('is not listed again where it is listed already', () => {
    const root = writtenFolder({
      'modules/course.yaml': courseYaml.replace('[leaf, exam]', '[leaf, cup, exam]'),
    });
    expect(newLesson(root, 'cup')).toEqual(['modules/cup/en.md']);
    expect(lessonsOf(root)).toEqual(['leaf', 'cup', 'exam']);
  });

  it('and its questions may be those of another course', () => {
    const again =
      'like: course.yaml\nid: again\ntitle: Again\ndescription: Again.\nlessons: [cup]\ncompletion: viewed\n';
    const root = writtenFolder({ 'modules/again.yaml': again });
    expect(newLesson(root, 'cup')).toEqual(['modules/cup/en.md']);
    expect(newQuestion(root, 'cup', 'mine', 'lesson')).toEqual(['modules/cup/en.md']);
    expect(() => newQuestion(root, 'cup', 'other', 'check')).toThrow('There is no lesson "cup".');
    expect(lessonsOf(root)).toEqual(['leaf', 'exam']);
    expect(errorsIn(root)).toEqual([]);
  });

  it.each(['null', 'true'])('may be called %s, which YAML reads as no word', (id) => {
    const root = writtenFolder();
    newLesson(root, id);
    expect(lessonsOf(root)).toEqual(['leaf', id, 'exam']);
    expect(errorsIn(root)).toEqual([]);
  });

  it('is refused, and nothing written, where the settings are no YAML', () => {
    const broken = courseYaml.replace('title: Tea', 'title: "Tea');
    const root = writtenFolder({ 'modules/course.yaml': broken });
    const refusal = 'modules/course.yaml is not sound YAML. Fix that first: npm run check says where.';
    expect(() => newLesson(root, 'cup')).toThrow(refusal);
    expect(() => newQuestion(root, 'leaf', 'mine', 'lesson')).toThrow(refusal);
    expect(readdirSync(join(root, 'modules'))).not.toContain('cup');
    expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8')).toBe(broken);
  });

  it('is refused where the id is taken or not plain', () => {
    const root = writtenFolder();
    expect(() => newLesson(root, 'leaf')).toThrow('modules/leaf/en.md is there already.');
    expect(() => newLesson(root, '../leaf')).toThrow('"../leaf" is not a plain id.');
    expect(lessonsOf(root)).toEqual(['leaf', 'exam']);
  });
});

describe('a new question', () => {
  it('passes the checks at the end of each lesson, and in the pool', () => {
    const root = copyOfTheCourse();
    const inEach = (lesson: string) => ['en', 'fr', 'ar'].map((locale) => `modules/${lesson}/${locale}.md`);
    for (const id of ['definition', 'isnt', 'why', 'actions', 'resources']) {
      expect(newQuestion(root, id, `${id}-mine`, 'lesson')).toEqual(inEach(id));
      expect(newQuestion(root, id, `${id}-asked`, 'check')).toEqual(inEach('check'));
    }
    expect(errorsIn(root)).toEqual([]);
    const { lessons } = loadCourse(root).course;
    const ids = (lesson: string) =>
      lessons
        .filter(({ id }) => id === lesson)
        .flatMap(({ screens }) => screens.flatMap(({ activities }) => activities.map(({ id }) => id)));
    expect(ids('why').at(-1)).toBe('why-mine');
    expect(ids('check')).toContain('why-asked');
  });

  it('is written in every language or in none', () => {
    const yaml = courseYaml.replace('lessons:', 'locales: [en, de]\nlessons:');
    const root = writtenFolder({ 'modules/course.yaml': yaml, 'modules/exam/de.md': goodLeaf });
    const before = readFileSync(join(root, 'modules/exam/en.md'), 'utf8');
    expect(() => newQuestion(root, 'leaf', 'mine', 'check')).toThrow('modules/exam/de.md holds no ::::check');
    expect(readFileSync(join(root, 'modules/exam/en.md'), 'utf8')).toBe(before);
  });

  it('is refused where it cannot stand', () => {
    const root = writtenFolder();
    expect(() => newQuestion(root, 'leef', 'x', 'lesson')).toThrow(
      'There is no lesson "leef". Did you mean "leaf"?',
    );
    expect(() => newQuestion(root, 'leaf', 'leaf-what', 'lesson')).toThrow('is taken: modules/exam/en.md:13');
    expect(() => newQuestion(root, 'exam', 'x', 'check')).toThrow(
      'Name the lesson that the question is about',
    );
    expect(() => newQuestion(root, 'leaf', 'X', 'lesson')).toThrow('is not a plain id');
  });
});

describe('npm run new', () => {
  const run = (root: string, ...args: string[]) =>
    runNode([join(project, 'src/tools/author/new.ts'), '--root', root, ...args], {}, 20_000);

  it('says what it wrote', async () => {
    const root = writtenFolder();
    expect(await run(root, 'question', 'leaf', 'mine', 'check')).toEqual({
      ok: true,
      output: expect.stringMatching(/^Written: modules\/exam\/en\.md, line \d+\n/) as unknown,
    });
    expect(errorsIn(root)).toEqual([]);
  });

  it('says where, among ids that begin alike', async () => {
    const text = goodLeaf + question('mine-too');
    const root = writtenFolder({ 'modules/leaf/en.md': text });
    const line = text.split('\n').length + 1;
    expect((await run(root, 'question', 'leaf', 'mine')).output).toContain(
      `modules/leaf/en.md, line ${line}\n`,
    );
  });

  it.each([
    [[]],
    [['question', 'leaf', 'mine', 'check', 'now']],
    [['lesson', 'cup', '--foo']],
    [['lesson']],
    [['question', 'leaf']],
    [['question', 'leaf', 'mine', 'elsewhere']],
    [['quiz', 'x']],
  ])('explains itself for %j', async (args) => {
    expect(await run(writtenFolder(), ...args)).toEqual({
      ok: false,
      output: expect.stringContaining('npm run new lesson <id>') as unknown,
    });
  });

  it('says why it did not', async () => {
    expect(await run(writtenFolder(), 'lesson', 'leaf')).toEqual({
      ok: false,
      output: 'modules/leaf/en.md is there already. Take another id.\n',
    });
  });
});
