import type { Moment } from './progress.ts';

/** A moment by a clock, with the offset of its place. @param now ms since 1970 */
export const momentOf = (now: number): Moment => ({
  seconds: Math.floor(now / 1000),
  offset: -new Date(now).getTimezoneOffset(),
});

/** The day and the time as they were where the learner was, `2026-11-28T19:12:03+01:00` (ISO 8601). */
export function isoOf({ seconds, offset }: Moment): string {
  const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
