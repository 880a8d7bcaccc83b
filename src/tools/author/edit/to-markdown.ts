import type { Atom } from './atoms.ts';
import { isSame } from './atoms.ts';

type Mark = Atom['marks'][number];

/** How to write new words. */
export interface WritingStyle {
  /** The sign for emphasis. */
  readonly stress: '_' | '*';
  /** The indexes of the atoms to write with a backslash, or as a numeric entity. */
  readonly escaped: ReadonlySet<number>;
}

/** Signs with a meaning in Markdown anywhere; those of `atBeginning` only at the beginning of a passage. */
const anywhere = /[\\`*_{}[\]<>#|~&=:^@]/;
const atBeginning = /[-+.)!]/;

/** A sign such as "•", which a backslash cannot escape: it is written as a numeric entity. */
const isForeign = (text: string): boolean => /^[^\p{L}\p{N}\0-\x7f]$/u.test(text);

/** The indexes of atoms that might need a backslash. */
export const mayNeedEscape = (atoms: readonly Atom[]): number[] =>
  [...atoms.keys()].filter((index) => {
    const { is, text, raw, marks } = atoms[index] as Atom;
    if (is !== 'character' || (raw ?? text) !== text || marks.some(({ type }) => type === 'code'))
      return false;
    return anywhere.test(text) || (index < 8 && atBeginning.test(text)) || (index === 0 && isForeign(text));
  });

/** Atoms as Markdown; those from the file keep their source. */
export function toMarkdown(atoms: readonly Atom[], { stress, escaped }: WritingStyle): string {
  const open: Mark[] = [];
  let text = '';
  const closeFrom = (index: number): void => {
    while (open.length > index) text += signsOf(open.pop() as Mark, stress, '').close;
  };
  for (const [index, { is, text: character, marks, raw }] of atoms.entries()) {
    const kept = open.findIndex((one) => !marks.some((mark) => isSame(mark, one)));
    closeFrom(kept < 0 ? open.length : kept);
    const extent = (mark: Mark): number => {
      let end = index;
      while (atoms[end]?.marks.some((one) => isSame(one, mark))) end++;
      return end;
    };
    const missing = marks
      .filter((mark) => !open.some((one) => isSame(one, mark)))
      .map((mark) => ({ mark, end: extent(mark) }))
      // `code` goes innermost: it can hold no other marks.
      .sort((a, b) => Number(a.mark.type === 'code') - Number(b.mark.type === 'code') || b.end - a.end);
    for (const { mark, end } of missing) {
      const inside = atoms
        .slice(index, end)
        .map((one) => one.text)
        .join('');
      const signed = { ...mark, ...signsOf(mark, stress, inside) };
      text += signed.open;
      open.push(signed);
    }
    if (is === 'break') text += raw ?? '\\\n';
    else if (escaped.has(index) && isForeign(character)) text += `&#${character.codePointAt(0)};`;
    else text += (escaped.has(index) ? '\\' : '') + (raw ?? character);
  }
  closeFrom(0);
  return text;
}

function signsOf(
  { type, href = '', lang = '', open, close }: Mark,
  stress: string,
  inside: string,
): { open: string; close: string } {
  if (type === 'code') {
    const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const ticks = open?.trim() ?? '`'.repeat(longest + 1);
    const gap = open === undefined && /^`|`$/.test(inside) ? ' ' : '';
    return { open: open ?? ticks + gap, close: close ?? gap + ticks };
  }
  if (type === 'link') return { open: '[', close: close ?? `](${href})` };
  if (type === 'lang') return { open: '[', close: close ?? `]{lang=${lang}}` };
  const sign = { strong: '**', em: stress, del: '~~' }[type];
  return { open: open ?? sign, close: close ?? sign };
}
