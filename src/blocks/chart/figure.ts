/** A figure that can be drawn as a bar. */
export interface ChartFigure {
  readonly value: number;
  /** `%`, or the words around the number in lower case. Figures with the same unit can be compared. */
  readonly unit: string;
}

/** Digits, perhaps grouped by spaces or by a language's own separator, and with a decimal part. */
const numbers =
  /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|(?:(?<![\p{L}\p{N}).,])[.,])?\d+(?:[.,'’]\d+)*/gu;
const year = /^(?:19|20)\d\d$/;
const yearWithMark = /\(?(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)(?:\)|\s+[–—-]\s+|\s*[:,])?\s*/g;
/** The sign, or a word for it in common languages. */
export const percent = /%|per ?cent|pct|prozent|procent|pour cent|por ciento|per cento/i;

/**
 * Reads a figure as people write it: `8.5 %`, `8,5 %`, `1 250`, `£1,200`, `2021: 16%`.
 *
 * @param decimal the decimal separator of the course's language, which decides how to read `1,250`
 * @returns the figure; or, unless there is exactly one of 0 or more, an error that continues after the cell's words
 */
export function figureOf(cell: string, decimal: '.' | ','): ChartFigure | string {
  const text = plainFigures(cell, decimal);
  if (/(?![0-9])\p{N}/u.test(text)) return 'holds a figure that cannot be read';
  const isOnlyYear = (text.match(numbers) ?? []).every((found) => year.test(found));
  const words = isOnlyYear ? text : text.replace(yearWithMark, '');
  const [found, ...more] = [...words.matchAll(numbers)];
  if (!found) return 'holds no figure';
  if (more.length > 0) return 'holds more than one figure';
  const before = words.slice(0, found.index);
  const after = words.slice(found.index + found[0].length);
  if (/(?:^|[^\p{L}\d])[-–]\s*\p{Sc}?\s*$/u.test(before)) return 'is below 0';
  const isPercent = after.trimStart().search(percent) === 0 || /% ?$/.test(before);
  const value = valueOf(found[0], decimal, isPercent);
  if (value === undefined) return 'holds a figure that can be read in two ways, or in none';
  const currency = /\p{Sc}/u.exec(before)?.[0] ?? '';
  return { value, unit: isPercent ? '%' : `${currency}${after.trim().toLowerCase()}` };
}

/** Turns the digits, signs and spaces of other scripts into ASCII, and removes invisible characters. */
const plainFigures = (text: string, decimal: '.' | ','): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replaceAll('٫', decimal)
    .replaceAll('٬', decimal === '.' ? ',' : '.')
    .replace(/[٪％]/g, '%')
    .replace(/[−－]/g, '-')
    .trim();

/** Undefined if it could be two numbers, or is not a number. */
function valueOf(number: string, decimal: '.' | ',', isPercent: boolean): number | undefined {
  const joined = number.replaceAll(' ', '');
  const marks: readonly string[] = joined.match(/[.,'’]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return Number(joined);
  const [head = '', tail = ''] = [
    joined.slice(0, joined.lastIndexOf(last)),
    joined.slice(joined.lastIndexOf(last) + 1),
  ];
  const couldGroup = tail.length === 3 && /^[1-9]\d{0,2}$/.test(head);
  const isGroup =
    /['’]/.test(last) || marks.indexOf(last) < marks.length - 1 || (couldGroup && last !== decimal);
  // `8,125 %` in an English course: thousands of per cent are unlikely.
  if (couldGroup && isGroup && isPercent) return undefined;
  // `.5` is a half.
  const whole = isGroup ? joined : head || '0';
  if (!/^(?:\d+|\d{1,3}(?:([.,'’])\d{2,3}(?:\1\d{2,3})*)?)$/.test(whole)) return undefined;
  if (isGroup && tail.length !== 3) return undefined;
  return Number(`${whole.replace(/\D/g, '')}.${isGroup ? '0' : tail}`);
}

/** The decimal separator of a language. */
export function decimalOf(language: string): '.' | ',' {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
  } catch {
    // The check of the settings reports an invalid language tag.
    return '.';
  }
}
