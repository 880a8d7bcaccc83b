import type { Moment } from './progress.ts';

/** A moment with the local time offset. @param now ms since 1970 */
export const momentOf = (now: number): Moment => ({
  seconds: Math.floor(now / 1000),
  offset: -new Date(now).getTimezoneOffset(),
});

/** The learner's local date and time, `2026-11-28T19:12:03+01:00` (ISO 8601). */
export function isoOf({ seconds, offset }: Moment): string {
  const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
