/** The properties of a voice that are used. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** `en` of `en-GB`; Android writes `en_GB`. */
const primarySubtag = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';

const isIn = (lang: string, wanted: string): boolean =>
  lang.toLowerCase().replaceAll('_', '-') === wanted.toLowerCase();

/** The voices for a language, of any country: first those on the device, then those for the exact country. */
export function voicesFor<V extends Voice>(voices: readonly V[], language: string): V[] {
  const rank = (voice: V): number =>
    (voice.localService ? 0 : 4) + (isIn(voice.lang, language) ? 0 : 2) + (voice.default ? 0 : 1);
  return voices
    .filter(({ lang }) => primarySubtag(lang) === primarySubtag(language))
    .toSorted((one, other) => rank(one) - rank(other));
}

/**
 * The voice that the learner has chosen, else the best on the device, else undefined: only the learner may choose a
 * voice that sends the text to an online service.
 */
export function voiceFor<V extends Voice>(
  voices: readonly V[],
  language: string,
  wanted: string,
): V | undefined {
  const all = voicesFor(voices, language);
  return all.find(({ voiceURI }) => voiceURI === wanted) ?? all.find(({ localService }) => localService);
}

/** For text in another language: a voice on the device for that language, else the main voice. */
export const voiceOfPhrase = <V extends Voice>(voices: readonly V[], main: V, lang: string): V =>
  primarySubtag(lang) === primarySubtag(main.lang) ? main : (voiceFor(voices, lang, '') ?? main);
