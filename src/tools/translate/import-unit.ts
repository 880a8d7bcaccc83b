import type { Report } from '../../compile/problems.ts';
import { unshown } from '../../compile/source-text.ts';
import type { Piece } from '../../compile/translation/pieces.ts';
import { joined, rawOf, sentencesOf, wordsOf } from '../../compile/translation/pieces.ts';
import type { Inline, ReadUnit } from './read-xliff.ts';
import type { Unit } from './units.ts';

export const exportAgainHint =
  'Export it again, and have what is translated taken over by the translator’s tool.';

/** Compares a unit of an XLIFF file with the passage as it is now. */
export class UnitImport {
  readonly unit: Unit;
  readonly read: ReadUnit;
  readonly tell: Report;
  readonly isMessages: boolean;

  constructor(unit: Unit, read: ReadUnit, tell: Report, isMessages: boolean) {
    this.unit = unit;
    this.read = read;
    this.tell = tell;
    this.isMessages = isMessages;
  }

  result(from: string, locale: string): { pieces: Piece[]; isAccepted: (sentence: number) => boolean } {
    const { unit, read } = this;
    const { source, target } = unit.pair;
    const before = target?.pieces ?? unit.start;
    const said = rawOf(this.#pieces(read.segments.flatMap((one) => one.source)));
    if (said !== rawOf(source.pieces)) {
      if (spaced(said) === spaced(rawOf(source.pieces)))
        this.#tell(
          'has other white space in its source than the course',
          'Have the file saved without putting its lines in order: in XLIFF white space counts (xml:space="preserve").',
        );
      else
        this.#tell(
          'was made from another version of the course',
          `There it says ${quoted(source.pieces)} now. ${exportAgainHint}`,
        );
      return { pieces: [], isAccepted: () => false };
    }
    const sentences = read.segments.filter(({ isGap }) => !isGap);
    if (!sentences.some((one) => one.target)) return { pieces: [...before], isAccepted: () => false };
    const count = sentencesOf(source.pieces, from).length;
    const sentencesBefore = sentencesOf(before, locale);
    const was = sentencesBefore.map((one) => rawOf(one.pieces));
    // An untranslated sentence keeps its old translation if it is certain which one that is.
    const isAligned = was.length === count && sentences.length === count;
    const unknown = new Set<string>();
    const parts = read.segments.map((one): readonly [readonly Inline[], readonly Piece[]] => {
      const kept = isAligned && !one.target && !one.isGap && sentencesBefore[sentences.indexOf(one)];
      if (kept) return [[], kept.pieces];
      const inline = one.target ?? one.source;
      return [inline, this.#pieces(inline, (id) => unknown.add(id))];
    });
    const joint = joined(parts.flatMap(([, own]) => own));
    const pieces = sentences.some(({ isJoined }) => isJoined) ? withoutGaps(joint) : joint;
    const [id] = unknown;
    if (id !== undefined) this.#tell(`has an unknown mark "${id}"`, exportAgainHint);
    else
      this.#check(
        parts.flatMap(([inline]) => inline),
        pieces,
      );
    const isChanged = rawOf(pieces) !== rawOf(before);
    return {
      pieces,
      isAccepted: (at) => {
        const one = sentences[at];
        // If the sentences do not correspond, the unit is accepted as a whole.
        if (sentences.length !== count || !one)
          return sentences.every((each) => each.target && (each.isDone || isChanged));
        const isNew =
          isChanged && (was.length !== count || rawOf(this.#pieces(one.target ?? [])) !== was[at]);
        return one.target !== undefined && (one.isDone || isNew);
      },
    };
  }

  #tell(message: string, fix: string): void {
    this.tell(this.read.line, `The unit "${this.unit.id}" ${message}.`, fix);
  }

  #pieces(inline: readonly Inline[], unknown: (id: string) => unknown = () => undefined): Piece[] {
    return joined(
      inline.map((one): Piece => {
        if (typeof one === 'string') return one;
        const mark = this.unit.ids.markOf(one.id, one.is);
        if (!mark) unknown(one.id);
        return mark ?? '';
      }),
    );
  }

  #check(inline: readonly Inline[], pieces: readonly Piece[]): void {
    const { source, target } = this.unit.pair;
    const open: string[] = [];
    for (const one of inline) {
      if (typeof one === 'string' || one.is === 'alone') continue;
      if (one.is === 'open') open.push(one.id);
      else if (open.pop() !== one.id)
        return this.#tell('has a mark that ends before it begins', exportAgainHint);
    }
    if (open.length > 0) return this.#tell('has a mark that does not end', exportAgainHint);
    const marks = (of: readonly Piece[]): string[] =>
      of.flatMap((one) => (typeof one === 'string' ? [] : [one.raw])).sort();
    const [given, wanted] = [marks(pieces), marks(source.pieces)];
    const asBefore = target && marks(target.pieces).join('\0') === given.join('\0');
    // For messages, the build gives more detail: which placeholder, which plural form.
    if (!asBefore && !this.isMessages && given.join('\0') !== wanted.join('\0')) {
      const lost = wanted.find(
        (raw) => given.filter((one) => one === raw).length < wanted.filter((one) => one === raw).length,
      );
      this.#tell(
        lost === undefined ? 'has a mark too many' : `has lost the mark ${lost.trim()}`,
        'Put in each mark of the source once.',
      );
    }
    const odd = pieces.find((one) => typeof one === 'string' && unshown.test(one));
    if (odd !== undefined) this.#tell('holds a character that cannot be shown', 'Delete it.');
    if (/\S/.test(wordsOf(source.pieces)) && !/\S/.test(wordsOf(pieces)))
      this.#tell('has no words', 'Translate it.');
  }
}

/** Removes the white space around a sentence that was joined to another. */
const withoutGaps = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    if (typeof piece !== 'string') return piece;
    const spaced = piece.replaceAll(/ {2,}/g, ' ');
    const begun = at === 0 ? spaced.trimStart() : spaced;
    return at === pieces.length - 1 ? begun.trimEnd() : begun;
  });

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** For use in a message. */
export const quoted = (pieces: readonly Piece[]): string => `“${wordsOf(pieces).trim().slice(0, 80)}”`;
