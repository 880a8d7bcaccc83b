import { describe, expect, it } from 'vitest';
import { courseFiles } from '../../src/compile/build-plan.ts';
import { loadCourses } from '../../src/compile/courses.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { ContentError, problemText } from '../../src/compile/problems.ts';
import { courseFolder, courseYaml, leaf } from './course-folder.ts';

const again = `like: course.yaml
id: tea-again
title: Tea again
description: Once more.
lessons: [sip]
completion: viewed
`;
const sip = leaf
  .replace('id: leaf', 'id: sip')
  .replace('{#welcome}', '{#sip-welcome}')
  .replace('green-or-black', 'sip-green');

const two = (files: Readonly<Record<string, string>> = {}): string =>
  courseFolder({ 'modules/again.yaml': again, 'modules/sip/en.md': sip, ...files });

function problems(files: Readonly<Record<string, string>>): string[] {
  try {
    loadCourses(two(files));
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(problemText);
  }
}

describe('several courses of one project', () => {
  it('are its YAML files, the main one first', () => {
    expect(courseFiles(two({ 'modules/a-day.yaml': again }))).toEqual([
      'modules/course.yaml',
      'modules/a-day.yaml',
      'modules/again.yaml',
    ]);
    expect(loadCourses(two()).map(({ course }) => course.id)).toEqual(['tea', 'tea-again']);
  });

  it('do not include the files that macOS leaves on other disks', () => {
    const root = two({ 'modules/._course.yaml': '\0\x05\x16\x07', 'modules/._again.yaml': '\0' });
    expect(loadCourses(root).map(({ course }) => course.id)).toEqual(['tea', 'tea-again']);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a lesson',
      { 'modules/again.yaml': again.replace('[sip]', '[sip, aux]') },
      '"aux" cannot be the name of a folder',
    ],
    [
      'a course',
      { 'modules/con.yaml': again.replace('tea-again', 'tea-con') },
      '"con" cannot be the name of a file',
    ],
    [
      'a language',
      { 'modules/course.yaml': courseYaml.replace('lessons:', 'locales: [en, nul]\nlessons:') },
      '"nul" cannot be the name of a file',
    ],
    [
      'a logo',
      { 'modules/course.yaml': courseYaml.replace('brand:\n', 'brand:\n  logo: prn.svg\n') },
      '"prn.svg" cannot be the name of a file',
    ],
    [
      'a picture',
      { 'modules/sip/en.md': `${sip}\n:::image tea src=com1.png alt="Tea"\n:::\n` },
      '"com1.png" cannot be the name of a file',
    ],
  ])('say so where Windows could not have the file of %s', (_, files, message) => {
    expect(problems(files).join('\n')).toContain(`${message}: Windows keeps it for a device.`);
  });

  it('say why the words of a language are not taken that is the first now, or is taken off the list', () => {
    const yaml = courseYaml
      .replace('lessons:', 'locales: [fr, en]\nlessons:')
      .concat('translations:\n  en:\n    language: en-GB\n    title: Tea\n    description: All about tea.\n');
    const own = `${again}translations:\n  fr:\n    title: Encore du thé\n    description: Encore une fois.\n`;
    const found = problems({ 'modules/course.yaml': yaml, 'modules/again.yaml': own });
    expect(found).toContain(
      'modules/again.yaml:8: "fr" is the first language: its words are those above. Take it off the translations.',
    );
    expect(found.join()).not.toContain('is missing in "fr"');
    // As the settings advise for one language alone.
    expect(problems({ 'modules/again.yaml': own })).toEqual([
      'modules/again.yaml:8: "fr" is not among the locales. Leave it out.',
    ]);
  });

  it('share settings that one leaves out', () => {
    const files = { 'modules/again.yaml': `${again}check:\n  pass-mark: 60\nversion: 2.0.0\n` };
    const { course, settings, lessons } = loadCourse(two(files), { file: 'modules/again.yaml' });
    expect(course).toMatchObject({
      id: 'tea-again',
      title: 'Tea again',
      version: '2.0.0',
      language: 'en-GB',
    });
    expect(course.rules).toMatchObject({
      passMark: 0.6,
      drawPerLesson: 1,
      completion: 'viewed',
      idleMinutes: 30,
    });
    expect(settings.support).toEqual([{ name: 'Help desk', url: 'mailto:help@example.org' }]);
    expect(settings.description).toBe('Once more.');
    expect(lessons.map(({ id }) => id)).toEqual(['sip']);
  });

  it('share their private notes, separately for each language', () => {
    const root = two();
    expect(loadCourse(root).settings.notesOf).toBe('tea');
    expect(loadCourse(root, { file: 'modules/again.yaml' }).settings.notesOf).toBe('tea');
  });

  it('may have a lesson in common', () => {
    const files = { 'modules/again.yaml': again.replace('[sip]', '[sip, leaf]') };
    expect(loadCourses(two(files))[1]?.lessons.map(({ id }) => id)).toEqual(['sip', 'leaf']);
  });

  it('take over the words of a language from no other course', () => {
    const yaml = courseYaml.replace(
      'lessons:',
      'locales: [en, fr]\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Le thé.\n    issuer: La maison\nlessons:',
    );
    const found = problems({
      'modules/course.yaml': yaml,
      'src/locale/fr.yaml': '',
      'modules/leaf/fr.md': leaf,
    });
    expect(found).toContain('modules/again.yaml:1: "title" is missing in "fr". Write a line "title: …".');
  });

  it('may be in fewer languages', () => {
    const yaml = courseYaml.replace(
      'lessons:',
      'locales: [en, fr]\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Le thé.\nlessons:',
    );
    const found = problems({
      'src/locale/en.yaml': 'x',
      'modules/course.yaml': yaml,
      'modules/again.yaml': `${again}locales: [en]\n`,
    });
    expect(found.filter((one) => one.startsWith('modules/again.yaml'))).toEqual([]);
  });
});

describe('a mistake in one of several courses', () => {
  it.each([
    [
      'a lesson that is not there',
      { 'modules/again.yaml': again.replace('[sip]', '[sip, slurp]') },
      'modules/again.yaml:5: The lesson "slurp" has no file modules/slurp/en.md. Write it, or take the lesson off the list.',
    ],
    [
      'an id that another course has',
      { 'modules/again.yaml': again.replace('tea-again', 'tea') },
      'modules/again.yaml:2: The id "tea" is taken by another course: modules/course.yaml:1. An LMS would take both for one. Give one of them another; never one that is in use.',
    ],
    [
      'no id of its own',
      { 'modules/again.yaml': again.replace('id: tea-again\n', '') },
      'modules/again.yaml:1: "id" is missing in the settings. Write a line "id: …".',
    ],
    [
      'no question',
      { 'modules/sip/en.md': sip.replace(/:::choice[\s\S]*?:::\n/, '') },
      'modules/again.yaml:5: The course has no question in any of its lessons, so nothing that was learned is recalled. Write a question into one of them: the authoring guide in docs/ says how.',
    ],
    [
      'a lesson that no course lists',
      { 'modules/cup/en.md': leaf.replace('id: leaf', 'id: cup') },
      'modules/cup/en.md:1: No course lists the lesson "cup". Add it to the lessons of one, or delete the folder.',
    ],
    [
      'a lesson that no course lists, whose folder has no name for one',
      { 'modules/leaf – Kopie/en.md': leaf },
      'modules/leaf – Kopie/en.md:1: No course lists the lesson "leaf – Kopie". Delete the folder; or rename it to leaf-kopie, write "id: leaf-kopie" in it, and add leaf-kopie to the lessons of one.',
    ],
    [
      'a course to be like that is not there',
      { 'modules/again.yaml': again.replace('course.yaml', 'curse.yaml') },
      'modules/again.yaml:1: "like" is "curse.yaml", which is no course that stands by itself. Did you mean "course.yaml"?',
    ],
    [
      'a course that is like itself',
      { 'modules/again.yaml': again.replace('course.yaml', 'again.yaml') },
      'modules/again.yaml:1: "like" is "again.yaml", which is no course that stands by itself. Known are: course.yaml.',
    ],
    [
      'a file name that names no packages',
      { 'modules/again.yaml': '', 'modules/Tea again.yml': again },
      'modules/Tea again.yml:1: A course\'s packages are named after its file, and "modules/Tea again.yml" is no name for them. Rename it to tea-again.yaml.',
    ],
    [
      'the names of other packages',
      { 'modules/again.yaml': '', 'modules/dispatch.yaml': again },
      'modules/dispatch.yaml:1: The packages of "dispatch" would have the names that npm run dispatch gives. Rename the file.',
    ],
    [
      'a plan to look at again that no course holds',
      { 'modules/sip/en.md': `${sip}\n:::revisit sip-plan plan=my-pla\nStill?\n:::\n` },
      'modules/sip/en.md:26: No course that shares notes with this one holds a plan "my-pla". Leave it out.',
    ],
    [
      'a value that is wrong here alone',
      { 'modules/again.yaml': `${again}check:\n  pass-mark: 8\n` },
      'modules/again.yaml:8: "pass-mark" is not valid: 8. Write a whole number from 20 to 100, per cent: 80 is four out of five.',
    ],
  ])('is told with file, line and fix: %s', (_, files, problem) => {
    expect(problems(files)).toEqual([problem]);
  });

  it('in the name of a folder leads to one that a lesson can have', () => {
    const files = {
      'modules/again.yaml': again.replace('[sip]', '[sip, leaf copy]'),
      'modules/leaf copy/en.md': leaf,
    };
    expect(problems(files)).toContain(
      'modules/leaf copy/en.md:2: The id "leaf" is not the folder\'s name. Rename the folder to leaf-copy, and write that for the id.',
    );
  });

  it('in shared settings is reported once, in its own file', () => {
    const files = { 'modules/course.yaml': courseYaml.replace('attempts: 0', 'attempts: many') };
    expect(problems(files)).toEqual([
      'modules/course.yaml:11: "attempts" is not valid: many. Write a whole number from 0 to 100.',
    ]);
  });

  it('is reported at the line of `like` if only the combination is wrong', () => {
    const files = { 'modules/again.yaml': again.replace('completion: viewed\n', '') };
    expect(problems(files)).toEqual([
      'modules/again.yaml:1: completion is "viewed-and-passed", but there is no final check. Add a lesson of the kind "check", or write "completion: viewed".',
    ]);
  });
});
