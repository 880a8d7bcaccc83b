import type { Message } from './messages.ts';
import { codeOf, readMessage } from './messages.ts';

/** Relative to the project, with `/`. */
export const wordsFile = (locale: string): string => `src/locale/${locale}.yaml`;

/** The language that defines which words there are: the code's English. */
export const original = 'en';

/** The contents of a language's words file: key → a text, a list of texts or a group. */
export type WordsTree = { readonly [key: string]: string | readonly string[] | WordsTree };

/** Splits `found(n)` into the name `found` and the placeholders `n`. */
export function partsOf(key: string): { readonly name: string; readonly placeholders: readonly string[] } {
  const [, name = key, inside = ''] = /^(.*?)\((.*)\)$/.exec(key) ?? [];
  return { name, placeholders: inside.split(/\s*,\s*/).filter(Boolean) };
}

/** The messages that can be parsed. */
export const messagesOf = (words: string | readonly string[], locale = original): Message[] =>
  [words].flat().flatMap((text) => {
    const message = readMessage(text, locale);
    return 'fix' in message ? [] : [message];
  });

/** JavaScript for an expression that makes the words from a `Format` named `$`. */
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
