const rightToLeft = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Whether a tag is valid BCP 47, and its language has a name. */
export function isKnownLanguage(tag: string): boolean {
  try {
    return names.of(new Intl.Locale(tag).language) !== undefined;
  } catch {
    return false;
  }
}

/** The direction in which a language is written. @param language BCP 47 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.includes(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}
