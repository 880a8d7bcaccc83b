// @vitest-environment jsdom
import { render } from 'lit';
import { expect, it } from 'vitest';
import { findingsView } from '../../../../src/tools/author/page/package/findings.ts';

const finding = (file: string, message: string) => ({
  file,
  line: 1,
  rule: 'placeholder',
  level: 'advice' as const,
  message,
  fix: 'Do it.',
});

it('the author’s own language comes first, and each other one is folded, with its number', () => {
  const root = document.createElement('div');
  const all = [
    finding('modules/check/ar.md', 'Arabic.'),
    finding('modules/check/fr.md', 'French.'),
    finding('modules/course.yaml', 'Settings.'),
    finding('modules/why/en.md', 'English.'),
    finding('src/locale/fr.yaml', 'Words.'),
  ];
  render(
    findingsView(all, () => undefined, 'en'),
    root,
  );
  const itemsIn = (list: Element | null | undefined): string[] =>
    [...(list?.children ?? [])].map(({ textContent }) => /\w+\. Do it\./.exec(textContent)?.[0] ?? '');
  expect(itemsIn(root.querySelector('section > ul'))).toEqual(['Settings. Do it.', 'English. Do it.']);
  const folded = [...root.querySelectorAll('details')];
  expect(folded.map((one) => one.querySelector('summary')?.textContent)).toEqual(['Arabic: 1', 'French: 2']);
  expect(itemsIn(folded[1]?.querySelector('ul'))).toEqual(['French. Do it.', 'Words. Do it.']);
  expect(folded.some(({ open }) => open)).toBe(false);
});
