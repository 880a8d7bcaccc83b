import type { LocaleWords } from '../../../locale/words-type.ts';
import { wordsSourceProblems } from '../../../compile/locale-words.ts';
import { wordsFile } from '../../../compile/words-tree.ts';
import { Refusal } from '../../server/guard.ts';
import { interfaceFrom, markersOf } from '../page/edit/markers.ts';
import { filePassages, localeOf } from './file-passages.ts';

/** @throws {Refusal} with the build's message if the build would refuse the new words of the interface */
export function ensureSoundWords(file: string, before: string, after: string): void {
  const locale = localeOf(file);
  if (locale === undefined) return;
  const said = new Set(wordsSourceProblems(locale, before).map(({ message }) => message));
  const [fresh] = wordsSourceProblems(locale, after).filter(({ message }) => !said.has(message));
  if (fresh) throw new Refusal(422, `${fresh.message} ${fresh.fix} Nothing is written.`);
}

/** Without markers, since code finds these buttons by their words; the list of all words has them. */
const bare = new Set(['begin', 'resume', 'review', 'opening', 'again', 'help', 'language']);

/** The words of the start screen with markers, so that they can be edited in place: see `compile/marks.ts`. */
export function markedStart(
  start: LocaleWords['start'],
  locale: string,
  source: string,
): LocaleWords['start'] {
  const numbers = new Map<string, number[]>();
  for (const [number, { passage }] of filePassages(wordsFile(locale), source).entries()) {
    const path = `${passage.group}.${passage.kind}`;
    numbers.set(path, [...(numbers.get(path) ?? []), number + interfaceFrom]);
  }
  const marked = (value: unknown, path: string, index = 0): unknown => {
    if (typeof value === 'function')
      return (...args: unknown[]) => marked((value as (...all: unknown[]) => unknown)(...args), path);
    if (Array.isArray(value)) return value.map((one, at) => marked(one, path, at));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, bare.has(key) ? one : marked(one, `${path}.${key}`)]),
      );
    const number = numbers.get(path)?.[index];
    if (typeof value !== 'string' || number === undefined) return value;
    const { open, close } = markersOf(number);
    return open + value + close;
  };
  return marked(start, 'start') as LocaleWords['start'];
}
