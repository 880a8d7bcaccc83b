import { inlineTokens } from '../../../compile/markdown.ts';
import { reportStrayMarks } from '../../../compile/stray-marks.ts';
import { Refusal } from '../../server/guard.ts';
import { replaced } from '../../../compile/translation/passage.ts';
import { rawOf } from '../../../compile/translation/pieces.ts';
import type { Atom } from './atoms.ts';
import { areAlike, keeping, wantedAtoms } from './atoms.ts';
import type { FilePassage } from './file-passages.ts';
import { ensureSoundWords } from './interface-words.ts';
import { filePassages, isLesson, localeOf } from './file-passages.ts';
import type { Run } from '../page/edit/runs.ts';
import { mayNeedEscape, toMarkdown } from './to-markdown.ts';

/** At most this many signs are tried one by one. */
const tried = 24;

/**
 * Changes the words of one passage and nothing else. The result is parsed again: if it does not say exactly what was
 * wanted, nothing is changed.
 * @param from atoms whose source is kept wherever they are still used
 * @throws {Refusal} with a sentence for the author
 */
export function changePassage(
  file: string,
  text: string,
  found: FilePassage,
  runs: readonly Run[],
  from: readonly Atom[] = found.atoms,
): string {
  const wanted = keeping(from, wantedAtoms(runs));
  if (areAlike(wanted, found.atoms)) return text;
  if (wanted.length === 0)
    throw new Refusal(
      422,
      'There are no words left. Write some, or delete the whole thing in the text editor.',
    );
  if (wanted.some(({ text: one, raw }) => one === '\ufffd' && raw === undefined))
    throw new Refusal(422, 'A character was lost where "\ufffd" stands. Write it anew.');
  const write = (raw: string): string => replaced(text, [found.passage], [found.passage.formatWords(raw)]);
  const reader = new Reader(file, text, found, wanted);
  if (!found.isMarkdown) {
    // A message may begin or end with a space, since other words surround it.
    const [, start = '', end = ''] = /^(\s*).*?(\s*)$/s.exec(rawOf(found.passage.pieces)) ?? [];
    const words = wanted.map((one) => one.text).join('');
    const next = write(localeOf(file) === undefined ? words : start + words.trim() + end);
    ensureSoundWords(file, text, next);
    if (localeOf(file) === undefined && reader.differenceIn(next) !== undefined)
      throw new Refusal(422, `This can't be written here: ${shapeProblem}`);
    return next;
  }
  const signs = mayNeedEscape(wanted);
  const isNew = (index: number): boolean => wanted[index]?.raw === undefined;
  let why: string | undefined;
  for (const stress of ['_', '*'] as const) {
    for (const first of [[], signs.filter(isNew), signs]) {
      const escaped = new Set(first);
      const attempt = (): string => write(toMarkdown(wanted, { stress, escaped }));
      const differs = reader.differenceIn(attempt());
      why ??= differs;
      if (differs !== undefined) continue;
      // Keep only the escapes that are needed.
      for (const index of first.slice(0, tried)) {
        escaped.delete(index);
        if (reader.differenceIn(attempt()) !== undefined) escaped.add(index);
      }
      return attempt();
    }
  }
  throw new Refusal(422, `This can't be written here: ${why ?? shapeProblem}`);
}

const shapeProblem =
  'it would become something else. Marks stand right beside letters; a line break, or a line that begins like a list, stands in a paragraph only.';

/** Parses a changed text: only the part that the passage can affect. */
class Reader {
  #part: (text: string) => readonly FilePassage[] = () => [];
  #before: readonly FilePassage[] = [];
  #number = -1;
  readonly #wanted: readonly Atom[];
  readonly #known: ReadonlySet<string>;

  constructor(file: string, text: string, { passage }: FilePassage, wanted: readonly Atom[]) {
    this.#wanted = wanted;
    for (const { from, to } of partsAround(file, text, passage)) {
      const front = from === 0 ? '' : emptyFront;
      const left = text.length - to;
      this.#part = (now) => filePassages(file, front + now.slice(from, now.length - left));
      this.#before = this.#part(text);
      const start = passage.start - from + front.length;
      this.#number = this.#before.findIndex((one) => one.passage.start === start);
      if (this.#number >= 0) break;
    }
    this.#known = new Set(strayMarkProblems(this.#before[this.#number]));
  }

  /** The first difference from what was wanted; undefined if there is none. */
  differenceIn(text: string): string | undefined {
    const now = this.#part(text);
    const own = now[this.#number];
    const areOthersSame =
      now.length === this.#before.length &&
      now.every(({ old, passage }, index) => {
        const other = this.#before[index];
        return (
          passage.kind === other?.passage.kind &&
          passage.group === other.passage.group &&
          (index === this.#number || old === other.old)
        );
      });
    if (!own || !areOthersSame || !areAlike(own.atoms, this.#wanted)) return shapeProblem;
    return strayMarkProblems(own).find((sign) => !this.#known.has(sign));
  }
}

const emptyFront = '---\n---\n';

/** The passage's screen, or the part before the first screen; then the whole file, if that was not enough. */
function partsAround(file: string, text: string, { start }: FilePassage['passage']) {
  const all = { from: 0, to: text.length };
  if (!isLesson(file)) return [all];
  const begins = [...text.matchAll(/^## /gm)].map(({ index }) => index);
  const from = begins.findLast((one) => one <= start) ?? 0;
  return [{ from, to: begins.find((one) => one > start) ?? text.length }, all];
}

/** What the build would say about Markdown signs in a passage that have no effect. */
function strayMarkProblems(found: FilePassage | undefined): string[] {
  if (!found?.isMarkdown) return [];
  const problems: string[] = [];
  const isParagraph = /^(?:paragraph|item|option)/.test(found.passage.kind);
  reportStrayMarks(
    inlineTokens(rawOf(found.passage.pieces), 1),
    (_, message, fix) => problems.push(`${message} ${fix}`),
    isParagraph,
  );
  return problems;
}
