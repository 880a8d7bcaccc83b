import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  calendarFile,
  daysAfter,
  escaped,
  folded,
  localDay,
  minutesBefore,
} from '../../src/blocks/plan/calendar.ts';

const now = new Date('2026-02-27T10:20:30Z');
const octets = (text: string): number => new TextEncoder().encode(text).length;
const unfolded = (file: string): string => file.replaceAll('\r\n ', '');

describe('an iCalendar file', () => {
  const file = calendarFile(
    [{ uid: 'plan-review-k1@x', day: '2026-12-31', summary: 'Look back; again', description: 'One,\ntwo' }],
    now,
    { title: 'Tea, for all', language: 'fr-CA' },
  );

  it('ends every line with CRLF and holds no other line breaks', () => {
    expect(file.endsWith('\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is a calendar of all-day events with what RFC 5545 requires', () => {
    const lines = file.trimEnd().split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toContain('VERSION:2.0');
    expect(lines).toContain('PRODID:Tea\\, for all');
    expect(lines).toContain('UID:plan-review-k1@x');
    expect(lines).toContain('DTSTAMP:20260227T102030Z');
    expect(lines).toContain('DTSTART;VALUE=DATE:20261231');
    expect(lines).toContain('DTEND;VALUE=DATE:20270101');
    expect(lines).toContain('SUMMARY;LANGUAGE=fr-CA:Look back\\; again');
    expect(lines).toContain('DESCRIPTION;LANGUAGE=fr-CA:One\\,\\ntwo');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
  });
});

describe('a folded line', () => {
  it('keeps a line of 75 octets and folds one of 76', () => {
    expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  });

  it('never splits a character', () => {
    const line = `SUMMARY:${'👩🏽‍💻é'.repeat(40)}`;
    for (const part of folded(line).split('\r\n')) {
      expect(octets(part)).toBeLessThanOrEqual(75);
      expect(new TextDecoder().decode(new TextEncoder().encode(part))).toBe(part);
    }
  });

  it('unfolds to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = `DESCRIPTION:${escaped(text)}`;
        const parts = folded(line).split('\r\n');
        expect(unfolded(folded(line))).toBe(line);
        expect(parts.every((part) => octets(part) <= 75)).toBe(true);
      }),
    );
  });
});

describe('text', () => {
  it('is escaped, with one kind of line break and no control characters', () => {
    expect(escaped('a\\b;c,d\r\ne\rf\ng\u0000\u0007\th')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng\th');
  });

  it('cannot begin a new property', () => {
    const evil = 'x\r\nEND:VEVENT\nATTACH:http://example.org';
    const file = calendarFile([{ uid: 'u', day: '2026-01-01', summary: evil, description: evil }], now, {
      title: evil,
      language: 'en',
    });
    expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(file).not.toMatch(/^ATTACH/m);
  });
});

describe('days', () => {
  it('are counted across months, leap days and clock changes', () => {
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysAfter('2026-03-28', 7)).toBe('2026-04-04');
    expect(daysAfter('2026-12-25', 30)).toBe('2027-01-24');
  });

  it('are the learner’s own', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
  });
});

describe('an entry at a time', () => {
  const lines = calendarFile(
    [{ uid: 'u', at: '2026-11-30T23:50', minutes: 15, summary: 'Before a meeting', description: 'Look up' }],
    now,
    { title: 'Tea', language: 'en' },
  ).split('\r\n');

  it('is at that time on the clock, wherever one is, and ends after its minutes', () => {
    expect(lines).toContain('DTSTART:20261130T235000');
    expect(lines).toContain('DTEND:20261201T000500');
  });

  it('has an alarm with everything that RFC 5545 requires', () => {
    const alarm = lines.slice(lines.indexOf('BEGIN:VALARM'), lines.indexOf('END:VALARM'));
    expect(alarm).toEqual([
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION;LANGUAGE=en:Before a meeting',
      'TRIGGER:PT0S',
    ]);
    expect(lines.indexOf('END:VALARM')).toBeLessThan(lines.indexOf('END:VEVENT'));
  });

  it('can begin the day before', () => {
    expect(minutesBefore('2026-03-01T00:05', 15)).toBe('2026-02-28T23:50');
    expect(minutesBefore('2028-03-01T09:00', 15)).toBe('2028-03-01T08:45');
  });
});
