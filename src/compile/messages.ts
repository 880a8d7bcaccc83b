import { parse } from '@messageformat/parser';
import type { PluralCategory, Select, Token } from '@messageformat/parser';
import type { Remark } from './problems.ts';
import { memoize } from './memoize.ts';

/** A message in ICU MessageFormat, e.g. `{n, plural, one {# page} other {# pages}}`. */
export type Message = readonly Token[];

/** A mistake in a message. In its sentences, `{name}` is replaced by the message's key. */
export type Mistake = Remark;

const categories = memoize(
  (locale): PluralCategory[] => new Intl.PluralRules(locale).resolvedOptions().pluralCategories,
);

/** The form of every count up to a thousand. */
const formsOfCounts = memoize((locale) => {
  const rules = new Intl.PluralRules(locale);
  return Array.from({ length: 1001 }, (_, n) => rules.select(n));
});

/** @returns a mistake if the message cannot be read */
export function readMessage(text: string, locale: string): Message | Mistake {
  // In ICU MessageFormat, the apostrophe would quote the text after it.
  if (/'[{}#]/.test(text))
    return {
      message: '{name} has an apostrophe before a brace or a #: what follows would stand as it is.',
      fix: 'Write ’ for an apostrophe.',
    };
  const cardinal = categories(locale);
  try {
    return parse(text, { cardinal });
  } catch (error) {
    const [, why = '', at = ''] = /^(.*?)(?: at line \d+ col (\d+))?:?\n/.exec(String(error)) ?? [];
    const what = why.replace(/^\w*Error: /, '');
    const wrong = /^The plural case (\w+) is not valid/.exec(what);
    if (wrong)
      return {
        message: `{name} has the plural form "${wrong[1]}", which the language does not have.`,
        fix: `Its forms are: ${cardinal.join(', ')}.`,
      };
    return {
      message: `{name} cannot be read as a message${at === '' ? '' : `, from character ${at} on`}: ${what}.`,
      fix: 'Each { needs its }.',
    };
  }
}

/** The forms of counts from 0 to 1000, and `other`, which every message needs. */
function neededForms(locale: string, { cases }: Select): string[] {
  const exact = new Set(cases.map(({ key }) => key));
  const forms = formsOfCounts(locale).filter((_, n) => !exact.has(`=${n}`));
  return [...new Set([...forms, 'other'])];
}

/** The mistakes in a message that can be parsed. @param placeholders the names that it may use */
export function mistakesIn(message: Message, locale: string, placeholders: readonly string[]): Mistake[] {
  return [...tokensIn(message)].flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return [];
    const known = placeholders.length === 0 ? 'It has none.' : `Its are: ${placeholders.join(', ')}.`;
    if (!placeholders.includes(token.arg))
      return [
        { message: `"${token.arg}" is no placeholder of {name}.`, fix: `They keep their names. ${known}` },
      ];
    if (token.type === 'function' && formatMethod(token) === undefined)
      return [
        {
          message: `{name} formats the placeholder "${token.arg}" in a way that the course does not know.`,
          fix: 'Write "number", "number, ::percent" or "list".',
        },
      ];
    if (token.type === 'selectordinal' || ('pluralOffset' in token && token.pluralOffset))
      return [
        { message: `{name} has a form that the course does not make.`, fix: 'Write "plural" or "select".' },
      ];
    if (!('cases' in token)) return [];
    const given = token.cases.map(({ key }) => key);
    const wanted = token.type === 'plural' ? neededForms(locale, token) : ['other'];
    const missing = wanted.filter((form) => !given.includes(form));
    if (missing.length === 0) return [];
    const what = `"${missing.join('", "')}" of the placeholder "${token.arg}"`;
    const language = `The language has: ${categories(locale).join(', ')}.`;
    const fix = token.type === 'plural' ? language : 'Write what holds in every other case.';
    return [{ message: `{name} lacks the form ${what}.`, fix }];
  });
}

/** Every token, including those in forms. */
export function* tokensIn(message: Message): Generator<Token> {
  for (const token of message) {
    yield token;
    if ('cases' in token) for (const { tokens } of token.cases) yield* tokensIn(tokens);
  }
}

/** The words, without the placeholders. */
export const wordsIn = (message: Message): string =>
  [...tokensIn(message)].map((token) => (token.type === 'content' ? token.value : '')).join(' ');

export const placeholdersIn = (message: Message): Set<string> =>
  new Set([...tokensIn(message)].flatMap((token) => ('arg' in token ? [token.arg] : [])));

/** The forms of a message that do not depend on a number (`select`). */
export const formsIn = (message: Message): Set<string> =>
  new Set(
    [...tokensIn(message)].flatMap((token) =>
      token.type === 'select' ? token.cases.map(({ key }) => `${token.arg} ${key}`) : [],
    ),
  );

/** JavaScript for an expression that makes the text, with a `Format` named `$` and the placeholders as variables. */
export function codeOf(message: Message, counted = ''): string {
  const parts = message.map((token, index): string => {
    switch (token.type) {
      case 'content':
        return JSON.stringify(token.value);
      case 'octothorpe':
        return `$.number(${counted})`;
      case 'argument':
        // The first part must make the sum a string.
        return index === 0 ? `"" + ${token.arg}` : token.arg;
      case 'function':
        return `$.${formatMethod(token) ?? ''}(${token.arg})`;
      default: {
        const inside = token.type === 'plural' ? token.arg : counted;
        const forms = token.cases.map(
          ({ key, tokens }) => `${JSON.stringify(key)}: ${codeOf(tokens, inside)}`,
        );
        return `$.${token.type}(${token.arg}, { ${forms.join(', ')} })`;
      }
    }
  });
  return parts.join(' + ') || '""';
}

/** The name of a method of `Format`; undefined if there is none. */
function formatMethod({ key, param = [] }: Extract<Token, { type: 'function' }>): string | undefined {
  const style = param.map((token) => (token.type === 'content' ? token.value.trim() : '')).join('');
  if (key === 'number' && style === '::percent') return 'percent';
  return style === '' && (key === 'number' || key === 'list') ? key : undefined;
}

/** The TypeScript type of a placeholder, from its use in the messages. */
export function typeOf(placeholder: string, messages: readonly Message[]): string {
  const uses = messages.flatMap((message) => [...tokensIn(message)]);
  const own = uses.filter((token) => 'arg' in token && token.arg === placeholder);
  if (own.some((token) => token.type === 'plural' || (token.type === 'function' && token.key === 'number')))
    return 'number';
  if (own.some((token) => token.type === 'function')) return 'readonly string[]';
  const isFlag = ({ cases }: Select): boolean => cases.every(({ key }) => /^(true|false|other)$/.test(key));
  return own.some((token) => token.type === 'select' && isFlag(token)) ? 'boolean' : 'string';
}
