const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const two = (part: string | number): string => String(part).padStart(2, '0');

/**
 * Converts an export's date to ISO 8601: with an offset if the export has one, otherwise as the LMS's local time.
 * Undefined if it is not a date, or could be read in two ways.
 *
 * Moodle writes `Saturday, 28 November 2026, 10:12 AM` (reports), `2026-11-28 10:13:03` (completion) and seconds
 * since 1970 (gradebook); LRSs write ISO 8601 (xAPI, Data 4.5), and Gnumeric `2026/11/28 10:13:03`.
 */
export function dateOf(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === 'number')
    return value > 1e9 && value < 1e10 ? new Date(value * 1000).toISOString() : undefined;
  const text = String(value ?? '')
    .trim()
    // In US English, Moodle writes `November 28, 2026`.
    .replace(/^((?:\p{L}+, )?)(\p{L}+) (\d{1,2}), (\d{4})/u, '$1$3 $2 $4');
  if (/^\d{10}$/.test(text)) return new Date(Number(text) * 1000).toISOString();
  const iso = /^(\d{4})([-/])(\d\d)\2(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  );
  if (iso) {
    const [, year, , month, day, time, offset = ''] = iso;
    return checked(
      `${year}-${month}-${day}`,
      time === undefined ? '' : `T${time.replace(/\.\d+$/, '')}${offset}`,
    );
  }
  const long = /^(?:\p{L}+, )?(\d{1,2}) (\p{L}+) (\d{4})(?:, (\d{1,2}):(\d\d)(?: ?([AP])M)?)?$/iu.exec(text);
  if (!long) return undefined;
  const [, day = '', name = '', year = '', hour, minute = '', half = ''] = long;
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  if (hour === undefined) return checked(`${year}-${two(month)}-${two(day)}`, '');
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return checked(`${year}-${two(month)}-${two(day)}`, `T${two(hours)}:${minute}`);
}

/** Rejects impossible dates and times, such as 30 February and 25:00. */
function checked(day: string, rest: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
  return isDate && /^(?:T(?:[01]\d|2[0-3])(?::[0-5]\d)+(?!\d)|$)/.test(rest) ? `${day}${rest}` : undefined;
}

/**
 * Orders ISO 8601 dates by their moment if both have an offset, otherwise as strings. Missing dates come first.
 */
export function compareDates(a = '', b = ''): number {
  const hasOffset = (date: string): boolean => /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(date);
  const between = hasOffset(a) && hasOffset(b) ? Date.parse(a) - Date.parse(b) : 0;
  return between || (a === b ? 0 : a < b ? -1 : 1);
}
