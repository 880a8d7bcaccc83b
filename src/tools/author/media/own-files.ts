import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localesIn, MediaFolder, mediaFolder, ownName } from '../../../compile/media/folder.ts';
import type { MediaUse } from '../../../compile/media/sniff.ts';
import { endingOf } from '../../../compile/media/sniff.ts';
import { Refusal } from '../../server/guard.ts';
import type { FileChange } from '../edit/write-file.ts';
import type { MediaPlace, MediaValues, Slot } from '../page/media/media-place.ts';
import { uses } from '../page/media/media-place.ts';
import type { Held } from './uploads.ts';

const namesIn = (root: string): readonly string[] => new MediaFolder(join(root, mediaFolder)).names;
const slotsOf = ({ kind }: MediaPlace): [Slot, MediaUse][] =>
  Object.entries(uses[kind]) as [Slot, MediaUse][];
const versionOf = (name: string, locale: string, like: string): string =>
  `${name.replace(/\.\w+$/, '')}.${locale}.${endingOf(like)}`;

/** The places of a lesson, with the files that this language shows instead of the named ones. */
export function withOwnFiles<Place extends MediaPlace>(
  root: string,
  locale: string,
  places: readonly Place[],
): Place[] {
  const names = places.length > 0 ? namesIn(root) : [];
  const ownOf = (place: Place): Partial<Record<Slot, string>> =>
    Object.fromEntries(
      slotsOf(place).flatMap(([slot, use]) => {
        const own = ownName(names, place[slot], use, locale);
        return own === undefined ? [] : [[slot, own]];
      }),
    );
  return places.map((place) => ({ ...place, own: ownOf(place) }));
}

/** The changes that give one language a file of its own for a place: the lines, which all languages share, stay. */
export function ownFile(
  root: string,
  place: MediaPlace,
  slot: Slot,
  locale: string,
  { name, bytes }: Held,
): FileChange[] {
  const asked = place[slot];
  if (asked === '')
    throw new Refusal(422, 'There is no such file in any language yet: choose one for all of them first.');
  const use = (uses[place.kind] as Record<Slot, MediaUse>)[slot];
  const names = namesIn(root);
  const before = ownName(names, asked, use, locale);
  const own = versionOf(asked, locale, name);
  const others = names.filter((one) => one !== before);
  if (ownName([...others, own], asked, use, locale) !== own)
    throw new Refusal(
      422,
      `${own} would stand in for another file that is there. Export it as .${endingOf(asked)}, and choose it again.`,
    );
  const change = (file: string, after: Uint8Array | undefined): FileChange => {
    const path = join(root, mediaFolder, file);
    return {
      file: `${mediaFolder}/${file}`,
      before: existsSync(path) ? readFileSync(path) : undefined,
      after,
    };
  };
  return [change(own, bytes), ...(before === undefined || before === own ? [] : [change(before, undefined)])];
}

/**
 * Keeps the languages' own files when the file that they replace gets another name: they are copied to the new name.
 * Captions and posters go with their film.
 * @param except the language that the page is shown in, which gets the new file
 */
export function keptOwnFiles(
  root: string,
  place: MediaPlace,
  next: Partial<MediaValues>,
  except: string,
): FileChange[] {
  const names = namesIn(root);
  const locales = localesIn(names);
  locales.delete(except);
  return slotsOf(place).flatMap(([slot, use]) => {
    const [from, to = ''] = [place[slot], next[slot]];
    if (from === '' || to === '' || from === to) return [];
    return [...locales].flatMap((locale): FileChange[] => {
      const own = ownName(names, from, use, locale);
      const hasFilm = next.src === undefined || ownName(names, place.src, uses[place.kind].src, locale);
      if (own === undefined || !hasFilm) return [];
      const file = versionOf(to, locale, own);
      const after = readFileSync(join(root, mediaFolder, own));
      return names.includes(file) ? [] : [{ file: `${mediaFolder}/${file}`, before: undefined, after }];
    });
  });
}
