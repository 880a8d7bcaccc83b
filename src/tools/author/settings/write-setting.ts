import { isDeepStrictEqual } from 'node:util';
import type { Pair, Scalar, YAMLMap } from 'yaml';
import { isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { nameOf } from '../../../compile/like.ts';
import { rangeOf } from '../../../compile/yaml-schema.ts';
import { Refusal } from '../../server/guard.ts';
import { blockText, flowText, lastOf, lineEnd, lineStart, scalarText, writtenList } from './yaml-text.ts';

export type Value =
  string | number | boolean | readonly Value[] | { readonly [key: string]: Value | undefined };

/** The path of a setting from the top, and its new value; undefined removes its line. */
export interface SettingChange {
  readonly path: readonly string[];
  readonly value?: Value | undefined;
}

/** The keys at a path, in the order in which they are written. */
export type OrderOf = (path: readonly string[]) => readonly string[];

/** A replacement of the text between two positions. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * Changes one setting. The lines of that key are rewritten; all others, comments and empty lines included, stay byte
 * for byte.
 * @param source with plain line ends
 * @throws {Refusal} if the file uses YAML that this cannot change
 */
export function withSetting(source: string, { path, value }: SettingChange, order: OrderOf): string {
  const document = parseDocument(source, { logLevel: 'silent' });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents) || contents.flow === true)
    throw new Refusal(422, 'These settings cannot be read as they are. Fix what the check says first.');
  const before = document.toJS() as Plain;
  const wanted = expected(before, path, value);
  if (isDeepStrictEqual(before, wanted)) return source;
  const splice = spliceFor(source, contents, path, value, order);
  const after = source.slice(0, splice.start) + splice.words + source.slice(splice.end);
  if (!says(after, wanted))
    throw new Refusal(
      422,
      `"${path.join('.')}" is written in a way that the form cannot change: open the file in your editor.`,
    );
  return after;
}

type Plain = Record<string, unknown>;

function says(source: string, wanted: Plain): boolean {
  const document = parseDocument(source, { logLevel: 'silent' });
  try {
    return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), wanted);
  } catch {
    // An alias lost its anchor.
    return false;
  }
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The group that a plain value is short for. */
const asMap = (value: unknown): Plain =>
  isPlain(value) ? value : typeof value === 'boolean' ? { required: value } : {};

/** The data that the file must hold afterwards. */
function expected(all: Plain, [key = '', ...rest]: readonly string[], value: Value | undefined): Plain {
  const { [key]: old, ...others } = all;
  if (rest.length === 0) return value === undefined ? others : { ...all, [key]: value };
  if (value === undefined && !isPlain(old)) return all;
  const group = expected(asMap(old), rest, value);
  if (isDeepStrictEqual(group, old)) return all;
  const inside = shortest(group);
  return inside === undefined ? others : { ...all, [key]: inside };
}

/** An empty group is removed; an acknowledgement with nothing but `required` keeps its short form. */
function shortest(group: Plain): unknown {
  const [first, ...more] = Object.keys(group);
  if (first === undefined) return undefined;
  return first === 'required' && more.length === 0 ? group[first] : group;
}

function spliceFor(
  source: string,
  top: YAMLMap,
  path: readonly string[],
  value: Value | undefined,
  order: OrderOf,
): Splice {
  let map = top;
  for (const [index, key] of path.entries()) {
    const pair = map.items.find((one) => nameOf(one.key) === key);
    const rest = path.slice(index + 1);
    if (!pair) return added(source, map, path.slice(0, index + 1), nested(rest, value), order);
    const inside = pair.value;
    const old = isCollection(inside) ? (inside.toJSON() as Plain) : isScalar(inside) ? inside.value : {};
    const now =
      rest.length === 0 ? value : (shortest(expected(asMap(old), rest, value)) as Value | undefined);
    if (now === undefined) return removed(source, pair);
    if (rest.length === 0 || typeof now !== 'object' || !isMap(inside) || inside.flow === true)
      return replaced(source, pair, now);
    map = inside;
  }
  throw new Refusal(400, 'A setting has a name.');
}

const nested = ([key, ...rest]: readonly string[], value: Value | undefined): Value =>
  key === undefined ? (value ?? '') : { [key]: nested(rest, value) };

/** For a pair in a block: where its key begins, the end of the line with its last word, and the end of that word. */
function placeOf(source: string, { key, value }: Pair): { start: number; end: number; last: number } {
  const start = rangeOf(key)?.[0] ?? 0;
  const last = lastOf(value, rangeOf(key)?.[1] ?? start);
  // A multi-line text includes its final line break.
  const words = source.slice(start, last).trimEnd().length + start;
  return { start, end: lineEnd(source, words), last: words };
}

/** Removes the whole lines of a pair; comments above it stay. */
function removed(source: string, pair: Pair): Splice {
  const { start, end } = placeOf(source, pair);
  const from = lineStart(source, start);
  const isAtEnd = end === source.length && !source.endsWith('\n');
  return { start: isAtEnd ? Math.max(0, from - 1) : from, end, words: '' };
}

/** Adds a pair, after the one that precedes it in the order of the keys. */
function added(source: string, map: YAMLMap, path: readonly string[], value: Value, order: OrderOf): Splice {
  const key = path.at(-1) ?? '';
  const keys = order(path.slice(0, -1));
  const earlier = keys.slice(0, Math.max(0, keys.indexOf(key)));
  const before = map.items.filter((one) => !keys.includes(key) || earlier.includes(nameOf(one.key))).at(-1);
  const [first] = map.items;
  const start = rangeOf((before ?? first)?.key)?.[0] ?? 0;
  const indent = source.slice(lineStart(source, start), start);
  const lines = blockText(key, value, indent);
  const at = before ? placeOf(source, before).end : lineStart(source, start);
  if (at === source.length && !source.endsWith('\n'))
    return { start: at, end: at, words: `\n${lines.trimEnd()}` };
  return { start: at, end: at, words: lines };
}

/** Replaces the value of a key; a comment after it stays. */
function replaced(source: string, pair: Pair, value: Value): Splice {
  const { key, value: node } = pair;
  const { start, end, last } = placeOf(source, pair);
  const indent = source.slice(lineStart(source, start), start);
  const colon = source.indexOf(':', rangeOf(key)?.[1] ?? start) + 1;
  const isBlock = isCollection(node) && node.flow !== true;
  if (Array.isArray(value)) {
    const list = value as readonly Value[];
    if (isSeq(node) && isBlock && list.length > 0) return writtenList(source, node, list);
    const isFlow = !isBlock && list.every((one) => typeof one !== 'object');
    if (isFlow || list.length === 0) return onKeysLine(source, node, colon, last, flowText(list));
  }
  if (typeof value === 'object') {
    const lines = blockText(nameOf(key), value, indent);
    // What follows the old value on its line is a comment.
    const remark = isBlock ? '' : source.slice(last, end).trimEnd();
    const [first = '', ...rest] = lines.trimEnd().split('\n');
    const written = [`${first}${remark}`, ...rest].join('\n');
    return {
      start: start - indent.length,
      end,
      words: source.endsWith('\n', end) ? `${written}\n` : written,
    };
  }
  return onKeysLine(source, node, colon, last, scalarText(value, isScalar(node) ? node : undefined));
}

/** Writes a value on the line of its key, in place of an old one on that line. */
function onKeysLine(source: string, node: unknown, colon: number, last: number, words: string): Splice {
  const start = rangeOf(node)?.[0] ?? colon;
  const isHere = start < last && !source.slice(colon, start).includes('\n') && !isBlockNode(node);
  return isHere
    ? { start, end: last, words }
    : { start: colon, end: Math.max(colon, last), words: ` ${words}` };
}

const isBlockNode = (node: unknown): boolean =>
  (isCollection(node) && node.flow !== true) ||
  (isScalar(node) && ['BLOCK_FOLDED', 'BLOCK_LITERAL'].includes((node as Scalar).type ?? ''));
