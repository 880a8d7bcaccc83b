import type { Message } from './messages.ts';
import { codeOf, readMessage } from './messages.ts';

/** Relative to the project, with `/`. */
export const wordsFile = (locale: string): string => `src/locale/${locale}.yaml`;

/** The words that every language has: those of the code's own English. */
export const original = 'en';

/** A language's words file as it is: texts, lists of them and groups, by their keys. */
export type WordsTree = { readonly [key: string]: string | readonly string[] | WordsTree };

/** `found(n)` → `found`, and what it is made of. */
export function partsOf(key: string): { readonly name: string; readonly placeholders: readonly string[] } {
  const [, name = key, inside = ''] = /^(.*?)\((.*)\)$/.exec(key) ?? [];
  return { name, placeholders: inside.split(/\s*,\s*/).filter(Boolean) };
}

/** Those of them that can be read. */
export const messagesOf = (words: string | readonly string[], locale = original): Message[] =>
  [words].flat().flatMap((text) => {
    const message = readMessage(text, locale);
    return 'fix' in message ? [] : [message];
  });

/** The code of an expression that makes the words: of a `Format` named `$`. */
export function treeCode(words: WordsTree[string], locale: string): string {
  if (typeof words === 'string') {
    const message = readMessage(words, locale);
    return 'fix' in message ? '""' : codeOf(message);
  }
  if (Array.isArray(words))
    return `[${(words as readonly string[]).map((one) => treeCode(one, locale)).join(', ')}]`;
  const entries = Object.entries(words).map(([key, inside]) => {
    const { name, placeholders } = partsOf(key);
    const code = treeCode(inside, locale);
    return `${JSON.stringify(name)}: ${key === name ? code : `(${placeholders.join(', ')}) => ${code}`}`;
  });
  return `{ ${entries.join(',\n')} }`;
}
