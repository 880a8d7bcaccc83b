import type { Document, ErrorCode, YAMLParseError } from 'yaml';
import { visit } from 'yaml';

/** What is wrong and what to do, in words for those who don't know YAML. */
export function sayingOf({ code, message }: YAMLParseError, line: string): readonly [string, string] {
  const nested = code === 'BLOCK_AS_IMPLICIT_KEY';
  if (nested && /^\s*(- )?[\w-]+:\s+\S.*:(\s|$)/.test(line))
    return ['Words with a colon in them are taken for a key.', colonMend];
  if (nested || code === 'BAD_INDENT' || code === 'TAB_AS_INDENT') return sayings[code] ?? sayings.BAD_INDENT;
  if (code === 'UNEXPECTED_TOKEN' && !/^\s*(- )?([\w-]+:\s+)?['"]/.test(line))
    return sayings.BAD_SCALAR_START;
  return sayings[code] ?? [`This is not YAML: ${message}.`, 'Fix the line, or the one before it.'];
}

export const colonMend = 'Put quotation marks round all of them: "Example: a company".';

const sayings: Partial<Record<ErrorCode, readonly [string, string]>> & {
  readonly BAD_INDENT: readonly [string, string];
  readonly BAD_SCALAR_START: readonly [string, string];
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
    'What stands after the colon begins with a sign that means something else here.',
    'Put quotation marks round what stands after the colon.',
  ],
  BAD_ALIAS: [
    'What stands after the colon begins with a sign that means something else here.',
    'Put quotation marks round what stands after the colon.',
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

/** Where the mistake was made: for a quotation mark or a bracket that is not closed, where it was opened. */
export function placeOf({ code, pos }: YAMLParseError, document: Document.Parsed): number {
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
