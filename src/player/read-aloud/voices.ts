/** What is asked of a voice. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** `en` of `en-GB`; Android writes `en_GB`. */
const family = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';

const isIn = (lang: string, wanted: string): boolean =>
  lang.toLowerCase().replace('_', '-') === wanted.toLowerCase();

/** Those that speak a language, in whichever country: first those on the device, first those of the very country. */
export function voicesFor<V extends Voice>(voices: readonly V[], language: string): V[] {
  const rank = (voice: V): number =>
    (voice.localService ? 0 : 4) + (isIn(voice.lang, language) ? 0 : 2) + (voice.default ? 0 : 1);
  return voices
    .filter(({ lang }) => family(lang) === family(language))
    .toSorted((one, other) => rank(one) - rank(other));
}

/**
 * The voice that the learner has chosen, else the best on the device. Undefined where there is none: a voice that sends
 * the words to a service is never chosen but by the learner.
 */
export function voiceFor<V extends Voice>(
  voices: readonly V[],
  language: string,
  wanted: string,
): V | undefined {
  const all = voicesFor(voices, language);
  return all.find(({ voiceURI }) => voiceURI === wanted) ?? all.find(({ localService }) => localService);
}

/** For words of another language: a voice on the device that speaks it, else the one that reads the rest. */
export const voiceOfPhrase = <V extends Voice>(voices: readonly V[], main: V, lang: string): V =>
  family(lang) === family(main.lang) ? main : (voiceFor(voices, lang, '') ?? main);
