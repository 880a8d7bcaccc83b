const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of a language: dev mode is in English. */
export const languageName = (locale: string): string => names.of(locale) ?? locale;
