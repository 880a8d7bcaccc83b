import * as z from 'zod';
import type { Message, Mistake } from './messages.ts';
import { formsIn, mistakesIn, placeholdersIn, readMessage, typeOf, wordsIn } from './messages.ts';
import type { WordsTree } from './words-tree.ts';
import { messagesOf, original, partsOf, wordsFile } from './words-tree.ts';
import { hints, list, refuse } from './yaml-values.ts';

/** The schema of a translation of words. */
export function wordsSchema(words: WordsTree[string], locale: string, key = ''): z.ZodType {
  if (typeof words === 'string') return textOf(messagesOf(words), locale, key, words);
  if (Array.isArray(words)) {
    const items = words as readonly string[];
    const originals = messagesOf(items);
    const { placeholders } = partsOf(key);
    // Not checked sentence by sentence: a language may need more or fewer of them.
    return list(textOf(originals, locale, key, items.join(''), false)).superRefine((texts, context) => {
      const all = messagesOf(texts as readonly string[], locale);
      if (all.length < texts.length) return;
      const lost = placeholders.find((one) => !all.some((message) => placeholdersIn(message).has(one)));
      if (lost !== undefined) refuse(context, lostPlaceholder(lost));
    });
  }
  const entries = Object.entries(words).map(([name, inside]) => [name, wordsSchema(inside, locale, name)]);
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodType>);
}

const lostPlaceholder = (name: string): Mistake => ({
  message: `The placeholder {${name}} is missing in {name}.`,
  fix: `Put it where it belongs, as in ${wordsFile(original)}.`,
});

const html = /<\/?[a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i;

function textOf(
  originals: readonly Message[],
  locale: string,
  key: string,
  inEnglish: string,
  isWhole = true,
): z.ZodType {
  const { placeholders } = partsOf(key);
  const wanted = isWhole ? originals.flatMap((one) => [...placeholdersIn(one)]) : [];
  const forms = new Set(originals.flatMap((one) => [...formsIn(one)]));
  const mistakes = (text: string): Mistake[] => {
    const message = readMessage(text, locale);
    if ('fix' in message) return [message];
    const found = mistakesIn(message, locale, placeholders);
    const used = placeholdersIn(message);
    found.push(...wanted.filter((name) => !used.has(name)).map(lostPlaceholder));
    for (const name of placeholders.filter((one) => used.has(one))) {
      const [type, inEnglishType] = [typeOf(name, [message]), typeOf(name, originals)];
      if (type !== inEnglishType && !(type === 'string' && inEnglishType === 'number'))
        found.push({
          message: `{name} takes the placeholder "${name}" for something that it is not.`,
          fix: `Write it as in ${wordsFile(original)}.`,
        });
    }
    for (const form of formsIn(message))
      if (!forms.has(form) && !forms.has(form.replace(/ false$/, ' true')))
        found.push({
          message: `{name} has the form "${form.split(' ')[1]}", which never comes.`,
          fix: `Take the names of forms from ${wordsFile(original)}.`,
        });
    const tag = html.exec(wordsIn(message))?.[0];
    if (tag !== undefined && !html.test(inEnglish))
      found.push({
        message: `"${tag}" would stand in {name} as it is.`,
        fix: 'Write the words only: no HTML.',
      });
    return found;
  };
  return z
    .string()
    .superRefine((text, context) => {
      const [mistake] = /\S/.test(text)
        ? mistakes(text)
        : [{ message: '{name} is empty.', fix: `Translate it from ${wordsFile(original)}.` }];
      if (mistake) refuse(context, mistake);
    })
    .register(hints, { like: 'words', isWords: true });
}
