/** A language that the course can be taken in. */
export interface Language {
  /** Part of its files' names; the record keeps it: `fr`. */
  readonly locale: string;
  /** BCP 47, e.g. `fr-CA`. */
  readonly language: string;
  /** The language's own name: `Français`. */
  readonly name: string;
}

/** The part of a lesson element's name after `lesson-`: `definition`, or in a further language `definition.fr`. */
export const lessonName = (id: string, locale: string, firstLocale: string): string =>
  locale === firstLocale ? id : `${id}.${locale}`;

/**
 * The language that matches a preference from an LMS or a browser: `fr`, `fr_CA`, `FR`, `fra`, or its name, its own or
 * the English one. Undefined if the course does not have it, or if it is neither.
 */
export function languageFor(preference: string, languages: readonly Language[]): Language | undefined {
  const wanted = canonical(preference.trim().replaceAll('_', '-'));
  if (wanted === undefined || /^[a-z]{4,8}$/.test(wanted)) return languageNamed(preference, languages);
  const primary = (tag: string): string => tag.split('-')[0] ?? '';
  return (
    languages.find(({ language }) => canonical(language) === wanted) ??
    languages.find(({ language }) => primary(canonical(language) ?? '') === primary(wanted))
  );
}

function languageNamed(preference: string, languages: readonly Language[]): Language | undefined {
  const wanted = preference.trim().toLowerCase();
  return languages.find(({ language, name }) =>
    [name, englishName(language)].some((one) => one.toLowerCase() === wanted),
  );
}

/** The name without the country: `French` for `fr-CA`; '' where the browser knows none. */
function englishName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(language.split('-')[0] ?? '') ?? '';
  } catch {
    return '';
  }
}

/** Undefined if it is no language tag: `Intl` throws. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
