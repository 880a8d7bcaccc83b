import { isMap, isScalar, isSeq } from 'yaml';
import { notXml } from './escape.ts';
import { colonMend } from './yaml-errors.ts';
import type { Schema, Where } from './yaml-schema.ts';
import { fail, schema } from './yaml-schema.ts';

interface TextRules {
  readonly pattern?: RegExp;
  /** The pattern in words. */
  readonly like?: string;
  /** How many characters at most. */
  readonly most?: number;
  readonly mayBeEmpty?: boolean;
}

/** Words; with a pattern an id, an address and the like. */
export function text({ pattern, like, most = Infinity, mayBeEmpty = false }: TextRules = {}): Schema<string> {
  const wanted = pattern ?? (mayBeEmpty ? /^/ : /\S/);
  const json = { type: 'string', pattern: wanted.source, ...(most < Infinity && { maxLength: most }) };
  return schema(json, (node, where) => {
    const value = isScalar(node) ? node.value : undefined;
    const unread = unreadIn(node, where, pattern === undefined || value === null);
    if (unread !== undefined) {
      const fix = `Put quotation marks round all of it: ${unread.includes("'") ? `"${unread}"` : `'${unread}'`}.`;
      return fail(where, 'is not read to the end', fix);
    }
    if (isMap(node)) return fail(where, 'holds a colon, and is taken for a key', colonMend);
    if (isSeq(node)) return fail(where, 'is a list', `Write ${like ?? 'words'}, not a list.`);
    if (value === null || value === undefined)
      return fail(where, 'is empty', `Write ${like ?? 'something'}.`);
    if (typeof value !== 'string') {
      if (pattern) return fail(where, `is not valid: ${String(value)}`, `Write ${like ?? 'something'}.`);
      const fix = `Put quotation marks round it: "${String(value)}".`;
      return fail(where, `is not text: ${String(value)}`, fix);
    }
    const strange = value.match(notXml)?.[0];
    if (strange !== undefined) {
      const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return fail(
        where,
        `has a character that no package can hold: U+${code}`,
        'Delete it, or write it anew.',
      );
    }
    if (isScalar(node) && node.type === 'QUOTE_DOUBLE' && backslash.test(where.written(node)[0])) {
      return fail(where, 'holds a backslash, which is not read as one', 'Write \\\\ for each backslash.');
    }
    if (!wanted.test(value)) return fail(where, `is not valid: "${value}"`, `Write ${like ?? 'something'}.`);
    const words = pattern === undefined ? value.replace(/[ \t\n]+/g, ' ').trim() : value;
    // As XML counts.
    const { length } = [...words];
    if (length > most)
      return fail(
        where,
        `has ${length} characters, and LMSs take ${most}`,
        `Shorten it by ${length - most}.`,
      );
    return words;
  });
}

/** In double quotation marks they stand for a line break, a bell and so on. */
const backslash = /(?:^|[^\\])(?:\\\\)*\\[abefnrtv0NLP]/;

/**
 * All that was written, where YAML takes a part of it for something else: for a remark what follows " #", for a
 * name what follows "&".
 * @param isWords after an id or a number a remark is one
 */
function unreadIn(node: unknown, { written }: Where, isWords: boolean): string | undefined {
  if (!isScalar(node)) return undefined;
  const [value, after, before] = written(node);
  if (node.anchor !== undefined || node.tag !== undefined) {
    return `${/[&!]\S*\s*$/.exec(before)?.[0] ?? ''}${value}`;
  }
  if (!isWords || node.type !== 'PLAIN' || !/^\s*#/.test(after)) return undefined;
  return `${value}${after}`.trim();
}
