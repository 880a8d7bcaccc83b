import { inlineTokens } from '../../../compile/markdown.ts';
import { reportSigns } from '../../../compile/signs.ts';
import { Refusal } from '../../server/guard.ts';
import { replaced } from '../../../compile/translation/passage.ts';
import { rawOf } from '../../../compile/translation/pieces.ts';
import type { Atom } from './atoms.ts';
import { areAlike, keeping, wantedAtoms } from './atoms.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages } from './file-passages.ts';
import type { Run } from './runs.ts';
import { mayNeedEscape, toMarkdown } from './to-markdown.ts';

/** More signs than that are not tried one by one. */
const tried = 24;

/**
 * A file's text with other words in one of its passages, and nothing else changed. What is written is read again: it
 * says what was wanted, or nothing is changed.
 * @throws {Refusal} with a sentence for the author
 */
export function changePassage(
  file: string,
  text: string,
  passages: readonly FilePassage[],
  number: number,
  runs: readonly Run[],
): string {
  const found = passages[number] as FilePassage;
  const wanted = keeping(found.atoms, wantedAtoms(runs));
  if (areAlike(wanted, found.atoms)) return text;
  if (wanted.length === 0)
    throw new Refusal(
      422,
      'There are no words left. Write some, or delete the whole thing in the text editor.',
    );
  const write = (raw: string): string => replaced(text, [found.passage], [found.passage.written(raw)]);
  const reader = new Reader(file, passages, number, wanted);
  if (!found.isMarkdown) {
    const next = write(wanted.map((one) => one.text).join(''));
    if (reader.differs(next) !== undefined) throw new Refusal(422, `This can't be written here: ${shape}`);
    return next;
  }
  const signs = mayNeedEscape(wanted);
  const isNew = (index: number): boolean => wanted[index]?.raw === undefined;
  let why: string | undefined;
  for (const stress of ['_', '*'] as const) {
    for (const first of [[], signs.filter(isNew), signs]) {
      const escaped = new Set(first);
      const attempt = (): string => write(toMarkdown(wanted, { stress, escaped }));
      const differs = reader.differs(attempt());
      why ??= differs;
      if (differs !== undefined) continue;
      // Only those that are needed.
      for (const index of first.slice(0, tried)) {
        escaped.delete(index);
        if (reader.differs(attempt()) !== undefined) escaped.add(index);
      }
      return attempt();
    }
  }
  throw new Refusal(422, `This can't be written here: ${why ?? shape}`);
}

const shape =
  'it would become something else. Marks stand right beside letters; a line break, or a line that begins like a list, stands in a paragraph only.';

/** Reads a changed file. */
class Reader {
  readonly #file: string;
  readonly #before: readonly FilePassage[];
  readonly #number: number;
  readonly #wanted: readonly Atom[];
  readonly #known: ReadonlySet<string>;

  constructor(file: string, before: readonly FilePassage[], number: number, wanted: readonly Atom[]) {
    this.#file = file;
    this.#before = before;
    this.#number = number;
    this.#wanted = wanted;
    this.#known = new Set(signsIn(before[number]));
  }

  /** What is not as it was wanted; undefined where all is. */
  differs(text: string): string | undefined {
    const now = filePassages(this.#file, text);
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
    if (!own || !areOthersSame || !areAlike(own.atoms, this.#wanted)) return shape;
    return signsIn(own).find((sign) => !this.#known.has(sign));
  }
}

/** What the build would say of signs in a passage that did not take. */
function signsIn(found: FilePassage | undefined): string[] {
  if (!found?.isMarkdown) return [];
  const told: string[] = [];
  const isParagraph = /^(?:paragraph|item|option)/.test(found.passage.kind);
  reportSigns(
    inlineTokens(rawOf(found.passage.pieces), 1),
    (_, message, fix) => told.push(`${message} ${fix}`),
    isParagraph,
  );
  return told;
}
