/** A figure that a bar can be drawn for. */
export interface Figure {
  readonly value: number;
  /** `%`, or what else stands with it, in lower case: two figures with the same can be compared. */
  readonly unit: string;
}

/** Digits that may stand in groups, by spaces or by what a language has for it, and with a decimal part. */
const numbers = /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*/g;
const year = /^(?:19|20)\d\d$/;
const yearWithMark = /\(?(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)(?:\)|\s+[–—-]\s+|\s*[:,])?\s*/g;
/** Words beside the sign: as an author may write them in the languages of the course. */
export const percent = /%|per ?cent|pct|prozent|procent|pour cent|por ciento|per cento/i;

/**
 * Reads a figure as people write it: `8.5 %`, `8,5 %`, `1 250`, `£1,200`, `2021: 16%`.
 *
 * @param decimal what stands before the decimals in the course's language: decides where `1,250` could be either
 * @returns what is wrong, to follow the cell's words, where there is not one figure of 0 or more
 */
export function figureOf(cell: string, decimal: '.' | ','): Figure | string {
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

/** The digits, signs and spaces of any script as those of ASCII; without what the eye does not see. */
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

/** Undefined where it could be two numbers, or is none. */
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
  // `8,125 %` of an English course: who would have thousands of per cent?
  if (couldGroup && isGroup && isPercent) return undefined;
  const whole = isGroup ? joined : head;
  if (!/^(?:\d+|\d{1,3}(?:([.,'’])\d{2,3}(?:\1\d{2,3})*)?)$/.test(whole)) return undefined;
  if (isGroup && tail.length !== 3) return undefined;
  return Number(`${whole.replace(/\D/g, '')}.${isGroup ? '0' : tail}`);
}

/** What a language writes before decimals. */
export function decimalOf(language: string): '.' | ',' {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.';
  } catch {
    // A language that is none is a problem of the settings.
    return '.';
  }
}
