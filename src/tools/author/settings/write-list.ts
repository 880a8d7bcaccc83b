import { isDeepStrictEqual } from 'node:util';
import type { YAMLSeq } from 'yaml';
import { isNode } from 'yaml';
import type { Splice, Value } from './write-setting.ts';
import { lastOf, lineEnd } from './yaml-places.ts';
import { itemText } from './yaml-text.ts';

/** A list with an item a line, written anew: an item that stays, wherever it goes, takes its remarks along. */
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
