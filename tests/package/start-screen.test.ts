import { expect, it } from 'vitest';
import { startTexts } from '../../src/package/start-screen.ts';
import { exam, leaf, load } from '../compile/course-folder.ts';
import { start } from '../english.ts';

const expected = (files: Readonly<Record<string, string>>): unknown => {
  const { course, settings } = load(files);
  return startTexts(course, settings, start, '')['expect'];
};

it('mentions things to try, and feedback, only if there are questions before the check', () => {
  expect(expected({})).toEqual([
    '1 lesson with things to try, and a final check',
    'Feedback on every answer, and as many tries as you like in practice',
    'Works with a keyboard, a screen reader, a phone or a wide screen',
  ]);
  const read = leaf.replace(/:::choice[\s\S]*?:::\n/, '');
  expect(read).not.toBe(leaf);
  expect(expected({ 'modules/leaf/en.md': read, 'modules/exam/en.md': exam })).toEqual([
    '1 lesson, and a final check',
    'Works with a keyboard, a screen reader, a phone or a wide screen',
  ]);
});
