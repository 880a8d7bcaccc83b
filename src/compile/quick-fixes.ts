import leven from 'leven';
import type { QuickFix } from '../blocks/block-source.ts';
import { isKebabCase } from './problems.ts';

/** Edits for problems that have only one possible fix. */

/** Changes the line with the problem. */
export const fixLine =
  (change: (line: string) => string): QuickFix =>
  (lines, index) => {
    const before = lines[index] ?? '';
    const after = change(before);
    return before === after ? undefined : { line: index + 1, before, after };
  };

/** The same for a list: changes all its lines to the end, including indented ones. */
export const fixList =
  (change: (line: string) => string): QuickFix =>
  (lines, index) => {
    let end = index;
    for (let at = index; at < lines.length; at++) {
      const line = lines[at] ?? '';
      if (change(line) !== line) end = at + 1;
      else if (/^\S/.test(line)) break;
    }
    const before = lines.slice(index, end);
    return end === index
      ? undefined
      : { line: index + 1, before: before.join('\n'), after: before.map(change).join('\n') };
  };

/** Replaces a word that occurs exactly once in the line. */
export const fixWord = (from: string, to: string | undefined): QuickFix | undefined =>
  to === undefined
    ? undefined
    : fixLine((line) => (line.split(from).length === 2 ? line.replace(from, () => to) : line));

/** The known word that is certainly meant; undefined if that is not certain. */
export function certainMatch(word: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[_ ]/g, '-');
  const same = known.filter((one) => plain(one) === plain(word));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  if (word.length < 5) return undefined;
  const [nearest, next] = known.map((one) => ({ one, far: leven(word, one) })).sort((a, b) => a.far - b.far);
  const isCertain = nearest && nearest.far <= 2 && (!next || next.far > nearest.far + 1);
  return isCertain ? nearest.one : undefined;
}

/** Words as an id; undefined if nothing is left of them. */
export function plainId(words: string): string | undefined {
  const id = words
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return isKebabCase(id) ? id : undefined;
}

/** The places of ids: after # or =, or after the name of a block. */
const ids = /(#|=|^:{3,}\S+ )([\w-]+)/g;

/** Makes an invalid id valid, if neither occurs elsewhere in the file. */
export const fixId =
  (id: string): QuickFix =>
  (lines, index) => {
    const wanted = plainId(id);
    const said = lines.flatMap((line) => [...line.matchAll(ids)].map(([, , word]) => word));
    const isOne = said.filter((word) => word === id).length === 1;
    if (wanted === undefined || !isOne || said.includes(wanted)) return undefined;
    return fixLine((line) =>
      line.replace(ids, (all, before: string, word: string) => (word === id ? before + wanted : all)),
    )(lines, index);
  };

/** Adds an id after the title of a screen without one. */
export const fixScreenId =
  (title: string): QuickFix =>
  (lines, index) => {
    const id = plainId(title);
    if (id === undefined || lines.some((line) => line.includes(`{#${id}`))) return undefined;
    return fixLine((line) => (line.includes('{') ? line : `${line.trimEnd()} {#${id}}`))(lines, index);
  };

/** A YAML value in quotation marks. */
const quoted = (text: string): string =>
  text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`;

const quoting =
  (value: RegExp): QuickFix =>
  (lines, index) => {
    const indent = /^\s*/.exec(lines[index] ?? '')?.[0].length ?? 0;
    const [next] = /^\s*/.exec(lines[index + 1] ?? '') ?? [''];
    // A value that continues on the next line cannot be quoted line by line.
    if (
      (lines[index + 1] ?? '').trim() !== '' &&
      next.length > indent &&
      !/^\s*(- |#|[\w-]+:( |$))/.test(lines[index + 1] ?? '')
    )
      return undefined;
    return fixLine((line) =>
      line.replace(value, (all, before: string, text: string) =>
        // What follows # is a comment, which would become part of the words.
        /\s#/.test(text) ? all : `${before}${quoted(text)}`,
      ),
    )(lines, index);
  };

/** `key: value` */
export const quoteValue = quoting(/^(\s*(?:- +)?[\w-]+: +)([^'"\s].*?)\s*$/);
/** `- value`; otherwise like `quoteValue`. */
export const quoteItem: QuickFix = (lines, index) =>
  /^\s*- /.test(lines[index] ?? '')
    ? quoting(/^(\s*- +)([^'"\s].*?)\s*$/)(lines, index)
    : quoteValue(lines, index);

/** Closes a block after its list, if the list is clearly its end. */
export const closeAfterList: QuickFix = (lines, index) => {
  const colons = /^:{3,}/.exec(lines[index] ?? '')?.[0] ?? '';
  const rest = lines.slice(index + 1);
  const next = rest.findIndex((line) => /^(:{3,}|## )/.test(line));
  const ending = next < 0 ? '' : (/^:+/.exec(rest[next] ?? '')?.[0] ?? '');
  if (ending !== '' && ending.length < colons.length) return undefined;
  const inside = next < 0 ? rest : rest.slice(0, next);
  const last = inside.findLastIndex((line) => line.trim() !== '');
  const isItem = (line: string): boolean => /^([-*+] |\d{1,3}[.)] |\s|### |$)/.test(line);
  const list = inside.findIndex((line) => /^([-*+] |\d{1,3}[.)] )/.test(line));
  if (list < 0 || !inside.slice(list, last + 1).every(isItem)) return undefined;
  const before = inside[last] ?? '';
  return { line: index + last + 2, before, after: `${before}\n\n${colons}` };
};
