import { Refusal } from '../../server/guard.ts';
import { replaced } from '../../../compile/translation/passage.ts';
import type { ItemAct } from '../page/edit/runs.ts';
import { hasSeveralRight, takesParagraphs } from '../page/edit/runs.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages, isMarkedRight } from './file-passages.ts';
import type { Unit } from './rows.ts';
import { unitWithSiblings, rowsOf } from './rows.ts';

type Lines = Pick<Unit, 'from' | 'to'>;

/**
 * Adds a list item after another; or moves or deletes one, or marks it as right; or moves or deletes a paragraph. Only
 * lines of that list change, or those of the paragraph and its neighbour.
 * @throws {Refusal} with a sentence for the author
 */
export function changeItem(file: string, text: string, found: FilePassage, act: ItemAct): string {
  const lines = text.split('\n');
  const { units: items, at, own } = unitWithSiblings(rowsOf(text), found.passage) ?? { units: [], at: 0 };
  const isParagraph = takesParagraphs(found.passage.kind) && act !== 'add' && act !== 'right';
  if (!own || !(own.is === 'item' || isParagraph))
    throw new Refusal(422, 'This is no item of a list that can be changed from here.');
  if (act === 'right') return withRight(text, lines, items, at, found.passage.kind);
  const after = renumberedList(changed(file, text, { lines, items, own, at }, act), items, lines);
  // Passages outside the list must stay the same.
  const outside = (whole: string, count: number): number => filePassages(file, whole).length - count;
  const inItem = passagesIn(file, text, own).length;
  const more = { add: inItem, delete: -inItem, up: 0, down: 0 }[act];
  if (outside(after, more) !== filePassages(file, text).length)
    throw new Refusal(422, 'This would change more than the list: do it in the text editor.');
  return after;
}

function changed(
  file: string,
  text: string,
  { lines, items, own, at }: { lines: readonly string[]; items: readonly Lines[]; own: Lines; at: number },
  act: Exclude<ItemAct, 'right'>,
): string {
  const next = items[at + 1];
  const before = items[at - 1];
  const of = ({ from, to }: Lines): readonly string[] => lines.slice(from, to);
  const joined = (...parts: readonly (readonly string[])[]): string => parts.flat().join('\n');
  if (act === 'delete') {
    if (items.length === 1)
      throw new Refusal(422, 'It is the only one: delete what it stands in, in the text editor.');
    const right = items.filter(({ from }) => isMarkedRight(lines[from] ?? ''));
    if (right.length === 1 && right[0] === items[at])
      throw new Refusal(422, 'It is the right answer: make another one right first.');
    const [from, to] = next ? [own.from, next.from] : [before?.to ?? own.from, own.to];
    return joined(lines.slice(0, from), lines.slice(to));
  }
  if (act === 'add') {
    // Use the same gap as between the other items.
    const gap = next ? lines.slice(own.to, next.from) : before ? lines.slice(before.to, own.from) : [];
    return joined(lines.slice(0, own.to), gap, newItem(file, text, own).split('\n'), lines.slice(own.to));
  }
  const [first, second] = act === 'up' ? [before, own] : [own, next];
  if (!first || !second)
    throw new Refusal(422, act === 'up' ? 'It is the first already.' : 'It is the last already.');
  return joined(
    lines.slice(0, first.from),
    of(second),
    lines.slice(first.to, second.from),
    of(first),
    lines.slice(second.to),
  );
}

const passagesIn = (file: string, text: string, { from, to }: Lines): FilePassage[] =>
  filePassages(file, text).filter(({ passage: { line } }) => line > from && line <= to);

/** The part of an item before its own words: a name, a category, the beginning of a link. */
const kept = /^(?:\*\*[^*]+\*\*[^:]*:\s*|\[(?=[^\]]*\]\(#))/;
const category = /^[^:*[\]]+:\s+/;
/** By the block that an item is in: more that is kept before its words. */
const keptIn: Readonly<Record<string, RegExp>> = {
  sort: category,
  pairs: category,
  resources: /^[^:*[\]]+:\s+\[/,
};
/** The end of a link that an item is, such as a story's choice. */
const leadsTo = /\]\([^)]*\)$/;

/** A copy of an item with placeholder words. */
export function newItem(file: string, text: string, own: Lines): string {
  if (passagesIn(file, text, own).some(({ passage }) => passage.isName))
    throw new Refusal(422, 'Who is there is written in the text editor: a name and how they look.');
  const item = withNewWords(file, text, own);
  return item.replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[[xX]\]/, '$1[ ]');
}

/** Lines with placeholder words in place of their own; people in them stay. */
export function withNewWords(file: string, text: string, own: Lines): string {
  const passages = passagesIn(file, text, own);
  const count = newCount(text);
  const words = passages.map(({ old, passage }, index) => {
    if (passage.isName) return old;
    const block = /^\w+ in :::([\w-]+)/.exec(passage.kind)?.[1] ?? '';
    const before = (kept.exec(old) ?? keptIn[block]?.exec(old))?.[0] ?? '';
    const after = before.endsWith('[') ? leadsTo.exec(old)?.[0] : undefined;
    return `${before}${wordsFor(count + index)}${after ?? ''}`;
  });
  const all = replaced(
    text,
    passages.map(({ passage }) => passage),
    words,
  );
  const rest = text.split('\n').length - own.to;
  return all
    .split('\n')
    .slice(own.from, rest === 0 ? undefined : -rest)
    .join('\n');
}

/** The placeholder words of new passages. */
export const wordsFor = (count: number): string => (count === 1 ? 'New words' : `New words ${count}`);

/** The first count whose placeholder words are not in a text. */
export function newCount(text: string): number {
  let count = 1;
  while (text.includes(wordsFor(count))) count++;
  return count;
}

/** The numbers of a numbered list's items; NaN for others. */
const numbersIn = (lines: readonly string[], items: readonly Lines[]): number[] =>
  items.map(({ from }) => Number.parseInt(lines[from]?.trimStart() ?? '', 10));

/** Renumbers a list whose numbers counted up by one. */
export function renumberedList(text: string, items: readonly Unit[], before: readonly string[]): string {
  const [first = Number.NaN, second] = numbersIn(before, items);
  if (items[0]?.is !== 'item' || Number.isNaN(first) || second === first) return text;
  const lines = text.split('\n');
  const now = rowsOf(text).find(([one]) => one?.is === 'item' && one.from === items[0]?.from);
  for (const [index, { from }] of (now ?? []).entries())
    lines[from] = (lines[from] ?? '').replace(/^(\s*)\d+/, `$1${first + index}`);
  return lines.join('\n');
}

const box = /^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[)[ xX](?=\])/;

/** Marks an option as right; in a question with one right answer, no other stays marked. */
function withRight(
  text: string,
  lines: readonly string[],
  items: readonly Lines[],
  at: number,
  kind: string,
): string {
  const line = (index: number): string => lines[items[index]?.from ?? -1] ?? '';
  if (!box.test(line(at))) throw new Refusal(422, 'Only an option with a box can be right.');
  const isRight = isMarkedRight(line(at));
  const several = hasSeveralRight({ kind });
  if (isRight && !several) return text;
  const next = [...lines];
  for (const [index, { from }] of items.entries()) {
    if (index !== at && several) continue;
    next[from] = line(index).replace(box, `$1${index === at && !isRight ? 'x' : ' '}`);
  }
  return next.join('\n');
}
