import type { Atom } from './atoms.ts';
import { isSame } from './atoms.ts';

type Mark = Atom['marks'][number];

/** How what is new is written. */
export interface Hand {
  /** Around stressed words. */
  readonly stress: '_' | '*';
  /** Places of the atoms that are written with a backslash, or as a number. */
  readonly escaped: ReadonlySet<number>;
}

/** Signs that can begin something in Markdown. Others are only looked at where a passage begins. */
const anywhere = /[\\`*_{}[\]<>#|~&=:^@]/;
const atBeginning = /[-+.)!]/;

/** A sign such as "•", which no backslash can go before: it is written as a number. */
const isForeign = (text: string): boolean => /^[^\p{L}\p{N}\0-\x7f]$/u.test(text);

/** The places of atoms that might need a backslash. */
export const mayNeedEscape = (atoms: readonly Atom[]): number[] =>
  [...atoms.keys()].filter((index) => {
    const { is, text, raw, marks } = atoms[index] as Atom;
    if (is !== 'character' || (raw ?? text) !== text || marks.some(({ type }) => type === 'code'))
      return false;
    return anywhere.test(text) || (index < 8 && atBeginning.test(text)) || (index === 0 && isForeign(text));
  });

/** Atoms as Markdown; what was there before is written as it was. */
export function toMarkdown(atoms: readonly Atom[], { stress, escaped }: Hand): string {
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
      // Code holds no marks.
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
