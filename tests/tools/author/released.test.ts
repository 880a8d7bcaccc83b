import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { lessonIdsIn, releasedIn } from '../../../src/tools/author/released.ts';
import { problemText } from '../../../src/compile/problems.ts';
import { courseYaml } from '../../compile/course-folder.ts';
import { goodLeaf, writtenFolder } from './written-course.ts';

const leaf = 'modules/leaf/en.md';

/** A course under git, released as v1.0.0 where that is asked for. */
function course(isReleased = true) {
  const root = writtenFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      stdio: 'ignore',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'One');
  if (isReleased) git('tag', 'v1.0.0');
  return {
    root,
    save: (file: string, text: string) => writeFileSync(join(root, file), text),
    advice: () => checkCourse(root).map((one) => `${one.rule} ${one.level} ${problemText(one)}`),
  };
}

it('an id that was released and is another now is told of, with the one in its place', () => {
  const { save, advice } = course();
  expect(advice()).toEqual([]);
  save(leaf, goodLeaf.replace(':::choice green-or-black', ':::choice green').replace('{#more}', '{#rest}'));
  expect(advice()).toEqual([
    `kept-ids advice ${leaf}:15: The block "green-or-black" of v1.0.0 is gone; here stands "green". Learners under way lose what they did there. If it is the same, give it back its id, "green-or-black".`,
    `kept-ids advice ${leaf}:26: The screen "more" of v1.0.0 is gone; here stands "rest". Learners under way lose what they did there. If it is the same, give it back its id, "more".`,
  ]);
});

it('so is a screen that is deleted, and a lesson that has another name', () => {
  const { root, save, advice } = course();
  save(leaf, goodLeaf.slice(0, goodLeaf.indexOf('## More')));
  expect(advice()).toEqual([
    `kept-ids advice ${leaf}:1: The screen "more" of v1.0.0 is gone. Learners under way lose what they did there. If it is the same, give it back its id, "more".`,
  ]);
  renameSync(join(root, 'modules/leaf'), join(root, 'modules/tree'));
  save('modules/tree/en.md', goodLeaf.replace('id: leaf', 'id: tree'));
  save('modules/course.yaml', courseYaml.replace('[leaf, exam]', '[tree, exam]'));
  save(
    'modules/exam/en.md',
    '---\nid: exam\ntitle: E\nminutes: 1\nobjectives: [A]\n---\n\n## A {#a}\n\nB.\n',
  );
  save(
    'modules/course.yaml',
    courseYaml.replace('[leaf, exam]', '[tree]').replace('viewed-and-passed', 'viewed'),
  );
  rmSync(join(root, 'modules/exam'), { recursive: true });
  expect(advice()).toEqual(
    ['leaf', 'exam'].map(
      (id) =>
        `kept-ids advice modules/course.yaml:6: The lesson "${id}" of v1.0.0 is gone. Learners under way lose what they did in it. If it has only another name now, keep the id and its folder.`,
    ),
  );
});

it('nothing is known where nothing was released, or there is no git', () => {
  expect(releasedIn(course(false).root, 'modules/course.yaml', 'en')).toBeUndefined();
  expect(releasedIn(writtenFolder(), 'modules/course.yaml', 'en')).toBeUndefined();
});

it('what is named is found in any version of a file', () => {
  expect(
    lessonIdsIn('## A {#a}\n\n::::check the-check\n\n:::choice one lesson=a\n:::\n::::\n:::note A word\n'),
  ).toEqual({ screens: ['a'], blocks: ['the-check', 'one'] });
});
