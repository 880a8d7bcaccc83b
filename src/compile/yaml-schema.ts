import type { Document, YAMLParseError } from 'yaml';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';

/** Where a value stands: its key in words, the line, and how to report. */
export interface Where {
  readonly name: string;
  readonly line: number;
  readonly lineOf: (node: unknown, otherwise: number) => number;
  readonly report: Report;
}

/** Reads a value of YAML or reports what is wrong with it; undefined where it cannot be used. */
export type Schema<T> = (node: unknown, where: Where) => T | undefined;
type Fields = Readonly<Record<string, Schema<unknown>>>;
type Value<S> = S extends Schema<infer T> ? T : never;

/** Schemas that do not mind a missing key. */
const optionals = new WeakSet<Schema<unknown>>();

/** @param firstLine the line of the file that the text begins at */
export function readYaml<T>(source: string, schema: Schema<T>, report: Report, firstLine = 1): T | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    report(
      lineAt(placeOf(error, document)),
      `This is not YAML: ${error.message}.`,
      'Mend the line, or the one before it.',
    );
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (node: unknown, otherwise: number): number => {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range?.[0] === undefined ? otherwise : lineAt(range[0]);
  };
  return schema(document.contents, { name: 'the settings', line: firstLine, lineOf, report });
}

/** Where the mistake was made: for a quotation mark that is not closed, where it was opened. */
function placeOf({ code, pos }: YAMLParseError, document: Document.Parsed): number {
  let place = pos[0];
  if (code !== 'MISSING_CHAR') return place;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && range[0] <= pos[0]) place = range[0];
    },
  });
  return place;
}

const fail = ({ name, line, report }: Where, what: string, mend: string): undefined => {
  report(line, `${name} ${what}.`, mend);
  return undefined;
};

export function text({ pattern, like }: { pattern?: RegExp; like?: string } = {}): Schema<string> {
  return (node, where) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string')
      return fail(where, 'is not text', 'Write words, in quotation marks if need be.');
    if (!(pattern ?? /\S/).test(value))
      return fail(where, `is not valid: "${value}"`, `Write ${like ?? 'something'}.`);
    return value;
  };
}

export function whole(min: number, max: number): Schema<number> {
  return (node, where) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    return fail(where, 'is not valid', `Write a whole number from ${min} to ${max}.`);
  };
}

export const flag: Schema<boolean> = (node, where) =>
  isScalar(node) && typeof node.value === 'boolean'
    ? node.value
    : fail(where, 'is neither true nor false', 'Write true or false.');

export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  return (node, where) => {
    const value = isScalar(node) ? String(node.value) : '';
    return (
      values.find((one) => one === value) ??
      fail(where, `is not valid: "${value}"`, `Write one of: ${values.join(', ')}.`)
    );
  };
}

export function list<T>(item: Schema<T>, least = 0): Schema<T[]> {
  return (node, where) => {
    if (!isSeq(node)) return fail(where, 'is not a list', 'Write [one, other], or a line "- …" for each.');
    if (node.items.length < least) return fail(where, 'is empty', 'Write one or more.');
    const values = node.items.map((one) => item(one, { ...where, line: where.lineOf(one, where.line) }));
    return values.filter((value) => value !== undefined);
  };
}

export function optional<T>(schema: Schema<T>, otherwise: T): Schema<T> {
  const missing: Schema<T> = (node, where) => (node === undefined ? otherwise : schema(node, where));
  optionals.add(missing as Schema<unknown>);
  return missing;
}

/** Exactly these keys. Undefined unless every one of them could be read. */
export function object<F extends Fields>(fields: F): Schema<{ [K in keyof F]: Value<F[K]> }> {
  return (node, where) => {
    if (!isMap(node))
      return fail(where, 'is not a list of keys and values', `Write ${Object.keys(fields).join(', ')}.`);
    const found = new Map<string, { line: number; value: unknown }>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      if (Object.hasOwn(fields, name)) found.set(name, { line, value });
      else
        where.report(
          line,
          `"${name}" is not a key that ${where.name} has.`,
          suggestion(name, Object.keys(fields)),
        );
    }
    const result: Record<string, unknown> = {};
    let complete = true;
    for (const [name, schema] of Object.entries(fields)) {
      const entry = found.get(name);
      if (!entry && !optionals.has(schema)) {
        where.report(where.line, `"${name}" is missing in ${where.name}.`, `Write a line "${name}: …".`);
        complete = false;
        continue;
      }
      result[name] = schema(entry?.value, { ...where, name: `"${name}"`, line: entry?.line ?? where.line });
      complete &&= result[name] !== undefined;
    }
    return complete ? (result as { [K in keyof F]: Value<F[K]> }) : undefined;
  };
}

/** Any keys, all with values of one kind. */
export function record<T>(schema: Schema<T>, isKey: (key: string) => boolean): Schema<Map<string, T>> {
  return (node, where) => {
    if (!isMap(node))
      return fail(where, 'is not a list of keys and values', 'Write "key:" and what belongs to it.');
    const values = new Map<string, T>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      if (!isKey(name))
        where.report(line, `"${name}" is not a plain key.`, 'Write lower-case words joined by hyphens.');
      const read = schema(value, { ...where, name: `"${name}"`, line });
      if (read !== undefined) values.set(name, read);
    }
    return values;
  };
}
