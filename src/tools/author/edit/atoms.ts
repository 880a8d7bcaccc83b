import type { Tokens } from 'marked';
import { decodeEntities } from '../../../compile/escape.ts';
import type { InLanguage, TokenWithLine } from '../../../compile/markdown.ts';
import { flat, inlineTokens, innerTokens } from '../../../compile/markdown.ts';
import { unshown } from '../../../compile/source-text.ts';
import { longestCommonSubsequence } from '../../../compile/translation/longest-shared.ts';
import type { Run, RunMark } from '../page/edit/runs.ts';

/** A mark, and the signs around its words in the file. */
interface Mark extends RunMark {
  readonly open?: string;
  readonly close?: string;
}

/** A character, a line break or an inline object of a passage, and its source. */
export interface Atom {
  readonly is: 'character' | 'break' | 'alone';
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Undefined if it is new. */
  readonly raw: string | undefined;
}

/** The atoms of inline Markdown. */
export const atomsOf = (raw: string): Atom[] => flat(inlineTokens(raw, 1)).flatMap((one) => atomsIn(one, []));

/** The atoms of words that have no marks. */
export const plainAtoms = (words: string): Atom[] => characters(words, []);

/** How many signs precede the words of a mark. */
const signs: Readonly<Record<string, number>> = { strong: 2, em: 1, del: 2, link: 1, lang: 1 };

function atomsIn(token: TokenWithLine, marks: readonly Mark[]): Atom[] {
  const { type, raw } = token;
  const alone: Atom = { is: 'alone', text: '', marks, raw };
  if (type === 'checkbox') return [];
  if (type === 'text') return written(raw, marks);
  if (type === 'escape') return [{ is: 'character', text: (token as Tokens.Escape).text, marks, raw }];
  if (type === 'br') return [{ ...alone, is: 'break' }];
  if (type === 'codespan') {
    const { text } = token as Tokens.Codespan;
    const at = raw.indexOf(text);
    if (at < 0) return [alone];
    const code: Mark = { type: 'code', open: raw.slice(0, at), close: raw.slice(at + text.length) };
    return characters(text, [...marks, code]);
  }
  const before = signs[type];
  const words = innerTokens(token);
  const inside = words.map((one) => one.raw).join('');
  const isWhole = before !== undefined && inside !== '' && raw.startsWith(inside, before);
  if (!isWhole || (token as Tokens.Generic)['autolink'] === true) return [alone];
  const mark: Mark = {
    type: type as RunMark['type'],
    ...(type === 'link' && { href: (token as Tokens.Link).href }),
    ...(type === 'lang' && { lang: (token as TokenWithLine & InLanguage).lang }),
    open: raw.slice(0, before),
    close: raw.slice(before + inside.length),
  };
  return words.flatMap((one) => atomsIn(one, [...marks, mark]));
}

/** Each entity is one character; consecutive spaces and line ends are one space. */
const written = (raw: string, marks: readonly Mark[]): Atom[] =>
  [...raw.matchAll(/&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z][a-zA-Z\d]+);|[ \t\n]+|./gsu)].flatMap(({ 0: one }) => {
    const text = one.length > 1 ? decodeEntities(numbersRead(one), () => undefined) : one;
    // An unknown entity is just its characters.
    if (one.startsWith('&') && text === one) return characters(one, marks);
    return [{ is: 'character', text: text === '\n' || text === '\t' ? ' ' : text, marks, raw: one } as const];
  });

/** Replaces numeric entities ("&#8226;") by their characters. */
const numbersRead = (raw: string): string =>
  (inlineTokens(raw, 1)[0] as Tokens.Text | undefined)?.text ?? raw;

const characters = (text: string, marks: readonly Mark[], isWritten = true): Atom[] =>
  [...text].map((one) => ({ is: 'character', text: one, marks, raw: isWritten ? one : undefined }));

/** Atoms as runs, the form that the page gets. */
export function runsOf(atoms: readonly Atom[]): Run[] {
  const runs: Run[] = [];
  let last: { text: string; marks: RunMark[] } | undefined;
  for (const { is, text, marks, raw } of atoms) {
    if (is !== 'character') {
      runs.push(is === 'break' ? { br: true } : { raw: raw ?? '' });
      last = undefined;
      continue;
    }
    const plain = marks.map(({ type, href, lang }): RunMark => ({
      type,
      ...(href !== undefined && { href }),
      ...(lang !== undefined && { lang }),
    }));
    if (last && sameMarks(last.marks, plain)) last.text += text;
    else runs.push((last = { text, marks: plain }));
  }
  return runs;
}

/** The atoms that the page wants: consecutive spaces become one, and none stays at an end or carries a mark there. */
export function wantedAtoms(runs: readonly Run[]): Atom[] {
  const atoms = runs.flatMap((run): Atom[] => {
    if ('br' in run) return [{ is: 'break', text: '', marks: [], raw: undefined }];
    if ('raw' in run) return [{ is: 'alone', text: '', marks: [], raw: run.raw }];
    return characters(shownIn(run.text.normalize('NFC')), run.marks, false);
  });
  const isSpace = (one: Atom | undefined): boolean => one?.text === ' ' && !one.marks.some(isCode);
  const single = atoms.filter(
    (one, at) => !isSpace(one) || !(isSpace(atoms[at - 1]) || atoms[at - 1]?.is === 'break'),
  );
  while (isSpace(single.at(-1)) || single.at(-1)?.is === 'break') single.pop();
  while (isSpace(single[0]) || single[0]?.is === 'break') single.shift();
  return single.map((one, at) => {
    if (!isSpace(one)) return one;
    // A space keeps only the marks that continue after it.
    const around = (mark: RunMark): boolean =>
      [single[at - 1], single[at + 1]].every((other) => other?.marks.some((it) => isSame(it, mark)));
    return { ...one, marks: one.marks.filter(around) };
  });
}

/** Line breaks of all kinds become spaces; invisible characters go, since the build refuses them. */
const shownIn = (text: string): string =>
  text.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replaceAll(new RegExp(unshown, 'g'), '');

const isCode = ({ type }: RunMark): boolean => type === 'code';

export const isSame = (a: RunMark, b: RunMark): boolean =>
  a.type === b.type && a.href === b.href && a.lang === b.lang;

const sameMarks = (a: readonly RunMark[], b: readonly RunMark[]): boolean =>
  a.length === b.length && a.every((mark) => b.some((other) => isSame(mark, other)));

/** Whether two atoms show the same. */
export const isAlike = (a: Atom, b: Atom): boolean =>
  a.is === b.is && a.text === b.text && (a.is !== 'alone' || a.raw === b.raw) && sameMarks(a.marks, b.marks);

export const areAlike = (a: readonly Atom[], b: readonly Atom[]): boolean =>
  a.length === b.length && a.every((one, at) => isAlike(one, b[at] as Atom));

/** The product of both lengths above which atoms are not compared one by one. */
const most = 2_000_000;

/** The wanted atoms, with the old ones wherever they match: these keep their source. */
export function keeping(old: readonly Atom[], wanted: readonly Atom[]): Atom[] {
  let start = 0;
  while (start < Math.min(old.length, wanted.length) && isAlike(at(old, start), at(wanted, start))) start++;
  let end = 0;
  const left = Math.min(old.length, wanted.length) - start;
  while (end < left && isAlike(at(old, old.length - 1 - end), at(wanted, wanted.length - 1 - end))) end++;
  const [a, b] = [old.slice(start, old.length - end), wanted.slice(start, wanted.length - end)];
  const between = [...b];
  if (a.length * b.length <= most)
    for (const [i, j] of longestCommonSubsequence(a.length, b.length, (i, j) => isAlike(at(a, i), at(b, j))))
      between[j] = at(a, i);
  return [...old.slice(0, start), ...between, ...(end > 0 ? old.slice(-end) : [])];
}

const at = (atoms: readonly Atom[], index: number): Atom => atoms[index] as Atom;
