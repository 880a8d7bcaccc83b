import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import type { InteractionResponse } from '../../src/course/interaction.ts';
import * as format from '../../src/records/format.ts';
import { secondsOf } from '../hosts/host.ts';

const anyNumber = fc.oneof(fc.double(), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer());
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('words', () => {
  it('are cut to the limit, never within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = format.cut(text, limit);
        expect(text.startsWith(short)).toBe(true);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.length).toBeGreaterThanOrEqual(Math.min(text.length, limit) - 1);
        expect(lone.test(short)).toBe(false);
      }),
    );
    expect(format.cut('ab🙂', 3)).toBe('ab');
    expect(format.cut('ab🙂', 4)).toBe('ab🙂');
    // The first and the last of the characters that need two units.
    for (const character of ['\u{10000}', '\u{10ffff}']) expect(format.cut(`ab${character}`, 3)).toBe('ab');
  });

  it('become one line that cannot be read as a language mark', () => {
    expect(format.line('  a\n\tb\u00a0 c \u0000', 20)).toBe('a b c');
    expect(format.line('{lang=fr}bonjour', 250)).toBe('(lang=fr}bonjour');
    expect(format.line('what {that} means', 250)).toBe('what {that} means');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 300 }), (text, limit) => {
        expect(format.line(text, limit)).toMatch(/^(?!\{)[^\n\r\t]*$/);
        expect(format.line(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('become identifiers that both standards take', () => {
    expect(format.identifier('definition-three-parts.2')).toBe('definition-three-parts.2');
    expect(format.identifier('a b/ü')).toBe('a_b__');
    expect(format.identifier('x'.repeat(300))).toBe('x'.repeat(250));
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (id) => {
        expect(format.identifier(id)).toMatch(/^[\w.:-]{1,250}$/);
      }),
    );
  });
});

describe('numbers', () => {
  it('have no exponent and no needless zeros', () => {
    expect([80, 66.666, 100, 0, 0.1 + 0.2, 1e-9, -1e-9].map((value) => format.decimal(value, 2))).toEqual(
      ['80', '66.67', '100', '0', '0.3', '0', '0'], // prettier-ignore
    );
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: 7 }),
        (value, places) => {
          const text = format.decimal(value, places);
          expect(text).toMatch(/^-?\d{1,10}(\.\d{0,6}[1-9])?$/);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-6);
        },
      ),
    );
    for (const odd of [Number.NaN, Infinity, -Infinity]) expect(format.decimal(odd, 2)).toBe('0');
  });

  it('are shares between 0 and 1, whatever came', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        expect(format.clampedShare(value)).toBeGreaterThanOrEqual(0);
        expect(format.clampedShare(value)).toBeLessThanOrEqual(1);
      }),
    );
    expect(format.clampedShare(0.4)).toBe(0.4);
  });

  it('are read only where they are numbers', () => {
    expect([' 80 ', '80.5', '80.25', '0', '100'].map((text) => format.parseScore(text, 100))).toEqual([
      0.8, 0.805, 0.8025, 0, 1,
    ]);
    for (const odd of ['', ' ', 'NaN', '101', '-1', '1e2', '0x10', 'true', '<b>80</b>', '8'.repeat(99)]) {
      expect(format.parseScore(odd, 100)).toBeUndefined();
    }
    expect(['3', ' 12 ', '0'].map(format.parseCount)).toEqual([3, 12, 0]);
    for (const odd of ['', '-1', '1.5', 'Infinity', '99999999', 'x']) expect(format.parseCount(odd)).toBe(0);
  });
});

describe('languages', () => {
  it('are BCP 47 or nothing, and in the order of preference', () => {
    expect(format.parseLanguages('fr-CH, de;q=0.8,*;q=0.5, English,en_GB')).toEqual([
      'fr-CH',
      'de',
      'English',
      'en-GB',
    ]);
    // As operating systems write a language.
    expect(format.parseLanguages('fr_FR.UTF-8,de_AT@euro')).toEqual(['fr-FR', 'de-AT']);
    expect(['FRENCH', 'Français', 'Norwegian Bokmål'].flatMap(format.parseLanguages)).toEqual([
      'FRENCH',
      'Français',
      'Norwegian Bokmål',
    ]);
    expect(['en', 'en_GB', ' de-AT ', 'zh-Hans-CN', 'DE'].flatMap(format.parseLanguages)).toEqual(
      ['en', 'en-GB', 'de-AT', 'zh-Hans-CN', 'DE'], // prettier-ignore
    );
    for (const odd of ['', '*', '1', 'en-', 'e', '<b>', `en${'-x'.repeat(50)}`]) {
      expect(format.parseLanguages(odd)).toEqual([]);
    }
  });
});

describe('times', () => {
  it('of SCORM 1.2 are time spans', () => {
    expect([0, 5, 3.25, 61, 3725.5, 360_000].map(format.timespan12)).toEqual([
      '0000:00:00',
      '0000:00:05',
      '0000:00:03.25',
      '0000:01:01',
      '0001:02:05.50',
      '0100:00:00',
    ]);
    fc.assert(
      fc.property(anyNumber, (seconds) => {
        expect(format.timespan12(seconds)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d(\.\d\d)?$/);
      }),
    );
    expect(format.timespan12(1e12)).toBe('9999:59:59.99');
  });

  it('of SCORM 2004 are intervals', () => {
    expect([0, 5, 3.25, 60, 61, 3600, 3725.5].map(format.timeInterval)).toEqual([
      'PT0S',
      'PT5S',
      'PT3.25S',
      'PT1M',
      'PT1M1S',
      'PT1H',
      'PT1H2M5.5S',
    ]);
    fc.assert(
      fc.property(anyNumber, (seconds) => {
        expect(format.timeInterval(seconds)).toMatch(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
      }),
    );
  });

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 * 360_000 }), (hundredths) => {
        const seconds = hundredths / 100;
        expect(secondsOf(format.timespan12(seconds))).toBeCloseTo(seconds, 5);
        expect(format.parseTimespan(format.timespan12(seconds))).toBeCloseTo(seconds, 5);
        expect(format.parseTimespan(format.timeInterval(seconds))).toBeCloseTo(seconds, 5);
        expect(secondsOf(format.timeInterval(seconds))).toBeCloseTo(seconds, 5);
      }),
    );
  });

  it('of a day are the learner’s clock in 1.2, UTC in 2004', () => {
    expect(format.time12(new Date(2026, 0, 2, 3, 4, 5))).toBe('03:04:05');
    expect(format.timestamp(new Date('2026-01-02T03:04:05.678Z'))).toBe('2026-01-02T03:04:05.00Z');
    expect(format.timestamp(new Date('1970-01-01T00:00:00Z'))).toBe('1970-01-01T00:00:00.00Z');
    expect(format.timestamp(new Date('2038-12-31T23:59:59Z'))).toBe('2038-12-31T23:59:59.00Z');
    for (const odd of ['1969-12-31T23:59:59Z', '2039-01-01T00:00:00Z', 'x']) {
      expect(format.timestamp(new Date(odd))).toBe('');
    }
    expect(format.time12(new Date('x'))).toBe('');
  });
});

describe('responses', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: 1 });

  it('are patterns of their standard, and can be taken apart again', () => {
    fc.assert(
      fc.property(ids, ids, (chosen, right) => {
        const response: InteractionResponse = { type: 'choice', chosen, right };
        expect(format.responsePattern(response, '1.2').split(',')).toEqual(chosen);
        expect(format.responsePattern(response, '2004').split('[,]')).toEqual(chosen);
        expect(format.correctPattern(response, '2004').split('[,]')).toEqual(right);
      }),
    );
  });

  it('of pairs join source and target as their standard does', () => {
    const response: InteractionResponse = { type: 'matching', pairs: [['1', 'a'], ['2', 'b']], right: [['1', 'b']] }; // prettier-ignore
    expect(format.responsePattern(response, '1.2')).toBe('1.a,2.b');
    expect(format.responsePattern(response, '2004')).toBe('1[.]a[,]2[.]b');
    expect(format.correctPattern(response, '2004')).toBe('1[.]b');
  });

  it('have as many items as SCORM 2004 takes', () => {
    const pairs = Array.from({ length: 40 }, (_, index) => ['a', index.toString(36)] as const);
    const response: InteractionResponse = { type: 'matching', pairs, right: pairs };
    expect(format.responsePattern(response, '2004').split('[,]')).toHaveLength(36);
  });

  it('have no item twice', () => {
    const response: InteractionResponse = { type: 'choice', chosen: ['a', 'b', 'a'], right: ['b', 'b'] };
    expect(format.responsePattern(response, '2004')).toBe('a[,]b');
    expect(format.correctPattern(response, '1.2')).toBe('b');
  });

  it('that are not to be recorded show neither what was chosen nor what is right', () => {
    const choice: InteractionResponse = { type: 'choice', chosen: [], right: ['a'] };
    const matching: InteractionResponse = { type: 'matching', pairs: [], right: [['a', '1']] };
    for (const response of [choice, matching]) {
      expect(format.responsePattern(response, '1.2') + format.correctPattern(response, '2004')).toBe('');
    }
  });
});

it.each([
  ['', undefined],
  ['null', undefined],
  ['P', undefined],
  ['PT', 0],
  ['PT0S', 0],
  ['P1DT1H1M1.5S', 90_061.5],
  ['P1M', undefined],
  ['00:00:10.5', 10.5],
  ['12345:00:00', 44_442_000],
  ['1:2:3', undefined],
  ['60', undefined],
])('reads the time span %j as %s', (text, seconds) => {
  expect(format.parseTimespan(text)).toBe(seconds);
});
