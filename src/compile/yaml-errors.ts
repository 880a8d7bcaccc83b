import type { Document, ErrorCode, YAMLParseError } from 'yaml';
import { isMap, isScalar, isSeq, visit } from 'yaml';
import type * as z from 'zod';
import type { QuickFix } from '../blocks/block-source.ts';
import { notXml } from './escape.ts';
import { certainMatch, fixLine, fixWord, quoteItem, quoteValue } from './quick-fixes.ts';
import { defOf, hints } from './yaml-values.ts';

/** What is wrong, what to do, and an edit if there is only one way. */
type Explanation = readonly [message: string, fix: string, quickFix?: QuickFix | undefined];

/** What is wrong and what to do, in words for people who don't know YAML. */
export function explanationOf(
  { code, message }: Pick<YAMLParseError, 'code' | 'message'>,
  line: string,
): Explanation {
  const nested = code === 'BLOCK_AS_IMPLICIT_KEY';
  if (nested && /^\s*(- )?[\w-]+:\s+\S.*:(\s|$)/.test(line))
    return ['Words with a colon in them are taken for a key.', colonFix, quoteValue];
  if (nested || code === 'BAD_INDENT' || code === 'TAB_AS_INDENT')
    return explanations[code] ?? explanations.BAD_INDENT;
  if (code === 'UNEXPECTED_TOKEN' && !/^\s*(- )?([\w-]+:\s+)?['"]/.test(line))
    return explanations.BAD_SCALAR_START;
  return explanations[code] ?? [`This is not YAML: ${message}.`, 'Fix the line, or the one before it.'];
}

const quoteFix = 'Put quotation marks round what stands after the colon.';
const colonFix = 'Put quotation marks round all of them: "Example: a company".';

const explanations: Partial<Record<ErrorCode, Explanation>> & {
  readonly BAD_INDENT: Explanation;
  readonly BAD_SCALAR_START: Explanation;
} = {
  BAD_INDENT: [
    'This line, or the next one, begins with too many or too few spaces, or a bracket is not closed.',
    'Begin it with as many spaces as its neighbours; close the bracket.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'This line, or the next one, begins with too many or too few spaces.',
    'Begin it with as many spaces as its neighbours.',
  ],
  BAD_SCALAR_START: [
    'What stands after the colon begins with a character that means something else here.',
    quoteFix,
    quoteValue,
  ],
  BAD_ALIAS: [
    'What stands after the colon begins with a character that means something else here.',
    quoteFix,
    quoteValue,
  ],
  DUPLICATE_KEY: ['This key stands here twice.', 'Keep one of the lines that begin alike.'],
  TAB_AS_INDENT: ['This line begins with a tab.', 'Begin the line with spaces, not with a tab.'],
  MISSING_CHAR: [
    'A quotation mark is not closed, or a colon is missing after a key.',
    'Close the quotation mark; in a line without one, write a colon and a space after the key.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A colon, or the space after it, is missing in this line.',
    'Write the key, a colon, a space, and the value.',
  ],
  UNEXPECTED_TOKEN: [
    'Something stands after the quotation mark that closes.',
    'Where words have an apostrophe or quotation marks in them, put the other kind round all of them: "Ann\'s shop".',
  ],
};

/** The place of the mistake: for an unclosed quotation mark or bracket, the place where it was opened. */
export function errorOffset({ code, pos }: YAMLParseError, document: Document.Parsed): number {
  let place = pos[0];
  const opened = (range: readonly number[] | null | undefined): void => {
    if (range?.[0] !== undefined && range[0] <= pos[0]) [place] = range;
  };
  visit(document, {
    Scalar: (_, { range }) => {
      if (code === 'MISSING_CHAR') opened(range);
    },
    Collection: (_, { range, flow }) => {
      if (code === 'BAD_INDENT' && flow === true && range && range[1] >= pos[0]) opened(range);
    },
  });
  return place;
}

/** A value's source text, and the text after and before it on its lines. */
type Written = (node: unknown) => readonly [value: string, after: string, before: string];

/** What is wrong with a value, and what to do. */
export function valueExplanation(node: unknown, schema: z.core.$ZodType, written: Written): Explanation {
  const def = defOf(schema);
  const { like = 'something', isWords } = hints.get(schema) ?? {};
  const value = isScalar(node) ? node.value : undefined;
  const given = typeof value === 'number' ? written(node)[0] : String(value);
  switch (def.type) {
    case 'string':
      if (isMap(node) && node.flow === true)
        return ['begins with a bracket, which means something else here', quoteFix, quoteItem];
      if (isMap(node)) return ['holds a colon, and is taken for a key', colonFix, quoteItem];
      if (isSeq(node)) return ['is a list', `Write ${isWords === true ? 'words' : like}, not a list.`];
      if (typeof value === 'string') return [`is not valid: "${value}"`, `Write ${like}.`];
      if (value === null || value === undefined) return ['is empty', `Write ${like}.`];
      if (isWords !== true) return [`is not valid: ${String(value)}`, `Write ${like}.`];
      return [
        `is not text: ${String(value)}`,
        `Put quotation marks round it: "${String(value)}".`,
        quoteItem,
      ];
    case 'number': {
      const bare = typeof value === 'string' ? /^(\d+) ?%?$/.exec(value)?.[1] : undefined;
      if (bare !== undefined)
        return [
          `is not a plain number: ${given}`,
          `Write ${bare}, without anything round it.`,
          fixLine((line) => line.replace(/^(\s*[\w-]+: +)(['"]?)(\d+) ?%?\2(?=\s|$)/, '$1$3')),
        ];
      if (value === null) return ['is empty', `Write ${like}.`];
      return [`is not valid${isScalar(node) ? `: ${given}` : ''}`, `Write ${like}.`];
    }
    case 'boolean':
      return ['is neither true nor false', 'Write true or false.', booleanFix(given)];
    case 'enum': {
      const known = Object.values(def.entries).join(', ');
      const meant = certainMatch(given, Object.values(def.entries).map(String));
      const quickFix = value === undefined ? undefined : fixWord(` ${given}`, meant && ` ${meant}`);
      return [`is not valid: "${value === undefined ? '' : given}"`, `Write one of: ${known}.`, quickFix];
    }
    case 'array':
      if (isSeq(node)) return ['is empty', 'Write one or more.'];
      return ['is not a list', 'Write [one, other], or a line "- …" for each.'];
    default: {
      const known = def.type === 'object' ? Object.keys(def.shape) : [];
      const fix =
        known.length === 0
          ? 'Write "key:" and what belongs to it.'
          : known.length > 4
            ? `Write ${known.join(', ')}.`
            : `Write them below it, each in a line of its own with two more spaces before it: ${known.map((key) => `"${key}: …"`).join(', ')}.`;
      return ['is not a list of keys and values', fix];
    }
  }
}

/** Replaces words for true and false from older versions of YAML. */
function booleanFix(given: string): QuickFix | undefined {
  const [isYes, isNo] = [/^(yes|on|true)$/i.test(given), /^(no|off|false)$/i.test(given)];
  if (!isYes && !isNo) return undefined;
  return fixLine((line) => line.replace(/^(\s*[\w-]+: +)(['"]?)\w+\2(?=\s|$)/, `$1${String(isYes)}`));
}

/** Text that YAML would not read as it is written, or that no package can hold. */
export function unreadExplanation(
  node: unknown,
  isWords: boolean,
  written: Written,
): readonly [string, string] | undefined {
  if (!isScalar(node)) return undefined;
  const { value, type, anchor, tag } = node;
  const [content, after, before] = written(node);
  let whole: string | undefined;
  if (anchor !== undefined || tag !== undefined) whole = `${/[&!]\S*\s*$/.exec(before)?.[0] ?? ''}${content}`;
  // After an id or a number, # really begins a comment.
  else if ((isWords || value === null) && type === 'PLAIN' && /^\s*#/.test(after))
    whole = `${content}${after}`.trim();
  if (whole !== undefined) {
    const quoted = whole.includes("'") ? `"${whole}"` : `'${whole}'`;
    return ['is not read to the end', `Put quotation marks round all of it: ${quoted}.`];
  }
  if (typeof value !== 'string') return undefined;
  const strange = value.match(notXml)?.[0];
  if (strange !== undefined) {
    const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return [`has a character that no package can hold: U+${code}`, 'Delete it, or write it anew.'];
  }
  if (type === 'PLAIN' && /\n\s*- /.test(content))
    return ['runs on into the item below it', 'Begin each "- " of the list with as many spaces.'];
  if (type === 'QUOTE_DOUBLE' && backslash.test(content))
    return ['holds a backslash, which is not read as one', 'Write \\\\ for each backslash.'];
  return undefined;
}

/** Escapes in double quotation marks, which mean a line break, a bell and so on. */
const backslash = /(?:^|[^\\])(?:\\\\)*\\[abefnrtv0NLP]/;
