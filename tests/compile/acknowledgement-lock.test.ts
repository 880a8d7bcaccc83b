import { expect, it } from 'vitest';
import { lockFile, withReleased } from '../../src/compile/acknowledgement-lock.ts';
import { leaf, load, problemsOf } from './course-folder.ts';

const given = (words: string, version = '1'): string =>
  `${leaf}\n:::acknowledgement code version=${version}\n${words}\n:::\n`;
const files = (words: string, version = '1', lock = ''): Record<string, string> => ({
  'modules/leaf/en.md': given(words, version),
  [lockFile]: lock,
});

it('words that were released may not change under their version', () => {
  const course = load(files('I will keep to it.'));
  const lock = JSON.stringify(withReleased({}, [course]));
  expect(lock).toBe('{"en-GB":{"tea/code 1":"I will keep to it."}}');
  expect(problemsOf(files('I will *keep* to it.', '1', lock))).toEqual([]);
  expect(problemsOf(files('I will not.', '2', lock))).toEqual([]);
  expect(problemsOf(files('I will not.', '1', lock))).toEqual([
    'modules/leaf/en.md:26: The words of "code" have changed since version 1 of it was released. Raise its version on the opening line, or put the words back.',
  ]);
  expect(problemsOf(files('I will not.', '1', '{'))[0]).toContain('cannot be read');
  expect(withReleased(JSON.parse(lock) as never, [course])).toBeUndefined();
});

it('words that were released without a space between two lines stay the same words', () => {
  const words = '### Code\n\nI have\\\nread it.\n\n| Rule | Since |\n| --- | --- |\n| A | 2025 |';
  const course = load(files(words));
  expect(course.course.acknowledgements[0]?.words).toBe('Code I have read it. Rule Since A 2025');
  const released = { 'en-GB': { 'tea/code 1': 'CodeI haveread it. RuleSinceA2025' } };
  expect(withReleased({}, [course])).toEqual(released);
  expect(problemsOf(files(words, '1', JSON.stringify(released)))).toEqual([]);
});
