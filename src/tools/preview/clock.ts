/** The first and last day that the course's snapshot can store (`course/snapshot-evidence.ts`), ISO 8601. */
export const firstDay = '2020-01-01';
export const lastDay = '2087-12-31';

/** The state of the server's clock. */
export interface ClockState {
  /** How far the LMS is ahead of this computer, in ms; negative if it is behind. */
  readonly shift: number;
}

/** The local date as `2027-01-15`. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const isInReach = (date: Date): boolean => dayOf(date) >= firstDay && dayOf(date) <= lastDay;

/**
 * The shift in ms that moves the LMS to a day, at the same time of day.
 *
 * @throws {Error} in words, if there is no such day or the LMS does not accept it
 */
export function shiftTo(day: string, now: Date): number {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  // A date field returns '' for a date that is incomplete or not in the calendar.
  if (year === undefined)
    throw new Error('This is no day: give one that the calendar has, with a year of four digits.');
  const there = new Date(now);
  there.setFullYear(Number(year), Number(month) - 1, Number(date));
  if (dayOf(there) !== day) throw new Error(`The calendar has no ${day}.`);
  if (!isInReach(there)) throw new Error(`The LMS takes days from ${firstDay} to ${lastDay}, not ${day}.`);
  return there.getTime() - now.getTime();
}
