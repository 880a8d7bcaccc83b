import { describe, expect, it } from 'vitest';
import { decimalOf, figureOf } from '../../src/blocks/chart/figure.ts';
import type { ChartModel } from '../../src/blocks/chart/model.ts';
import { readBlock } from './read-block.ts';

describe('a figure as people write it', () => {
  it.each([
    ['8.5%', 8.5, '%'],
    ['8,5 %', 8.5, '%'],
    ['0,9\u00A0%', 0.9, '%'],
    ['12,4\u202F%', 12.4, '%'],
    ['16 per cent', 16, '%'],
    ['.5%', 0.5, '%'],
    [',25 %', 0.25, '%'],
    ['£.50', 0.5, '£'],
    ['%16', 16, '%'],
    ['8.125%', 8.125, '%'],
    ['0,125 %', 0.125, '%'],
    ['100%', 100, '%'],
    ['+5%', 5, '%'],
    ['< 1%', 1, '%'],
    ['about 9%', 9, '%'],
    ['2021: 16%', 16, '%'],
    ['2021 – 16%', 16, '%'],
    ['16% (2021)', 16, '%'],
    ['in 2021, 16%', 16, '%'],
    ['8\u00AD5%', 85, '%'],
    ['1 250', 1250, ''],
    ['1\u202F250\u202F000', 1250000, ''],
    ['1,250', 1250, ''],
    ['1.250', 1.25, ''],
    ['1.250.000', 1250000, ''],
    ['1,234,567.89', 1234567.89, ''],
    ['1.234.567,89', 1234567.89, ''],
    ['12,34,567', 1234567, ''],
    ['1’250.50', 1250.5, ''],
    ['£1,200', 1200, '£'],
    ['1.200,50 €', 1200.5, '€'],
    ['2021 850 people', 850, 'people'],
    ['2021', 2021, ''],
    ['٨٫٥٪', 8.5, '%'],
    ['８.５％', 8.5, '%'],
    ['0', 0, ''],
  ])('%s', (text, value, unit) => {
    expect(figureOf(text, '.')).toEqual({ value, unit });
  });

  it.each([
    ['1.250', 1250],
    ['1,250', 1.25],
    ['8,125 %', 8.125],
  ])('%s in a language with a decimal comma', (text, value) => {
    expect(figureOf(text, ',')).toMatchObject({ value });
  });

  it.each([
    ['many', 'holds no figure'],
    ['', 'holds no figure'],
    ['10–12%', 'holds more than one figure'],
    ['10 to 12%', 'holds more than one figure'],
    ['8% ± 2', 'holds more than one figure'],
    ['1 in 12', 'holds more than one figure'],
    ['1/3', 'holds more than one figure'],
    ['-5%', 'is below 0'],
    ['−5%', 'is below 0'],
    ['2021: -5%', 'is below 0'],
    ['– £5', 'is below 0'],
    ['½', 'holds a figure that cannot be read'],
    ['8²', 'holds a figure that cannot be read'],
    ['8,125 %', 'holds a figure that can be read in two ways, or in none'],
    ['12.05.2021', 'holds a figure that can be read in two ways, or in none'],
    ['1,2,3', 'holds a figure that can be read in two ways, or in none'],
  ])('%s %s', (text, problem) => {
    expect(figureOf(text, '.')).toBe(problem);
  });

  it('knows the decimals of a language', () => {
    expect(['en-GB', 'de', 'fr-CA', 'de-CH', 'no language'].map(decimalOf)).toEqual([
      '.',
      ',',
      ',',
      '.',
      '.',
    ]);
  });
});

const chart = (heading: string, ...figures: readonly string[]): string =>
  `:::chart c\nCaption\n\n| Group | ${heading} |\n| --- | --- |\n${figures.map((figure) => `| A | ${figure} |`).join('\n')}\n\n> Note.\n:::`;

describe('bars', () => {
  it.each([
    ['shares against the whole', 'Share', ['8,5 %', '21 %'], 100],
    ['a heading that says per cent', 'Share, %', ['8.5', '21'], 100],
    ['growth beyond the whole against the largest', 'Growth', ['120%', '30%'], 120],
    ['all else against the largest', 'Pay', ['£28,000', '£32,000'], 32000],
    ['nothing at all', 'Complaints', ['0', '0'], 0],
  ])('draw %s', (_, heading, figures, full) => {
    const { model, problems } = readBlock<ChartModel>(chart(heading, ...figures));
    expect(problems).toEqual([]);
    expect(model.full).toBe(full);
  });

  it('have one unit', () => {
    const of = (...figures: string[]): readonly string[] => readBlock(chart('Share', ...figures)).problems;
    expect(of('8%', '9')).toEqual([expect.stringContaining('"9" and "8%" are not in the same unit.')]);
    expect(of('1.2 million', '900 thousand')).toHaveLength(1);
    expect(of('£5', '€5')).toHaveLength(1);
    expect(of('many', '8%', '9%')).toHaveLength(1);
  });
});
