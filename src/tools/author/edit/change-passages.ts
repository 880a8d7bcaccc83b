import { Refusal } from '../../server/guard.ts';
import type { Part } from '../page/edit/runs.ts';
import { takesLists, whyNotSplit } from '../page/edit/runs.ts';
import type { Atom } from './atoms.ts';
import { isSame, runsOf, wantedAtoms } from './atoms.ts';
import { renumberedList, newItem, wordsFor } from './change-item.ts';
import { changePassage } from './change-passage.ts';
import type { FilePassage } from './file-passages.ts';
import { filePassages } from './file-passages.ts';
import type { UnitWithSiblings } from './rows.ts';
import { unitWithSiblings, rowsOf } from './rows.ts';

/** A passage that stays, or new words after it. */
interface Wanted {
  /** Which of the passages it is; undefined for new words. */
  readonly of: number | undefined;
  readonly part: Part;
}

/**
 * Replaces consecutive passages by as many, fewer or more. Paragraphs are separated by an empty line; a new item has
 * the form of the one before it.
 * @param found the passages, in order
 * @param parts the new words: of passages, by their index in `found`, and of new ones between them
 * @throws {Refusal} with a sentence for the author
 */
export function changePassages(
  file: string,
  text: string,
  found: readonly FilePassage[],
  parts: readonly Part[],
): string {
  const [first] = found;
  const only = parts[0];
  if (!first) return text;
  if (found.length === 1 && parts.length === 1 && only) return changePassage(file, text, first, only.runs);
  const why = whyNotSplit(first.passage);
  if (why) throw new Refusal(422, why);
  const before = filePassages(file, text);
  const end = endOfAll(text, found);
  const numbers = found.map((one) => before.findIndex(({ passage }) => passage.start === one.passage.start));
  const from = found.flatMap(({ atoms }) => atoms);
  const wanted = inOrder(parts);
  const groups = groupsOf(wanted);
  let now = withWords(file, text, numbers, wanted, from);
  // From the end, so that the positions before stay valid.
  for (const [index, { kept, added }] of [...groups.entries()].reverse())
    now = withAdded(file, now, { number: numbers[kept] as number, isBefore: index === 0 }, added, from);
  const stays = new Set(wanted.map(({ of }) => of));
  for (const [index, number] of [...numbers.entries()].reverse())
    if (!stays.has(index)) now = without(file, now, number, numbers[index - 1]);
  // The passages before and after must stay the same.
  const says = ({ old, passage }: FilePassage): string => `${passage.kind} ${old}`;
  const others = [
    before.slice(0, numbers[0]).map(says),
    before.filter(({ passage }) => passage.line > end).map(says),
  ] as const;
  const after = filePassages(file, now).map(says);
  const isSame =
    others[0].every((one, index) => one === after[index]) &&
    others[1].every((one, index) => one === after[after.length - others[1].length + index]);
  if (!isSame) throw elsewhere();
  return now;
}

/** Leaves out empty parts; each passage occurs once, in the order of the file, and at least the first. */
export function inOrder(parts: readonly Part[]): Wanted[] {
  const filled = parts.filter(({ runs }) => wantedAtoms(runs).length > 0);
  if (filled.length === 0)
    throw new Refusal(422, 'There are no words left. Write some, or press Delete to take all of it away.');
  let last = -1;
  const all = filled.map((part): Wanted => {
    if (part.of === null || part.of <= last) return { of: undefined, part };
    last = part.of;
    return { of: part.of, part };
  });
  return last < 0 ? all.map((one, index) => (index === 0 ? { ...one, of: 0 } : one)) : all;
}

/** Groups new parts by the passage that they are next to: the first group goes before it, the others after it. */
function groupsOf(wanted: readonly Wanted[]): { kept: number; added: Part[] }[] {
  const groups: { kept: number; added: Part[] }[] = [
    { kept: wanted.find(({ of }) => of !== undefined)?.of ?? 0, added: [] },
  ];
  for (const { of, part } of wanted)
    if (of === undefined) groups.at(-1)?.added.push(part);
    else groups.push({ kept: of, added: [] });
  return groups;
}

function withWords(
  file: string,
  text: string,
  numbers: readonly number[],
  wanted: readonly Wanted[],
  from: readonly Atom[],
): string {
  return wanted.reduce((now, { of, part }) => {
    const own = of === undefined ? undefined : filePassages(file, now)[numbers[of] ?? -1];
    return own ? changePassage(file, now, own, part.runs, [...own.atoms, ...from]) : now;
  }, text);
}

/** Adds new passages next to one: first with placeholder words, then with their own. */
function withAdded(
  file: string,
  text: string,
  { number, isBefore }: { readonly number: number; readonly isBefore: boolean },
  added: readonly Part[],
  from: readonly Atom[],
): string {
  const own = filePassages(file, text)[number];
  if (!own || added.length === 0) return text;
  const place = unitWithSiblings(rowsOf(text), own.passage);
  if (!place) throw elsewhere();
  const made =
    place.own.is === 'item'
      ? newItems(file, text, place, isBefore, added.length)
      : newParagraphs(text, own, isBefore, added);
  return made.lines.reduce((now, line, index) => {
    const found = filePassages(file, now).find(
      ({ passage }) => passage.line === line && /^(?:item|option|paragraph)/.test(passage.kind),
    );
    if (!found) throw elsewhere();
    const { runs } = added[index] as Part;
    const { before, marks } = formOf(found);
    // Words pasted with a name, or a category, have it already.
    const isThere = textOfRuns(runs).startsWith(
      before
        .map(({ text: one }) => one)
        .join('')
        .trim(),
    );
    const inForm = runs.map((run) =>
      'text' in run
        ? {
            ...run,
            marks: [...run.marks, ...marks.filter((mark) => !run.marks.some((one) => isSame(one, mark)))],
          }
        : run,
    );
    const all = before.length > 0 && isThere ? runs : [...runsOf(before), ...inForm];
    return changePassage(file, now, found, all, [...before, ...from]);
  }, made.text);
}

const textOfRuns = (runs: Part['runs']): string =>
  runs
    .map((run) => ('text' in run ? run.text : ' '))
    .join('')
    .trim();

/** What precedes the words of a new item, and the marks on them. */
function formOf({ atoms }: FilePassage): { before: readonly Atom[]; marks: Atom['marks'] } {
  const says = (one: readonly Atom[]): string => one.map(({ text }) => text).join('');
  const at = atoms.findLastIndex((_, index) => says(atoms.slice(index)).startsWith(wordsFor(1)));
  return { before: atoms.slice(0, Math.max(0, at)), marks: atoms[at]?.marks ?? [] };
}

interface Made {
  readonly text: string;
  /** The line where each new passage begins, from 1. */
  readonly lines: readonly number[];
}

function newItems(
  file: string,
  text: string,
  { units, at, own }: UnitWithSiblings,
  isBefore: boolean,
  count: number,
): Made {
  const lines = text.split('\n');
  const [previous, next] = [units[at - 1], units[at + 1]];
  // Use the same gap as between the others.
  const gap = next ? lines.slice(own.to, next.from) : previous ? lines.slice(previous.to, own.from) : [];
  const put = isBefore ? own.from : own.to;
  let now = text;
  let size = 0;
  for (let index = 0; index < count; index++) {
    const moved = isBefore ? index * size : 0;
    const item = newItem(file, now, { from: own.from + moved, to: own.to + moved }).split('\n');
    const added = isBefore ? [...item, ...gap] : [...gap, ...item];
    size = added.length;
    now = now
      .split('\n')
      .toSpliced(put, 0, ...added)
      .join('\n');
  }
  const first = put + (isBefore ? 0 : gap.length) + 1;
  return {
    text: renumberedList(now, units, lines),
    lines: Array.from({ length: count }, (_, index) => first + index * size),
  };
}

function newParagraphs(
  text: string,
  { passage }: FilePassage,
  isBefore: boolean,
  added: readonly Part[],
): Made {
  const indent = passage.formatWords('\n').slice(1);
  const gap = `\n${indent.trimEnd()}\n${indent}`;
  const isListed = (part: Part | undefined): boolean => part?.isItem === true && takesLists(passage);
  const between = (part: Part, other: Part | undefined): string =>
    isListed(part) && isListed(other) ? `\n${indent}` : gap;
  const words = added.map((part) => `${isListed(part) ? '- ' : ''}${wordsFor(1)}`);
  const linesIn = (one: string): number => one.split('\n').length - 1;
  let line = passage.line + (isBefore ? 0 : linesIn(text.slice(passage.start, passage.end)));
  const lines: number[] = [];
  const insert = added
    .map((part, index) => {
      const before = isBefore && index === 0 ? '' : between(part, added[index - 1]);
      lines.push((line += linesIn(before)));
      return before + (words[index] ?? '');
    })
    .join('');
  const end = text.indexOf('\n', passage.end);
  const put = isBefore ? passage.start : end < 0 ? text.length : end;
  return { text: text.slice(0, put) + insert + (isBefore ? gap : '') + text.slice(put), lines };
}

/**
 * Removes a passage whose words are now in another. Lines indented under an item go to the item before, unless both
 * have feedback: then they are lost, as the page has announced.
 */
function without(file: string, text: string, number: number, previous: number | undefined): string {
  const passages = filePassages(file, text);
  const rows = rowsOf(text);
  const placeAt = (one: number | undefined): UnitWithSiblings | undefined =>
    passages[one ?? -1] && unitWithSiblings(rows, (passages[one ?? -1] as FilePassage).passage);
  const [place, other] = [placeAt(number), placeAt(previous)];
  if (!place) throw elsewhere();
  const { units, at, own } = place;
  const lines = text.split('\n');
  const below = own.is === 'item' ? lines.slice(endOf(passages[number] as FilePassage, text), own.to) : [];
  const hasQuotation = below.some((line) => /^\s*>/.test(line));
  const isKept =
    other && (!hasQuotation || endOf(passages[previous ?? -1] as FilePassage, text) === other.own.to);
  const [before, next] = [units[at - 1], units[at + 1]];
  const [from, to] = before ? [before.to, own.to] : [own.from, next?.from ?? own.to];
  const rest = [...lines.slice(0, from), ...lines.slice(to)];
  const after = isKept ? rest.toSpliced(other.own.to, 0, ...below) : rest;
  return renumberedList(after.join('\n'), units, lines);
}

/** The line after a passage's last own line, from 0. */
const endOf = ({ passage: { line, start, end } }: FilePassage, text: string): number =>
  line + text.slice(start, end).split('\n').length - 1;

/** The line after the last line of consecutive passages and of what is under them, from 0. */
function endOfAll(text: string, found: readonly FilePassage[]): number {
  const rows = rowsOf(text);
  const places = found.map(({ passage }) => unitWithSiblings(rows, passage));
  const [first] = places;
  const areBeside = places.every(
    (one, index) =>
      one && one.units === first?.units && one.at === first.at + index && one.own.is === first.own.is,
  );
  if (!areBeside) throw elsewhere();
  return places.at(-1)?.own.to ?? 0;
}

const elsewhere = (): Refusal =>
  new Refusal(422, 'This would change more than these words: do it in the text editor.');
