interface Entry {
  /** Globally unique, and the same each time the entry is generated (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
}

/** An entry for a whole day. */
export interface DayEvent extends Entry {
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** An entry for some minutes, in the learner's local time. */
export interface TimedEvent extends Entry {
  /** `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly minutes: number;
}

export type CalendarEvent = DayEvent | TimedEvent;

const encoder = new TextEncoder();
const longestLine = 75;

/** TEXT (RFC 5545, 3.3.11): escaped, one kind of line break, no other control characters, no lone surrogates. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- those are what TEXT must not hold
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    // A full text box may have cut an emoji in two.
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** Folds a content line: at most 75 octets per line, continued after a space, never inside a character (3.1). */
export function folded(line: string): string {
  let lines = '';
  let current = '';
  let octets = 0;
  for (const character of line) {
    const more = encoder.encode(character).length;
    if (octets + more > longestLine) {
      lines += `${current}\r\n`;
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += more;
  }
  return lines + current;
}

/** The date some days after another, as `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** A local time (`YYYY-MM-DDTHH:MM`) some minutes earlier. A change to summer time in between does not matter here. */
export const minutesBefore = (at: string, minutes: number): string =>
  new Date(Date.parse(`${at}Z`) - minutes * 60_000).toISOString().slice(0, 16);

/** The learner's own calendar day, as `YYYY-MM-DD`. */
export const localDay = (now: Date): string =>
  [
    String(now.getFullYear()).padStart(4, '0'),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-');

/** DATE (3.3.4). */
const date = (day: string): string => day.replaceAll('-', '');

/** DATE-TIME in UTC (3.3.5, form 2). */
const stamp = (now: Date): string => `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** DATE-TIME without a zone (3.3.5, form 1): the same clock time in every time zone. */
const local = (at: string): string => `${at.replace(/[-:]/g, '')}00`;

/** A VEVENT (3.6.1), not shown as busy. A day's DTEND is the day after; timed events have an alarm (3.6.6). */
const event = (one: CalendarEvent, now: Date, language: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(one.uid)}`,
  `DTSTAMP:${stamp(now)}`,
  ...('day' in one
    ? [`DTSTART;VALUE=DATE:${date(one.day)}`, `DTEND;VALUE=DATE:${date(daysAfter(one.day, 1))}`]
    : [`DTSTART:${local(one.at)}`, `DTEND:${local(minutesBefore(one.at, -one.minutes))}`]),
  `SUMMARY;LANGUAGE=${language}:${escaped(one.summary)}`,
  `DESCRIPTION;LANGUAGE=${language}:${escaped(one.description)}`,
  'TRANSP:TRANSPARENT',
  ...('day' in one
    ? []
    : [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        `DESCRIPTION;LANGUAGE=${language}:${escaped(one.summary)}`,
        'TRIGGER:PT0S',
        'END:VALARM',
      ]),
  'END:VEVENT',
];

/** The course that makes the file, and the language of its words (BCP 47). */
type Course = Readonly<Record<'title' | 'language', string>>;

/** An iCalendar file (RFC 5545). Every line ends with CRLF. */
export const calendarFile = (
  events: readonly CalendarEvent[],
  now: Date,
  { title, language }: Course,
): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(title)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((one) => event(one, now, language)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
