import { describe, expect, it } from 'vitest';
import { lockFile, withReleased } from '../../src/compile/acknowledgement-lock.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { courseFolder, courseYaml, leaf, load, problemsOf } from './course-folder.ts';

const given = (words: string, version = '1'): string =>
  `${leaf}\n:::acknowledgement code version=${version}\n${words}\n:::\n`;
const files = (words: string, version = '1', lock = ''): Record<string, string> => ({
  'modules/leaf/en.md': given(words, version),
  [lockFile]: lock,
});

it('words that were released may not change under their version', () => {
  const course = load(files('I will keep to it.'));
  const lock = JSON.stringify(withReleased({}, [course]));
  expect(lock).toBe('{"en":{"tea/code 1":"I will keep to it."}}');
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
  expect(withReleased({}, [course])).toEqual({ en: released['en-GB'] });
  expect(problemsOf(files(words, '1', JSON.stringify(released)))).toEqual([]);
});

it('words with a link are recorded as the author wrote them, and stay the released words', () => {
  const words = 'I keep to the rules of [the shop](link:shop).';
  const course = load(files(words));
  expect(course.course.acknowledgements[0]?.words).toBe('I keep to the rules of the shop.');
  const released = { en: { 'tea/code 1': 'I keep to the rules of the shop (opens in a new tab).' } };
  expect(withReleased({}, [course])).toEqual(released);
  expect(problemsOf(files(words, '1', JSON.stringify(released)))).toEqual([]);
});

describe('another tag for the same language', () => {
  const tagged = (words: string, tag: string, lock: object): Record<string, string> => ({
    ...files(words, '1', JSON.stringify(lock)),
    'modules/course.yaml': courseYaml.replace('en-GB', tag),
  });
  const changed = /The words of "code" have changed since version 1 of it was released/;

  it.each([
    ['en-GB', 'en'],
    ['en', 'en-GB'],
    ['en-GB', 'en-US'],
  ])('leaves the words of %s released in %s', (before, after) => {
    for (const key of [before, 'en']) {
      const lock = { [key]: { 'tea/code 1': 'I will keep to it.' } };
      expect(problemsOf(tagged('I will keep to it.', after, lock))).toEqual([]);
      expect(problemsOf(tagged('I will not.', after, lock))[0]).toMatch(changed);
      expect(withReleased(lock, [load(tagged('I will keep to it.', after, lock))])).toBeUndefined();
    }
  });

  it('of two released texts, the one of its own tag counts', () => {
    const lock = { 'en-GB': { 'tea/code 1': 'Mine.' }, en: { 'tea/code 1': 'Other.' } };
    expect(problemsOf(tagged('Mine.', 'en-GB', lock))).toEqual([]);
    expect(problemsOf(tagged('Other.', 'en', lock))).toEqual([]);
  });

  it('says nothing of other languages and of pseudo languages', () => {
    const lock = { 'en-GB': { 'tea/code 1': 'Mine.' }, fr: { 'tea/code 1': 'Le mien.' } };
    expect(problemsOf(tagged('Mine.', 'en-GB', lock))).toEqual([]);
    const root = courseFolder(tagged('Mine.', 'en-GB', lock));
    expect(() => loadCourse(root, { locale: 'pseudo' })).not.toThrow();
  });
});
