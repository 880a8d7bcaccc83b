import { isDeepStrictEqual } from 'node:util';
import type { Pair, YAMLSeq } from 'yaml';
import { Document, isCollection, isNode, isSeq, Scalar } from 'yaml';
import { rangeOf } from '../../../compile/yaml-schema.ts';
import type { Splice, Value } from './write-setting.ts';

const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/**
 * A plain value as YAML.
 * @param old the previous value: its kind of quotation marks is kept
 */
export function scalarText(value: Value, old?: Scalar): string {
  const scalar = new Scalar(value);
  // Quotation marks that only the old words needed are not kept.
  const isMeant =
    textOf(old?.value) === old?.value || (old?.type === 'QUOTE_DOUBLE' && !String(old.value).includes("'"));
  if (typeof value === 'string' && isMeant && old?.type?.startsWith('QUOTE_')) scalar.type = old.type;
  return textOf(scalar);
}

const textOf = (value: unknown): string => {
  const document = new Document(value);
  return document.toString(style).trimEnd();
};

/** `[one, other]` */
export function flowText(list: readonly Value[]): string {
  const document = new Document(list);
  (document.contents as unknown as { flow: boolean }).flow = true;
  return document.toString(style).trimEnd();
}

const indented = (text: string, indent: string): string => text.replaceAll(/^(?=.)/gm, indent);

/** `key: value` in as many lines as that takes, each with its line break. */
export function blockText(key: string, value: Value, indent: string): string {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  const text = isPlainList && !isEmptyList ? `${key}: ${flowText(value)}` : textOf({ [key]: value });
  return `${indented(text, indent)}\n`;
}

/** An item of a list, with its hyphen. */
const itemText = (value: Value, indent: string): string => `${indented(textOf([value]), indent)}\n`;

/** A list rewritten with one item per line: items that stay keep their comments wherever they move. */
export function writtenList(source: string, node: YAMLSeq, list: readonly Value[]): Splice {
  const first = node.range?.[0] ?? 0;
  const start = source.lastIndexOf('\n', first - 1) + 1;
  const indent = source.slice(start, first);
  let from = start;
  const items = node.items.map((item) => {
    const to = lineEnd(source, lastOf(item, from) - 1);
    const lines = source.slice(from, to);
    from = to;
    return { value: isNode(item) ? (item.toJSON() as unknown) : item, lines };
  });
  const words = list
    .map((value) => {
      const at = items.findIndex((item) => isDeepStrictEqual(item.value, value));
      const [same] = at < 0 ? [] : items.splice(at, 1);
      return same ? same.lines.replace(/\n?$/, '\n') : itemText(value, indent);
    })
    .join('');
  return { start, end: from, words: source.endsWith('\n', from) ? words : words.trimEnd() };
}

/** The positions where a line begins and where the next one does. */
export const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;
export function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** The position after the last character of a pair's value, before any comment. */
export function lastOf(node: unknown, otherwise: number): number {
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    const { key, value } = isSeq(node) ? { key: undefined, value: last } : (last as Pair);
    return lastOf(value, rangeOf(key)?.[1] ?? otherwise);
  }
  return rangeOf(node)?.[1] ?? otherwise;
}
