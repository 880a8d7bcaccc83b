import { createHash } from 'node:crypto';
import type { Mark, Piece } from '../../compile/translation/pieces.ts';

/** The source of a pair of marks around words. */
interface Pair {
  readonly open: string;
  /** Undefined for a single mark. */
  readonly close: string | undefined;
}

const keyOf = ({ open, close }: Pair): string => `${open}\0${close ?? ''}`;

/** The marks among pieces, in the order in which they begin; each end is matched to its beginning. */
function pairsIn(
  pieces: readonly Piece[],
): { readonly pair: Pair; readonly begin: Mark; readonly end?: Mark }[] {
  const found: { pair: Pair; begin: Mark; end?: Mark }[] = [];
  const open: (typeof found)[number][] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    if (piece.is === 'close') {
      const begun = open.pop();
      if (begun) Object.assign(begun, { end: piece, pair: { open: begun.begin.raw, close: piece.raw } });
      continue;
    }
    const one = { pair: { open: piece.raw, close: undefined }, begin: piece };
    found.push(one);
    if (piece.is === 'open') open.push(one);
  }
  return found;
}

/**
 * The ids of marks in a unit: marks of the source are numbered; the id of one that only the translation has is
 * a hash of its signs, so that it stays the same when the translation changes.
 */
export class MarkIds {
  readonly #source: readonly string[];
  readonly #known = new Map<string, Pair>();

  /** @param others other pieces that may be in the translation */
  constructor(source: readonly Piece[], others: readonly (readonly Piece[])[] = []) {
    const pairs = pairsIn(source).map(({ pair }) => pair);
    this.#source = pairs.map(keyOf);
    for (const [index, pair] of pairs.entries()) this.#known.set(String(index + 1), pair);
    for (const other of others) {
      const ids = this.idsIn(other);
      for (const { pair, begin } of pairsIn(other)) this.#known.set(ids.get(begin) ?? '', pair);
    }
  }

  /** The id of each mark among pieces; both marks of a pair have the same. */
  idsIn(pieces: readonly Piece[]): Map<Mark, string> {
    const left = [...this.#source.entries()];
    const ids = new Map<Mark, string>();
    const taken = new Map<string, number>();
    for (const { pair, begin, end } of pairsIn(pieces)) {
      const key = keyOf(pair);
      const at = left.findIndex(([, one]) => one === key);
      let id = String((left[at]?.[0] ?? 0) + 1);
      if (at >= 0) left.splice(at, 1);
      else {
        const name = `x${createHash('sha256').update(key).digest('hex').slice(0, 6)}`;
        const times = (taken.get(name) ?? 0) + 1;
        taken.set(name, times);
        id = times === 1 ? name : `${name}-${times}`;
      }
      ids.set(begin, id);
      if (end) ids.set(end, id);
    }
    return ids;
  }

  /** The mark with an id. */
  markOf(id: string, is: Mark['is']): Mark | undefined {
    const pair = this.#known.get(id);
    if (!pair || (pair.close === undefined) !== (is === 'alone')) return undefined;
    const depth = { open: 1, close: -1, alone: 0 }[is];
    return { raw: (is === 'close' ? pair.close : pair.open) ?? '', is, depth };
  }
}
