import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { formatOf, hasLatinDigits } from '../../src/locale/format.ts';
import { dateInWords } from '../../src/ui/date-in-words.ts';

/** In a browser whose Unicode data is older, as in WebKitGTK 2.50: `ar` has the digits of Egypt. */
function inOlderBrowser(): void {
  onTestFinished(() => void vi.restoreAllMocks());
  const older = (language: string): string => (language === 'ar' ? 'ar-EG' : language);
  const { NumberFormat, DateTimeFormat } = Intl;
  vi.spyOn(Intl, 'NumberFormat').mockImplementation(function (language, options) {
    return new NumberFormat(older(String(language)), options);
  } as typeof NumberFormat);
  vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (language, options) {
    return new DateTimeFormat(older(String(language)), options);
  } as typeof DateTimeFormat);
}

describe('the digits of Arabic', () => {
  it('are the lessons’ digits in every browser', () => {
    inOlderBrowser();
    expect(formatOf('ar').number(7)).toBe('7');
    expect(formatOf('ar').percent(80)).toMatch(/80/);
    expect(dateInWords('2035-05-06', 'ar')).toMatch(/^6 .*2035$/);
  });

  it('are the region’s digits if one is given', () => {
    expect(formatOf('ar-EG').number(7)).toBe('٧');
  });
});

describe('a number', () => {
  it.each(['en-GB', 'fr', 'ar', 'ar-EG', 'fa', 'de', 'hi', 'bn'])(
    'is written in the way of %s',
    (language) => {
      const inWords = formatOf(language, hasLatinDigits(language));
      const asTheBrowser = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language);
      for (const n of [0, 1, 7, 42, 100, 999, 1000, 1234567, -1, -12, 0.5, 12.5, Number.NaN, Infinity])
        expect(inWords.number(n)).toBe(asTheBrowser.format(n));
    },
  );

  it('needs no number format if its digits are enough', () => {
    onTestFinished(() => void vi.restoreAllMocks());
    const made = vi.spyOn(Intl, 'NumberFormat');
    expect(formatOf('en-GB', true).number(12)).toBe('12');
    expect(made).not.toHaveBeenCalled();
  });
});
