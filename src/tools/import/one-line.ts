import type { Item, Part, Words } from './model.ts';
import { isBlank, run, tidied } from './model.ts';

/** Joins parts into the words of one line. */
export function inOneLine(parts: readonly Part[]): Words {
  const all = parts.map(wordsOf).filter((words) => !isBlank(words));
  return tidied(all.flatMap((words, index) => (index === 0 ? words : [run(' '), ...words]))).map((one) => ({
    ...one,
    text: one.text.replaceAll('\n', ' '),
  }));
}

function wordsOf(part: Part): Words {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return part.words;
    case 'list':
      return inOneLine(
        part.items.flatMap(({ words, below }: Item): Part[] => [{ kind: 'paragraph', words }, ...below]),
      );
    case 'table':
      return part.rows.flat().flatMap((words) => [...words, run(' ')]);
    case 'quote':
      return inOneLine(part.parts);
    case 'code':
      return [run(part.text.replaceAll('\n', ' '))];
    default:
      return [];
  }
}
