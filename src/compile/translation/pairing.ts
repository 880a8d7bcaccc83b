import { createHash } from 'node:crypto';
import { longestCommonSubsequence } from './longest-shared.ts';
import type { Passage } from './passage.ts';
import { groupedBy } from './passage.ts';
import type { Piece } from './pieces.ts';
import { rawOf, sentencesOf, wordsOf } from './pieces.ts';

/** The record of a passage: hashes of the sentences that it was translated from. */
export interface Entry {
  readonly sentences: readonly string[];
  /** Whether the words are meant to be the same in both languages. */
  readonly mayBeSame: boolean;
}

/** The record of a file: group → entries in the order of the passages that were translated. */
export type Entries = ReadonlyMap<string, readonly Entry[]>;

/** A sentence of the first language. */
export interface Sentence {
  readonly pieces: readonly Piece[];
  readonly hash: string;
  /** Whether it has changed since the translation. */
  readonly isStale: boolean;
}

/** A passage of the first language and its translation. */
export interface Pair {
  readonly source: Passage;
  readonly target: Passage | undefined;
  readonly sentences: readonly Sentence[];
  /**
   * Whether each sentence is where it was when it was translated, and none has come or gone: only then does the first
   * sentence of the translation belong to the first of the source, and so on.
   */
  readonly isInPlace: boolean;
  readonly state: 'translated' | 'missing' | 'identical' | 'stale';
  readonly mayBeSame: boolean;
  /** Its entry in the record. */
  readonly entry: Entry | undefined;
}

/** Short, because people read the file: one changed sentence in sixteen million would be missed. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6);

/** Replaces the hash of a sentence that was not translated. */
export const untranslated = '000000';

/** False for numbers, names and addresses, which may be the same in every language. */
export const needsTranslation = ({ isName = false, pieces }: Passage): boolean =>
  !isName && /\p{L}/u.test(wordsOf(pieces).replaceAll(/\bhttps?:\S+|\S+@\S+/g, ''));

/**
 * Each passage of a file with its counterpart, if there is one.
 * @param locale the first language
 * @param areKeyed whether the order of kinds within a group means nothing, as in a YAML map
 */
export function pairsOf(
  source: readonly Passage[],
  target: readonly Passage[],
  entries: Entries | undefined,
  locale: string,
  areKeyed = false,
): Pair[] {
  const targets = groupedBy(target, ({ group }) => group);
  const pairs = [...groupedBy(source, ({ group }) => group)].flatMap(([group, passages]) =>
    inGroup(passages, targets.get(group) ?? [], entries?.get(group) ?? [], locale, areKeyed),
  );
  return pairs.sort((a, b) => a.source.start - b.source.start);
}

function inGroup(
  source: readonly Passage[],
  target: readonly Passage[],
  entries: readonly Entry[],
  locale: string,
  areKeyed: boolean,
): Pair[] {
  const sentences = source.map(({ pieces }) =>
    sentencesOf(pieces, locale).map((one) => ({ pieces: one.pieces, hash: hashOf(rawOf(one.pieces)) })),
  );
  const keys = sentences.map((all) => all.map(({ hash }) => hash).join());
  const toEntry = counterparts(
    keys,
    entries.map((entry) => entry.sentences.join()),
    true,
  );
  // The record identifies the passages even if one was inserted between them.
  const hasEachOnce = [source, target].every(
    (all) => new Set(all.map(({ kind }) => kind)).size === all.length,
  );
  const toTarget =
    areKeyed && hasEachOnce
      ? source.map(({ kind }) => indexOf(target, (one) => one.kind === kind))
      : entries.length === target.length
        ? toEntry
        : counterparts(
            source.map(({ kind }) => kind),
            target.map(({ kind }) => kind),
            false,
          );
  return source.map((passage, index) => {
    const entry = entries[toEntry[index] ?? -1];
    const translation = target[toTarget[index] ?? -1];
    const marked = (sentences[index] ?? []).map((one) => ({
      ...one,
      isStale: entry?.sentences.includes(one.hash) !== true,
    }));
    const isSame = translation !== undefined && rawOf(translation.pieces) === rawOf(passage.pieces);
    const mayBeSame = isSame && entry?.mayBeSame === true;
    const isInPlace =
      !entry ||
      (entry.sentences.length === marked.length &&
        marked.every(({ isStale, hash }, at) => isStale || entry.sentences[at] === hash));
    const isStale = !isInPlace || marked.some((one) => one.isStale);
    const state =
      translation === undefined || (isSame && entry?.sentences.includes(untranslated) === true)
        ? 'missing'
        : isSame && !mayBeSame && needsTranslation(passage)
          ? 'identical'
          : isStale
            ? 'stale'
            : 'translated';
    return { source: passage, target: translation, sentences: marked, isInPlace, state, mayBeSame, entry };
  });
}

function indexOf<T>(all: readonly T[], isWanted: (one: T) => boolean): number | undefined {
  const index = all.findIndex(isWanted);
  return index < 0 ? undefined : index;
}

/** The passages of a translation that no passage of the source is paired with. */
export function unpaired(pairs: readonly Pair[], target: readonly Passage[]): Passage[] {
  const paired = new Set(pairs.map((pair) => pair.target));
  return target.filter((passage) => !paired.has(passage));
}

/**
 * For each member of `a`, the index of its counterpart in `b`: by the longest common subsequence and, if `inGaps`, by
 * order between the same neighbours.
 */
function counterparts(a: readonly string[], b: readonly string[], inGaps: boolean): (number | undefined)[] {
  const shared = longestCommonSubsequence(a.length, b.length, (i, j) => a[i] === b[j]);
  const found = Array<number | undefined>(a.length).fill(undefined);
  let [gapA, gapB] = [0, 0];
  for (const [i, j] of [...shared, [a.length, b.length] as const]) {
    const count = inGaps ? Math.min(i - gapA, j - gapB) : 0;
    for (let k = 0; k < count; k++) found[gapA + k] = gapB + k;
    if (i < a.length) found[i] = j;
    [gapA, gapB] = [i + 1, j + 1];
  }
  return found;
}

/** The new entry of a pair. @param isAccepted whether a sentence counts as translated from now on */
export function entryOf(
  { entry, sentences, isInPlace, mayBeSame }: Pair,
  isAccepted: (sentence: number) => boolean,
  isMeantSame = mayBeSame,
): Entry {
  const isKept = sentences.map(({ isStale }, index) => !isStale || isAccepted(index));
  // If nothing new is accepted, keep the old entry, which still identifies the passage.
  const isNew =
    sentences.some(({ isStale }, index) => isStale && isKept[index]) ||
    (!isInPlace && sentences.every((_, index) => isAccepted(index)));
  if (entry && !isNew) return { ...entry, mayBeSame: isMeantSame };
  return {
    sentences: sentences.map(({ hash }, index) => (isKept[index] ? hash : untranslated)),
    mayBeSame: isMeantSame,
  };
}
