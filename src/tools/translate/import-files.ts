import type { Problem, Report } from '../../compile/problems.ts';
import { Problems, suggestion } from '../../compile/problems.ts';
import { unshown } from '../../compile/source-text.ts';
import type { Translated } from '../../compile/translation/files.ts';
import { firstLocale, translatedFiles } from '../../compile/translation/files.ts';
import type { Entries, Entry } from '../../compile/translation/pairing.ts';
import { entryOf, needsTranslation } from '../../compile/translation/pairing.ts';
import type { Piece } from '../../compile/translation/pieces.ts';
import { groupedBy } from '../../compile/translation/passage.ts';
import { joined, rawOf, sentencesOf, wordsOf } from '../../compile/translation/pieces.ts';
import type { Inline, ReadFile, ReadUnit } from './read-xliff.ts';
import { readXliff, XliffError } from './read-xliff.ts';
import { readRecord, recordFile, recordText } from '../../compile/translation/record.ts';
import type { Unit } from './units.ts';
import { unitsOf } from './units.ts';

/** What an import would write, by file; nothing where there is a problem. */
export interface Imported {
  readonly files: ReadonlyMap<string, string>;
  readonly locales: readonly string[];
  readonly problems: readonly Problem[];
}

const again = 'Export it again, and have what is translated taken over by the translator’s tool.';

/** Holds XLIFF files against the course of today. Writes nothing. */
export function importFiles(root: string, given: readonly { name: string; bytes: Uint8Array }[]): Imported {
  const problems = new Problems();
  const from = firstLocale(root);
  const files = new Map<string, string>();
  const records = new Map<string, Map<string, Entries>>();
  const languages = new Map<string, Translated[]>();
  const done = new Set<string>();
  for (const { name, bytes } of given) {
    const report = problems.in(name);
    try {
      for (const read of readXliff(bytes)) {
        const [locale = ''] = read.locale.toLowerCase().split(/[-_]/);
        // Of a wrong one, words of one language would be written over those of another.
        const named = /\.([a-z]{2,3})\.xli?ff?$/i.exec(name)?.[1]?.toLowerCase() ?? locale;
        if (!/^[a-z]{2,3}$/.test(locale) || ![locale, from].includes(named)) {
          const wanted = named === locale ? 'fr' : named;
          report(
            1,
            `${name} says that it is in the language "${read.locale}".`,
            `Have the right one written in it, such as trgLang="${wanted}" (in XLIFF 1.2 target-language="${wanted}"), or give the file another name.`,
          );
          continue;
        }
        const known = languages.get(locale) ?? (locale === from ? [] : translatedFiles(root, locale));
        languages.set(locale, known);
        const isOf = ({ source }: Translated): boolean => source === read.original;
        const begun = known.find(isOf);
        // The settings hold several languages: what is taken over of one stays when the next comes.
        const isShared = begun !== undefined && files.has(begun.target) && begun.source === begun.target;
        const file = isShared ? translatedFiles(root, locale, files).find(isOf) : begun;
        if (!file) {
          const fix = suggestion(
            read.original,
            known.map(({ source }) => source),
          );
          report(1, `The course has no file "${read.original}" to be said in "${read.locale}".`, fix);
          continue;
        }
        const made = new FileImport(file, from, report).made(read);
        if (!made) continue;
        const record = records.get(locale) ?? readRecord(root, locale);
        const once = `${locale} ${file.target}`;
        if (done.has(once)) report(1, `${file.target} is imported twice.`, 'Leave one out.');
        done.add(once);
        files.set(file.target, made.text);
        records.set(locale, record.set(recordKey(file), made.entries));
      }
    } catch (error) {
      if (!(error instanceof XliffError)) throw error;
      report(error.line, error.message, error.fix);
    }
  }
  for (const [locale, record] of records) files.set(recordFile(locale), recordText(locale, record));
  return {
    files: problems.all.length > 0 ? new Map() : files,
    locales: [...records.keys()],
    problems: problems.all,
  };
}

export const recordKey = ({ target }: Pick<Translated, 'target'>): string => target;

/** What is kept of passages, by group. */
export const grouped = (kept: readonly { readonly group: string; readonly entry: Entry }[]): Entries =>
  new Map(
    [...groupedBy(kept, ({ group }) => group)].map(([group, all]) => [group, all.map(({ entry }) => entry)]),
  );

class FileImport {
  readonly file: Translated;
  readonly from: string;
  readonly report: Report;

  constructor(file: Translated, from: string, report: Report) {
    this.file = file;
    this.from = from;
    this.report = report;
  }

  /** The file's text, and what is to be kept of it; undefined where there is a problem. */
  made(read: ReadFile): { text: string; entries: Entries } | undefined {
    let isSound = true;
    const tell: Report = (...problem) => {
      isSound = false;
      this.report(...problem);
    };
    const units = unitsOf(this.file, this.from);
    const given = groupedBy(read.units, ({ id }) => id);
    for (const [id, all] of given) {
      if (!units.some((unit) => unit.id === id))
        tell(
          all[0]?.line ?? 1,
          `The course has no unit "${id}".`,
          `The file was made from another version of the course. ${again}`,
        );
      else if (all[1]) tell(all[1].line, `The unit "${id}" stands there twice.`, 'Delete one of them.');
    }
    const lost = units.filter(({ id }) => !given.has(id));
    const [first] = lost;
    if (first) {
      const more = lost.length > 1 ? `, and ${lost.length - 1} more` : '';
      tell(1, `The unit "${first.id}" is lost${more}: ${quoted(first.pair.source.pieces)}.`, again);
    }
    const results = units.map((unit) => {
      const [one] = given.get(unit.id) ?? [];
      return one && new UnitImport(unit, one, tell, this.file.isMessages).result(this.from, this.file.locale);
    });
    const words = results.map((one) => rawOf(one?.pieces ?? []));
    if (!isSound) return undefined;
    // No file is begun in which nothing would be translated.
    const isBegun = units.some(({ pair }) => pair.target);
    if (!isBegun && !results.some((one) => one?.isAccepted(0))) return undefined;
    const text = this.file.write(words);
    this.#checkWritten(
      text,
      units,
      results.map((one) => one?.pieces ?? []),
      given,
      tell,
    );
    const kept = units.map(({ pair }, index) => {
      const isAccepted = (at: number): boolean => results[index]?.isAccepted(at) === true;
      // The same words that a translator calls a translation are meant.
      const isSame = words[index] === rawOf(pair.source.pieces) && needsTranslation(pair.source);
      const isMeant = isSame && (pair.mayBeSame || pair.sentences.every((_, at) => isAccepted(at)));
      return { group: pair.source.group, entry: entryOf(pair, isAccepted, isMeant) };
    });
    return isSound ? { text, entries: grouped(kept) } : undefined;
  }

  /** Whether the file, read again, says what was meant: words can look like marks. */
  #checkWritten(
    text: string,
    units: readonly Unit[],
    meant: readonly (readonly Piece[])[],
    given: ReadonlyMap<string, readonly ReadUnit[]>,
    tell: Report,
  ): void {
    const found = this.file.read(text);
    const odd = units.findIndex((_, index) => !isSaid(found[index]?.pieces, meant[index]));
    const unit = units[odd];
    if (!unit && found.length === units.length) return;
    const id = unit?.id ?? '';
    const fix = 'Write \\ before *, _, [, < and what else is no mark; begin with a word.';
    tell(
      given.get(id)?.[0]?.line ?? 1,
      `What "${id}" says would be read as something else: ${quoted(meant[odd] ?? [])}.`,
      fix,
    );
  }
}

class UnitImport {
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
    if (rawOf(this.#pieces(read.segments.flatMap((one) => one.source))) !== rawOf(source.pieces)) {
      this.#tell(
        'was made from another version of the course',
        `There it says ${quoted(source.pieces)} now. ${again}`,
      );
      return { pieces: [], isAccepted: () => false };
    }
    const sentences = read.segments.filter(({ isGap }) => !isGap);
    if (!sentences.some((one) => one.target)) return { pieces: [...before], isAccepted: () => false };
    const count = sentencesOf(source.pieces, from).length;
    const sentencesBefore = sentencesOf(before, locale);
    const was = sentencesBefore.map((one) => rawOf(one.pieces));
    // A sentence that nobody has translated stays as it was, where it is known which one that is.
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
    if (id !== undefined) this.#tell(`has an unknown mark "${id}"`, again);
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
        // As a whole, where there is no telling which sentence is which.
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
      else if (open.pop() !== one.id) return this.#tell('has a mark that ends before it begins', again);
    }
    if (open.length > 0) return this.#tell('has a mark that does not end', again);
    const marks = (of: readonly Piece[]): string[] =>
      of.flatMap((one) => (typeof one === 'string' ? [] : [one.raw])).sort();
    const [given, wanted] = [marks(pieces), marks(source.pieces)];
    const asBefore = target && marks(target.pieces).join('\0') === given.join('\0');
    // Of messages, the build says more: which placeholder, which form.
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

const isSaid = (...[one, other]: readonly (readonly Piece[] | undefined)[]): boolean =>
  one?.length === other?.length &&
  one?.every((piece, index) => rawOf([piece]) === rawOf(other?.slice(index, index + 1) ?? [])) === true;

/** Without the white space that stood around a sentence which another one says, too. */
const withoutGaps = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    if (typeof piece !== 'string') return piece;
    const spaced = piece.replaceAll(/ {2,}/g, ' ');
    const begun = at === 0 ? spaced.trimStart() : spaced;
    return at === pieces.length - 1 ? begun.trimEnd() : begun;
  });

const quoted = (pieces: readonly Piece[]): string => `“${wordsOf(pieces).trim().slice(0, 80)}”`;
