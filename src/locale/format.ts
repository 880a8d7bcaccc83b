/** The functions that format a language's messages. */
export interface Format {
  /** Selects a form by number: `=0` and the like, or else by the language's plural rules. */
  readonly plural: (n: number, forms: Forms) => string;
  /** Selects a form by name: `none` if there is no value, and else `other`. */
  readonly select: (value: string | boolean, forms: Forms) => string;
  readonly number: (n: number) => string;
  /** @param n in per cent: 80 */
  readonly percent: (n: number) => string;
  readonly list: (items: readonly string[]) => string;
}

type Forms = Readonly<Record<string, string>>;

/** Own properties only: a value may be anything, even `constructor`. */
const formOf = (forms: Forms, name: string): string | undefined =>
  Object.hasOwn(forms, name) ? forms[name] : undefined;

/** Adds the lessons' digits to the language: for `ar` without a region, browsers of different ages differ. */
export const withDigits = (language: string): string => (language === 'ar' ? 'ar-u-nu-latn' : language);

/** Whether the language uses the digits 0 to 9. The build passes this to `formatOf`. @param spoken BCP 47 */
export const hasLatinDigits = (spoken: string): boolean =>
  new Intl.NumberFormat(withDigits(spoken)).resolvedOptions().numberingSystem === 'latn';

/** Whether a whole number needs no grouping of digits. */
const isPlain = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < 1000;

/**
 * @param spoken BCP 47
 * @param isLatin whether it uses Latin digits. Then small numbers need no number format, whose first use takes a
 *   browser some 40 ms.
 */
export function formatOf(spoken: string, isLatin = false): Format {
  const language = withDigits(spoken);
  // Each is created when it is first needed, so that the course starts sooner.
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
