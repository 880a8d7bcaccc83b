import { withDigits } from '../locale/format.ts';

/** A day, `YYYY-MM-DD`, as the language writes it; as it is where that cannot be done. */
export function dateInWords(day: string, language: string): string {
  try {
    const date = new Date(`${day}T00:00:00Z`);
    return new Intl.DateTimeFormat(withDigits(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  } catch {
    return day;
  }
}
