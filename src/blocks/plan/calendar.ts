/** An entry for a whole day. */
export interface CalendarEvent {
  /** Globally unique, and the same whenever the entry is made again (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
}

const encoder = new TextEncoder();
const longestLine = 75;

/** TEXT (RFC 5545, 3.3.11): escaped, one kind of line break, no other control characters, no half ones. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- those are what TEXT must not hold
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    // A box that is full may have cut an emoji in two.
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A content line of at most 75 octets each, continued after a space, never inside a character (3.1). */
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

/** A day so many days after another, as `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

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

/** An all-day VEVENT (3.6.1): DTEND is the day after, and nobody is shown as busy. */
const event = ({ uid, day, summary, description }: CalendarEvent, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${stamp(now)}`,
  `DTSTART;VALUE=DATE:${date(day)}`,
  `DTEND;VALUE=DATE:${date(daysAfter(day, 1))}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** An iCalendar file (RFC 5545), every line of which ends with CRLF, made by the course of this title. */
export const calendarFile = (events: readonly CalendarEvent[], now: Date, course: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(course)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((one) => event(one, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
