import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../src/blocks/plan/calendar.ts';
import { emptyPlan } from '../../src/blocks/plan/plan.ts';
import { planEvents } from '../../src/blocks/plan/plan-words.ts';
import { brokenCalendarRules } from './calendar-lines.ts';

const now = new Date(2026, 1, 27, 10, 20, 30);
const model = {
  id: 'my-plan',
  focus: [],
  obstacles: [],
  boosters: [
    { day: 7, title: 'One week', text: 'How\nis it?' },
    { day: 30, title: 'A month', text: 'And; now, then\\?' },
  ],
};
const fileOf = (words: string): string =>
  calendarFile(
    planEvents(
      model,
      {
        ...emptyPlan,
        cue: words,
        action: words,
        backup: words,
        focus: { pick: 'own', own: words },
        obstacle: { pick: 'own', own: words },
        review: '2028-02-29',
        key: 'k1',
      },
      now,
    ),
    now,
    { title: words, language: 'en' },
  );

describe('the plan’s calendar file is valid (RFC 5545), whatever was written', () => {
  it.each([
    ['plain words', 'an idea comes up twice'],
    ['emoji', '👩🏽‍💻🏳️‍🌈'.repeat(50)],
    ['right-to-left text', 'אני אגיד של מי היה הרעיון، سأقول ‏'.repeat(20)],
    ['markup', '<img src=x onerror="alert(1)">&amp;</textarea>'],
    ['10,000 characters', 'word; and, \\n '.repeat(715).slice(0, 10_000)],
    ['10,000 characters without a space', 'W'.repeat(10_000)],
    ['a calendar of its own', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:y\r\n'],
    ['half an emoji', '👩'.slice(0, 1)],
    ['control characters', '\u0000\u0007\u000b\u001b\u007f\u2028\u0085'],
  ])('%s', (_, words) => {
    expect(brokenCalendarRules(fileOf(words))).toEqual([]);
  });

  it('anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        expect(brokenCalendarRules(fileOf(words))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what breaks the rules is seen', () => {
  const good = fileOf('words');
  it.each([
    ['a line without CRLF', good.replace('\r\nUID', '\nUID')],
    ['no CRLF at the end', good.trimEnd()],
    ['a line too long', good.replace('SUMMARY;LANGUAGE=en:', `SUMMARY:${'a'.repeat(80)}`)],
    ['a comma', good.replace('SUMMARY;LANGUAGE=en:', 'SUMMARY:a,b')],
    ['a backslash', good.replace('SUMMARY;LANGUAGE=en:', 'SUMMARY:a\\b')],
    ['no UID', good.replace(/UID:.*\r\n(?: .*\r\n)*/, '')],
    ['two summaries', good.replace('TRANSP:TRANSPARENT', 'SUMMARY:again')],
    ['an event left open', good.replace('END:VEVENT\r\n', '')],
    ['a day that is none', good.replace('20280229', '20280230')],
    ['an end before the start', good.replace('20280301', '20280201')],
    ['a time without its zone', good.replace(/(DTSTAMP:.*)Z/, '$1')],
    ['a line that is none', good.replace('VERSION:2.0', 'VERSION')],
    ['one UID twice', good.replaceAll(/UID:.*\r\n(?: .*\r\n)*/g, 'UID:1\r\n')],
  ])('%s', (_, file) => {
    expect(brokenCalendarRules(file)).not.toEqual([]);
  });
});
