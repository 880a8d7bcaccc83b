const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** What a language is called in English, as all is in dev mode. */
export const languageName = (locale: string): string => names.of(locale) ?? locale;
