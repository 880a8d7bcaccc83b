/** What the messages of a language are made with, as the language writes it. */
export interface Format {
  /** Takes the form for a number: `=0` and the like, or else what its plural rules say. */
  readonly plural: (n: number, forms: Forms) => string;
  /** Takes the form of that name, `none` where there is no value, and else `other`. */
  readonly select: (value: string | boolean, forms: Forms) => string;
  readonly number: (n: number) => string;
  /** @param n in per cent: 80 */
  readonly percent: (n: number) => string;
  readonly list: (items: readonly string[]) => string;
}

type Forms = Readonly<Record<string, string>>;

/** Its own only: a value may be anything, `constructor` too. */
const formOf = (forms: Forms, name: string): string | undefined =>
  Object.hasOwn(forms, name) ? forms[name] : undefined;

/** The language with the digits of the lessons: in which ones browsers write `ar` without a region depends on their age. */
export const withDigits = (language: string): string => (language === 'ar' ? 'ar-u-nu-latn' : language);

/** Whether the language writes its numbers with 0 to 9. For the build, which tells `formatOf`. @param spoken BCP 47 */
export const hasLatinDigits = (spoken: string): boolean =>
  new Intl.NumberFormat(withDigits(spoken)).resolvedOptions().numberingSystem === 'latn';

/** A whole number that is written with its digits alone: longer ones are set out in groups. */
const isPlain = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < 1000;

/**
 * @param spoken BCP 47
 * @param isLatin whether it has Latin digits. Screens are numbered with them, and a browser takes some 40 ms to make its
 *   first number format.
 */
export function formatOf(spoken: string, isLatin = false): Format {
  const language = withDigits(spoken);
  // Each is made when it is first needed: the course begins sooner.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let shares: Intl.NumberFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  return {
    plural: (n, forms) =>
      formOf(forms, `=${n}`) ??
      formOf(forms, (rules ??= new Intl.PluralRules(language)).select(n)) ??
      formOf(forms, 'other') ??
      '',
    select: (value, forms) =>
      formOf(forms, value === '' ? 'none' : String(value)) ?? formOf(forms, 'other') ?? '',
    number: (n) =>
      isLatin && isPlain(n) ? String(n) : (numbers ??= new Intl.NumberFormat(language)).format(n),
    percent: (n) =>
      (shares ??= new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 3 })).format(
        n / 100,
      ),
    list: (items) => (lists ??= new Intl.ListFormat(language)).format(items),
  };
}
