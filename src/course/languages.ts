/** A language that the course can be taken in. */
export interface Language {
  /** Names its files, and is kept in the record: `fr`. */
  readonly locale: string;
  /** BCP 47, e.g. `fr-CA`. */
  readonly language: string;
  /** In itself: `Français`. */
  readonly name: string;
}

/** The name of a lesson's element, after `lesson-`: `definition`, in a further language `definition.fr`. */
export const lessonName = (id: string, locale: string, firstLocale: string): string =>
  locale === firstLocale ? id : `${id}.${locale}`;

/**
 * The course's language for a preference of an LMS or a browser: `fr`, `fr_CA`, `FR`, `fra`. Undefined if the course
 * does not have it, or if it is not a language tag.
 */
export function languageFor(preference: string, languages: readonly Language[]): Language | undefined {
  const wanted = canonical(preference.trim().replaceAll('_', '-'));
  if (wanted === undefined) return undefined;
  const primary = (tag: string): string => tag.split('-')[0] ?? '';
  return (
    languages.find(({ language }) => canonical(language) === wanted) ??
    languages.find(({ language }) => primary(canonical(language) ?? '') === primary(wanted))
  );
}

/** Undefined if it is not a language tag: `Intl` throws. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
