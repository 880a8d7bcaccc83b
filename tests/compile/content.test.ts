import { beforeEach, describe, expect, it } from 'vitest';
import { contentLines, courseDigest, digestOf, linesOf } from '../../src/compile/content.ts';
import { shortDigest } from '../../src/course/course.ts';
import { courseYaml, leaf, load } from './course-folder.ts';

const digest = (files: Record<string, string> = {}): string => load(files).course.digest;
const inLeaf = (from: string, to: string): Record<string, string> => {
  expect(leaf).toContain(from);
  return { 'modules/leaf/en.md': leaf.replaceAll(from, to) };
};
const inSettings = (from: string, to: string): Record<string, string> => {
  expect(courseYaml).toContain(from);
  return { 'modules/course.yaml': courseYaml.replace(from, to) };
};

describe('the digest of the content', () => {
  let as = '';

  beforeEach(() => {
    as = digest();
  });

  it('is SHA-256 in 64 characters, and never changes: records of learning contain it', () => {
    expect(as).toMatch(/^[0-9a-f]{64}$/);
    // Where this line fails, code has changed the digest of every course: raise `format`, and say so in the change log.
    expect(shortDigest(as)).toMatchInlineSnapshot(`"e6ecb179d1f2"`);
  });

  it.each([
    ['a word', inLeaf('More words', 'Other words')],
    ['a heading', inLeaf('## More', '## Still more')],
    ['a question', inLeaf('Which is', 'What is')],
    [
      'what is right',
      inLeaf('- [x] Green tea\n  > Yes.\n- [ ] Black', '- [ ] Green tea\n  > Yes.\n- [x] Black'),
    ],
    ['feedback', inLeaf('> Yes.', '> Indeed.')],
    ['where a link leads', { 'modules/links.yaml': 'shop:\n  url: https://example.com/\n  title: A shop\n' }],
    ['the pass mark', inSettings('pass-mark: 80', 'pass-mark: 60')],
    ['the rule', inSettings('completion: viewed-and-passed', 'completion: viewed')],
    ['the title', inSettings('title: Tea', 'title: Teas')],
  ])('changes with %s', (_, files) => {
    expect(digest(files)).not.toBe(as);
  });

  it.each([
    ['line ends', { 'modules/leaf/en.md': leaf.replaceAll('\n', '\r\n') }],
    ['marks', inLeaf('*tea*', 'tea')],
    ['the version', inSettings('version: 1.0.0', 'version: 2.0.0')],
    ['whom to ask', inSettings('name: Help desk', 'name: Helpers')],
    ['whose it is', inSettings("organisation: ''", 'organisation: Example')],
    ['how lines are broken', inLeaf('Read about', 'Read\nabout')],
  ])('does not change with %s', (_, files) => {
    expect(digest(files)).toBe(as);
  });

  it('is the same for different encodings of a letter', () => {
    expect(digest(inLeaf('More words', 'Cafe\u0301'))).toBe(digest(inLeaf('More words', 'Caf\u00e9')));
  });

  it('does not depend on the order of keys, or on settings that are off', () => {
    expect(digestOf({ a: 'x', b: [1, 2], c: false, d: '' })).toBe(digestOf({ b: [1, 2], a: 'x' }));
    expect(digestOf({ b: [2, 1] })).not.toBe(digestOf({ b: [1, 2] }));
  });

  it('of a course is that of its one language, or over all', () => {
    expect(courseDigest(new Map([['en', as]]))).toBe(as);
    const both = courseDigest(new Map([['en', as], ['fr', digestOf('fr')]])); // prettier-ignore
    expect(both).toMatch(/^[0-9a-f]{64}$/);
    expect(both).not.toBe(as);
    expect(courseDigest(new Map([['fr', digestOf('fr')], ['en', as]]))).toBe(both); // prettier-ignore
  });

  it('is printed in a line, with further lines if there are several languages', () => {
    const { course } = load();
    expect(contentLines([{ course }])).toBe(`Content of version 1.0.0, sha256: ${as}\n`);
    const french = { ...course, language: 'fr', digest: digestOf('fr') };
    expect(
      contentLines([{ course }, { course: french }])
        .split('\n')
        .slice(1),
    ).toEqual([`  en-GB: ${as}`, `  fr: ${french.digest}`, '']);
  });
});

describe('markup as lines', () => {
  it.each([
    ['<p>One</p><p>Two <em>and</em> three</p>', 'One\nTwo and three'],
    ['<ul><li>A &amp; b</li><li>C</li></ul>', '– A & b\n– C'],
    [
      '<p><a href="https://a.b/?c&amp;d" target="_blank">here<span class="visually-hidden"> (new)</span></a></p>',
      'here (<https://a.b/?c&d>)',
    ],
    ['<div class="art"><svg viewBox="0 0 1 1" aria-hidden="true"><path/></svg></div><p>x</p>', 'x'],
    ['<p>See <svg role="img" aria-label="A leaf"><text>no</text></svg></p>', 'See [A leaf]'],
    ['<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>', '1 | 2'],
  ])('%s', (html, lines) => {
    expect(linesOf(html)).toBe(lines);
  });
});
