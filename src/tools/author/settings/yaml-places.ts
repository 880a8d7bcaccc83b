import type { Pair } from 'yaml';
import { isCollection, isSeq } from 'yaml';

/** Where a line begins, and where the next one does. */
export const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;
export function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

/** Behind the last sign of what a pair says: not of the remarks after it. */
export function lastOf(node: unknown, otherwise: number): number {
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    const { key, value } = isSeq(node) ? { key: undefined, value: last } : (last as Pair);
    return lastOf(value, rangeOf(key)?.[1] ?? otherwise);
  }
  return rangeOf(node)?.[1] ?? otherwise;
}

export const rangeOf = (node: unknown): readonly number[] | undefined =>
  (node as { readonly range?: readonly number[] | null } | null | undefined)?.range ?? undefined;
