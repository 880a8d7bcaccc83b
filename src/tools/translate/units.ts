import type { Translated } from '../../compile/translation/files.ts';
import { MarkIds } from './marks.ts';
import type { Pair } from '../../compile/translation/pairing.ts';
import type { Piece, Sentence } from '../../compile/translation/pieces.ts';
import { messagePieces, rawOf, sentencesOf, withForms } from '../../compile/translation/pieces.ts';

/** A passage as translators get it. */
export interface Unit {
  /** Stays the same as long as the passages before it in its block or screen do. */
  readonly id: string;
  readonly pair: Pair;
  readonly ids: MarkIds;
  /** One for each sentence if each is where it was when it was translated, otherwise a single one. */
  readonly segments: readonly Segment[];
  /** The initial translation of a passage that is not translated yet. */
  readonly start: readonly Piece[];
}

export interface Segment {
  readonly source: Sentence;
  readonly target: Sentence | undefined;
  readonly isDone: boolean;
}

/** The units of a file, in order. @param from the first language */
export function unitsOf({ pairs, locale, isMessages }: Translated, from: string): Unit[] {
  const counts = new Map<string, number>();
  return pairs.map((pair) => {
    const { source, target, sentences, state } = pair;
    const count = (counts.get(source.group) ?? 0) + 1;
    counts.set(source.group, count);
    const raw = rawOf(source.pieces);
    const formed = isMessages ? withForms(raw, locale) : raw;
    // Plural forms that the first language lacks are there to be filled in.
    const start = formed === raw ? source.pieces : messagePieces(formed, locale);
    const given = state === 'missing' ? undefined : target?.pieces;
    const filled = given ?? (start === source.pieces ? undefined : start);
    const split = sentencesOf(source.pieces, from);
    const inTarget = filled && sentencesOf(filled, locale);
    const isSplit = !inTarget || (inTarget.length === split.length && pair.isInPlace);
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
              isDone: isDone(state === 'stale'),
            },
          ],
    };
  });
}
