import { describe, expect, it } from 'vitest';
import { search } from '../../src/player/search.ts';
import { sampleCourse } from '../course/sample-course.ts';

const texts = new Map([
  ['lesson-1', [{ screen: 'one', title: 'A verb', lines: ['Doing counts.', 'It isn’t a label.'] }]],
  [
    'lesson-2',
    [
      { screen: 'one', title: 'Figures', lines: ['8.5% of senior leaders'] },
      { screen: 'two', title: 'Café', lines: ['A label, and what it does.'] },
    ],
  ],
]);
const found = (query: string): string[] =>
  search(sampleCourse(), texts, query).map(
    ({ place, excerpt }) => `${place.lesson}/${place.screen}: ${excerpt.map(({ text }) => text).join('')}`,
  );

/** The excerpt of a line, with what was found in brackets. */
const excerpt = (line: string, query: string): string | undefined =>
  search(sampleCourse(), new Map([['lesson-1', [{ screen: 'one', title: 'A', lines: [line] }]]]), query)[0]
    ?.excerpt.map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join('');

describe('searching the course', () => {
  it('finds the screens that contain every word, anywhere, in the course’s order', () => {
    expect(found('label')).toEqual([
      'lesson-1/one: It isn’t a label.',
      'lesson-2/two: A label, and what it does.',
    ]);
    expect(found('label doing')).toEqual(['lesson-1/one: Doing counts.']);
    expect(found('absent')).toEqual([]);
  });

  it('ignores case, accents and the kind of apostrophe, and finds titles', () => {
    expect(found("ISN'T")).toHaveLength(1);
    expect(found('cafe')).toEqual(['lesson-2/two: ']);
  });

  it.each([
    ['Gleich\u00ADbehandlung', 'Gleichbehandlung', '[Gleich\u00ADbehandlung]'],
    ['Gleichbehandlung', 'Gleich\u00ADbehandlung', '[Gleichbehandlung]'],
    [
      'zero\u200Bwidth \u2060join\u200Ded\uFEFF',
      'zerowidth joined',
      '[zero\u200Bwidth] \u2060[join\u200Ded\uFEFF]',
    ],
    ['not\u00A0before', 'not before', '[not]\u00A0[before]'],
    ['co\u2011worker', 'co-worker', '[co\u2011worker]'],
    ['2020–2021', '2020-2021', '[2020–2021]'],
    ['−5', '-5', '[−5]'],
    ['It isn’t', "isn't", 'It [isn’t]'],
    ['It isn`t', 'isn’t', 'It [isn`t]'],
    ['a “verb”', '"verb"', 'a [“verb”]'],
    ['of\uFB01ce', 'office', '[of\uFB01ce]'],
    ['caf\u00E9', 'cafe\u0301', '[caf\u00E9]'],
    ['cafe\u0301 au lait', 'café', '[cafe\u0301] au lait'],
    ['Straße', 'STRASSE', '[Straße]'],
    ['STRASSE', 'straße', '[STRASSE]'],
    ['ISTANBUL İstanbul ıstanbul', 'istanbul', '[ISTANBUL] [İstanbul] [ıstanbul]'],
    ['ΟΔΟΣ', 'οδος', '[ΟΔΟΣ]'],
    ['Ｗｉｄｅ', 'wide', '[Ｗｉｄｅ]'],
    ['Ørsted and Œuvre', 'orsted oeuvre', '[Ørsted] and [Œuvre]'],
    ['say a.b (c)', 'a.b (c)', 'say [a.b] [(c)]'],
    ['👍🏽 team 🎉🎉 work', 'work', '👍🏽 team 🎉🎉 [work]'],
  ])('finds in “%s” what reads as “%s”, and marks it', (line, query, marked) => {
    expect(excerpt(line, query)).toBe(marked);
  });

  it('shows the part of a long line around the match, in whole words', () => {
    const long = `${'before '.repeat(20)}allies ${'after '.repeat(20)}`.trim();
    const shown = excerpt(long, 'allies') ?? '';
    expect(shown).toMatch(/^… (before )+\[allies\]( after)+ …$/);
    expect(shown.length).toBeLessThan(120);
    expect(excerpt('x'.repeat(400), 'xxx')?.replaceAll(/[[\]]/g, '')).toBe('x'.repeat(400));
  });

  it('finds nothing for an empty query', () => {
    expect(found('  ')).toEqual([]);
  });
});
