import type { Problem, Report } from '../../compile/problems.ts';
import { Problems, suggestion } from '../../compile/problems.ts';
import type { Translated } from '../../compile/translation/files.ts';
import { firstLocale, translatedFiles } from '../../compile/translation/files.ts';
import type { Entries, Entry } from '../../compile/translation/pairing.ts';
import { entryOf, needsTranslation } from '../../compile/translation/pairing.ts';
import { groupedBy } from '../../compile/translation/passage.ts';
import type { Piece } from '../../compile/translation/pieces.ts';
import { rawOf } from '../../compile/translation/pieces.ts';
import { exportAgainHint, quoted, UnitImport } from './import-unit.ts';
import { ownProblems } from './own-problems.ts';
import type { ReadFile, ReadUnit } from './read-xliff.ts';
import { readXliff, XliffError } from './read-xliff.ts';
import { readRecord, recordFile, recordText } from '../../compile/translation/record.ts';
import type { Unit } from './units.ts';
import { unitsOf } from './units.ts';

/** The files that an import would write; empty if there is a problem. */
export interface Imported {
  readonly files: ReadonlyMap<string, string>;
  readonly locales: readonly string[];
  /** File → the beginnings of the translations there that would be replaced. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
  /** File → the lines there, other than translations, that would be as in the first language. */
  readonly lost: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/** Compares XLIFF files with the course as it is now. Writes nothing. */
export function importFiles(root: string, given: readonly { name: string; bytes: Uint8Array }[]): Imported {
  const problems = new Problems();
  const from = firstLocale(root);
  const files = new Map<string, string>();
  const records = new Map<string, Map<string, Entries>>();
  const languages = new Map<string, Translated[]>();
  const replaced = new Map<string, readonly string[]>();
  const lost = new Map<string, readonly string[]>();
  const done = new Set<string>();
  for (const { name, bytes } of given) {
    const report = problems.in(name);
    try {
      for (const read of readXliff(bytes)) {
        const [locale = ''] = read.locale.toLowerCase().split(/[-_]/);
        // With a wrong language, the words of one language would overwrite those of another.
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
        // The settings hold several languages: keep what was imported of one when the next comes.
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
        // Their words would be lost or taken for the translation of others.
        for (const { line, message, fix } of ownProblems(file)) problems.in(file.target)(line, message, fix);
        const made = new FileImport(file, from, report).made(read);
        if (!made) continue;
        const record = records.get(locale) ?? readRecord(root, locale);
        const once = `${locale} ${file.target}`;
        if (done.has(once)) report(1, `${file.target} is imported twice.`, 'Leave one out.');
        done.add(once);
        files.set(file.target, made.text);
        replaced.set(file.target, [...(replaced.get(file.target) ?? []), ...made.replaced]);
        if (!file.isSame) lost.set(file.target, file.linesLostIn(made.text));
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
    replaced,
    lost,
    problems: problems.all,
  };
}

export const recordKey = ({ target }: Pick<Translated, 'target'>): string => target;

/** The record's entries, by group. */
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

  /** The file's text, and the entries for the record; undefined if there is a problem. */
  made(read: ReadFile): { text: string; entries: Entries; replaced: string[] } | undefined {
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
          `The file was made from another version of the course. ${exportAgainHint}`,
        );
      else if (all[1]) tell(all[1].line, `The unit "${id}" stands there twice.`, 'Delete one of them.');
    }
    const lost = units.filter(({ id }) => !given.has(id));
    const [first] = lost;
    if (first) {
      const more = lost.length > 1 ? `, and ${lost.length - 1} more` : '';
      tell(1, `The unit "${first.id}" is lost${more}: ${quoted(first.pair.source.pieces)}.`, exportAgainHint);
    }
    const results = units.map((unit) => {
      const [one] = given.get(unit.id) ?? [];
      return one && new UnitImport(unit, one, tell, this.file.isMessages).result(this.from, this.file.locale);
    });
    const words = results.map((one) => rawOf(one?.pieces ?? []));
    if (!isSound) return undefined;
    // Start no new file if nothing in it would be translated.
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
      // Words equal to the source are intended if the translator marked them as translated.
      const isSame = words[index] === rawOf(pair.source.pieces) && needsTranslation(pair.source);
      const isMeant = isSame && (pair.mayBeSame || pair.sentences.every((_, at) => isAccepted(at)));
      return { group: pair.source.group, entry: entryOf(pair, isAccepted, isMeant) };
    });
    const replaced = units.flatMap(({ pair: { target } }, index) => {
      const isOther = target !== undefined && rawOf(target.pieces) !== words[index];
      return isOther ? [quoted(target.pieces)] : [];
    });
    return isSound ? { text, entries: grouped(kept), replaced } : undefined;
  }

  /** Parses the result and checks that it says what was meant: words can look like marks. */
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

/** Splits pieces into words and marks. A backslash escape is read as a mark, but written as words. */
const parted = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => {
    if (typeof piece === 'string') return piece.split(escape).filter((part) => part !== '');
    return piece.raw.replace(escape, '') === '' ? [piece.raw] : [`\0${piece.raw}`];
  });
const escape = /(\\[!-/:-@[-`{-~])/;

function isSaid(found: readonly Piece[] | undefined, meant: readonly Piece[] | undefined): boolean {
  const [one, other] = [parted(found ?? []), parted(meant ?? [])];
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
