import type { Translated } from '../../compile/translation/files.ts';
import { MarkIds } from './marks.ts';
import type { Pair } from '../../compile/translation/pairing.ts';
import type { Piece, Sentence } from '../../compile/translation/pieces.ts';
import { messagePieces, rawOf, sentencesOf, withForms } from '../../compile/translation/pieces.ts';

/** A passage as translators get it. */
export interface Unit {
  /** The same as long as what stands before it in its block or screen is. */
  readonly id: string;
  readonly pair: Pair;
  readonly ids: MarkIds;
  /** Sentence by sentence where the translation has as many, else in one. */
  readonly segments: readonly Segment[];
  /** What stands there where nobody has translated it yet. */
  readonly start: readonly Piece[];
}

export interface Segment {
  readonly source: Sentence;
  readonly target: Sentence | undefined;
  readonly isDone: boolean;
}

/** The units of a file, in order. @param locale of the first language */
export function unitsOf({ pairs, locale, isMessages }: Translated, from: string): Unit[] {
  const counts = new Map<string, number>();
  return pairs.map((pair) => {
    const { source, target, sentences, state } = pair;
    const count = (counts.get(source.group) ?? 0) + 1;
    counts.set(source.group, count);
    const raw = rawOf(source.pieces);
    const formed = isMessages ? withForms(raw, locale) : raw;
    // Forms that the first language has not are there to be filled in.
    const start = formed === raw ? source.pieces : messagePieces(formed, locale);
    const given = state === 'missing' ? undefined : target?.pieces;
    const filled = given ?? (start === source.pieces ? undefined : start);
    const split = sentencesOf(source.pieces, from);
    const inTarget = filled && sentencesOf(filled, locale);
    const isSplit = !inTarget || inTarget.length === split.length;
    const isDone = (stale: boolean): boolean => given !== undefined && state !== 'identical' && !stale;
    return {
      id: `${source.group.replaceAll(/[^\w.-]/g, '-')}.${count}`,
      pair,
      start,
      ids: new MarkIds(source.pieces, [target?.pieces ?? [], start]),
      segments: isSplit
        ? split.map((one, index) => ({
            source: one,
            target: inTarget?.[index],
            isDone: isDone(sentences[index]?.isStale ?? true),
          }))
        : [
            {
              source: { pieces: source.pieces, gap: '' },
              target: { pieces: filled ?? [], gap: '' },
              isDone: isDone(sentences.some(({ isStale }) => isStale)),
            },
          ],
    };
  });
}
