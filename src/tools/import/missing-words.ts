import type { Tokens } from 'marked';
import type { Node } from '../../compile/containers.ts';
import { containersOf, isContainer, openingLine } from '../../compile/containers.ts';
import type { TokenWithLine } from '../../compile/markdown.ts';
import { plainWords, innerTokens } from '../../compile/markdown.ts';
import type { LogEntry } from './import-log.ts';

/** Sequences of letters and digits, normalised: characters that look the same count as the same. */
const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replaceAll('\u00ad', '')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Every word of a lesson's file, and of the log's entries that were left out or interpreted, with its count. */
export function wordsOfImport(lesson: string, log: readonly LogEntry[]): Map<string, number> {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(lesson) ?? [];
  const count = new Map<string, number>();
  const add = (text: string): void => {
    for (const word of wordsIn(text)) count.set(word, (count.get(word) ?? 0) + 1);
  };
  add(front);
  for (const node of containersOf(body, () => undefined, 1)) addNode(node, add);
  for (const { outcome, words, understood } of log)
    add(`${outcome === 'left' ? words : ''} ${understood ?? ''}`);
  return count;
}

function addNode(node: Node, add: (text: string) => void): void {
  if (isContainer(node)) {
    add([...openingLine(node.rest).attributes.values()].join(' '));
    for (const child of node.children) addNode(child, add);
    return;
  }
  add(blockWords(node));
}

function blockWords(token: TokenWithLine): string {
  if (token.type === 'code') return (token as Tokens.Code).text;
  if (token.type === 'table') {
    const { header, rows } = token as TokenWithLine & Tokens.Table;
    return [header, ...rows]
      .flat()
      .map((cell) => plainWords(innerTokens(cell)))
      .join(' ');
  }
  if (['list', 'list_item', 'blockquote'].includes(token.type))
    return innerTokens(token).map(blockWords).join(' ');
  return plainWords(innerTokens(token));
}

/** The passages with a word that occurs too rarely, or not at all, in the import. */
export function missing<T extends { readonly text: string }>(
  passages: readonly T[],
  known: Map<string, number>,
): T[] {
  const left = new Map(known);
  return passages.filter(({ text }) => {
    const words = wordsIn(text);
    const isThere = words.every((word) => (left.get(word) ?? 0) > 0);
    for (const word of words) left.set(word, (left.get(word) ?? 0) - 1);
    return !isThere;
  });
}
