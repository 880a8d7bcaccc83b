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
  search(sampleCourse(), texts, query).map(({ place, line }) => `${place.lesson}/${place.screen}: ${line}`);

describe('searching the course', () => {
  it('finds the screens that hold every word, wherever, in the course’s order', () => {
    expect(found('label')).toEqual([
      'lesson-1/one: It isn’t a label.',
      'lesson-2/two: A label, and what it does.',
    ]);
    expect(found('label doing')).toEqual(['lesson-1/one: Doing counts.']);
    expect(found('absent')).toEqual([]);
  });

  it('minds neither case nor accents nor the kind of apostrophe, and finds titles', () => {
    expect(found("ISN'T")).toHaveLength(1);
    expect(found('cafe')).toEqual(['lesson-2/two: ']);
  });

  it('finds nothing for nothing', () => {
    expect(found('  ')).toEqual([]);
  });
});
