import { lessonPassages } from '../../../compile/translation/lesson-passages.ts';
import type { Passage } from '../../../compile/translation/passage.ts';
import { rawOf } from '../../../compile/translation/pieces.ts';
import { yamlPassages } from '../../../compile/translation/yaml-passages.ts';
import type { Atom } from './atoms.ts';
import { atomsOf, plainAtoms, runsOf } from './atoms.ts';
import type { PassageName, PassageOnPage } from '../page/edit/runs.ts';
import { isOption, whyNotSplit } from '../page/edit/runs.ts';
import { unitWithSiblings, rowsOf } from './rows.ts';

/** A passage of a file that can be changed on the page. */
export interface FilePassage {
  readonly passage: Passage;
  /** Its source in the file. */
  readonly old: string;
  readonly isMarkdown: boolean;
  readonly atoms: readonly Atom[];
}

export const isLesson = (file: string): boolean => file.endsWith('.md');

/** The language of a file with words of the interface; undefined for other files. */
export const localeOf = (file: string): string | undefined => /^src\/locale\/([^/]+)\.yaml$/.exec(file)?.[1];

/** The last results: a change reads the same text several times, and then the page asks for it again. */
const lastRead: {
  readonly file: string;
  readonly text: string;
  readonly passages: readonly FilePassage[];
}[] = [];
const mostRead = 8;

/** The passages of a lesson, of the interface's words, or of a course's file: its title and its description. */
export function filePassages(file: string, text: string): readonly FilePassage[] {
  const known = lastRead.find((one) => one.file === file && one.text === text);
  if (known) return known.passages;
  const passages = readPassages(file, text);
  lastRead.unshift({ file, text, passages });
  lastRead.length = Math.min(lastRead.length, mostRead);
  return passages;
}

function readPassages(file: string, text: string): FilePassage[] {
  const endOfFront = isLesson(file) ? text.indexOf('\n---', 3) : text.length;
  const passages = isLesson(file)
    ? lessonPassages(text)
    : localeOf(file) !== undefined
      ? yamlPassages(text)
      : yamlPassages(text, {
          wanted: (path) =>
            (path.length === 1 || (path.length === 3 && path[0] === 'translations')) &&
            ['title', 'description'].includes(path.at(-1) ?? ''),
        });
  return passages.map((passage) => {
    const isMarkdown = passage.start > endOfFront && !/^(?:unit|code)/.test(passage.kind);
    const raw = rawOf(passage.pieces);
    let atoms: Atom[] | undefined;
    return {
      passage,
      old: text.slice(passage.start, passage.end),
      isMarkdown,
      // Computed only on demand: few are needed.
      get atoms() {
        return (atoms ??= isMarkdown ? atomsOf(raw) : plainAtoms(raw));
      },
    };
  });
}

/** The passages in the form that the page gets. @param text of their file */
export function passagesForPage(passages: readonly FilePassage[], text: string): PassageOnPage[] {
  const lines = text.split('\n');
  const rows = passages.some(({ isMarkdown }) => isMarkdown) ? rowsOf(text) : [];
  return passages.map((one, number) => {
    const { passage, old, isMarkdown, atoms } = one;
    const { kind, group, line } = passage;
    const same = passages.filter((other) => isNamed(other, { kind, group, old }));
    return {
      number,
      kind,
      group,
      line,
      old,
      nth: same.indexOf(one),
      of: same.length,
      runs: runsOf(atoms),
      isMarkdown,
      ...(passage.note !== undefined && { note: passage.note }),
      ...(isOption(one.passage) && { isRight: isMarkedRight(lines[line - 1] ?? '') }),
      ...lockOf(kind, atoms),
      ...(whyNotSplit(passage) === undefined && joinablePassages(passages, rows, passage)),
    };
  });
}

/** Whether a line is an option whose box has a cross. */
export const isMarkedRight = (line: string): boolean =>
  /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[[xX]\]/.test(line);

/** The passages that one can be joined with, and whether joining would lose anything. */
function joinablePassages(
  passages: readonly FilePassage[],
  rows: ReturnType<typeof rowsOf>,
  passage: Passage,
): Pick<PassageOnPage, 'before' | 'after' | 'hasBelow'> {
  const place = unitWithSiblings(rows, passage);
  if (!place) return {};
  const { units, at, own } = place;
  const numberOf = (unit: (typeof units)[number] | undefined): number =>
    passages.findIndex((one) => unitWithSiblings([unit ? [unit] : []], one.passage)?.own.is === own.is);
  const [before, after] = [numberOf(units[at - 1]), numberOf(units[at + 1])];
  const isBelow = passages.some(
    ({ passage: { line, kind } }) =>
      own.is === 'item' && line > passage.line && line <= own.to && kind.includes('in a quotation'),
  );
  return {
    ...(before >= 0 && { before }),
    ...(after >= 0 && { after }),
    ...(isBelow && { hasBelow: true }),
  };
}

const isNamed = (
  { passage, old }: FilePassage,
  wanted: Pick<PassageName, 'kind' | 'group' | 'old'>,
): boolean => old === wanted.old && passage.kind === wanted.kind && passage.group === wanted.group;

function lockOf(kind: string, atoms: readonly Atom[]): { readonly locked?: string } {
  if (kind.startsWith('code')) return { locked: 'Code is changed in a text editor.' };
  return atoms.every(({ is }) => is === 'alone') ? { locked: 'A picture is changed in a text editor.' } : {};
}

/**
 * The index of the passage that was meant, wherever it is now; undefined if none has the same source, or if it is not
 * clear which of several is meant.
 */
export function findPassage(passages: readonly FilePassage[], wanted: PassageName): number | undefined {
  const found = [...passages.keys()].filter((index) => isNamed(passages[index] as FilePassage, wanted));
  return found.length === wanted.of ? found[wanted.nth] : undefined;
}
