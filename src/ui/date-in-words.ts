import { withDigits } from '../locale/format.ts';

/** A day, `YYYY-MM-DD`, in the language's long format; unchanged if that fails. */
export function dateInWords(day: string, language: string): string {
  try {
    const date = new Date(`${day}T00:00:00Z`);
    return new Intl.DateTimeFormat(withDigits(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  } catch {
    return day;
  }
}
