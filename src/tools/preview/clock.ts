/** The days that the course's snapshot can tell (`course/snapshot-evidence.ts`), as ISO 8601 has them. */
export const firstDay = '2020-01-01';
export const lastDay = '2087-12-31';

/** What the server says of its clock. */
export interface ClockState {
  /** How far the LMS is ahead of this computer, in ms; negative where it is behind. */
  readonly shift: number;
}

/** `2027-01-15`, where the browser or the server is. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const isInReach = (date: Date): boolean => dayOf(date) >= firstDay && dayOf(date) <= lastDay;

/**
 * How far the LMS is ahead where it is to be another day, at the same time of day.
 *
 * @throws {Error} in words, where there is no such day, or none that the LMS takes.
 */
export function shiftTo(day: string, now: Date): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  // A date field gives nothing for what is incomplete, or not in the calendar.
  if (year === undefined)
    throw new Error('This is no day: give one that the calendar has, with a year of four digits.');
  const there = new Date(now);
  there.setFullYear(Number(year), Number(month) - 1, Number(date));
  if (dayOf(there) !== day) throw new Error(`The calendar has no ${day}.`);
  if (!isInReach(there)) throw new Error(`The LMS takes days from ${firstDay} to ${lastDay}, not ${day}.`);
  return there.getTime() - now.getTime();
}
