import type { Document, ErrorCode, YAMLParseError } from 'yaml';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';

/** Where a value stands: its key in words, the line, and how to report. */
export interface Where {
  readonly name: string;
  readonly line: number;
  readonly lineOf: (node: unknown, otherwise: number) => number;
  /** A value as it is written, and what stands after and before it on its lines. */
  readonly written: (node: unknown) => readonly [value: string, after: string, before: string];
  readonly report: Report;
}

/** As much of JSON Schema (2020-12) as editors need. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Read<T> = (node: unknown, where: Where) => T | undefined;

/** Reads a value of YAML or reports what is wrong with it; undefined where it cannot be used. */
export interface Schema<T> extends Read<T> {
  /** The same, for editors. */
  readonly json: JsonSchema;
}
type Fields = Readonly<Record<string, Schema<unknown>>>;
type Value<S> = S extends Schema<infer T> ? T : never;

export const schema = <T>(json: JsonSchema, read: Read<T>): Schema<T> => Object.assign(read, { json });

/** Schemas that do not mind a missing key. */
const optionals = new WeakSet<Schema<unknown>>();

/** @param firstLine the line of the file that the text begins at */
export function readYaml<T>(
  source: string,
  content: Schema<T>,
  report: Report,
  firstLine = 1,
): T | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    report(
      lineAt(placeOf(error, document)),
      `This is not YAML: ${error.message}.`,
      mendOf[error.code] ?? 'Mend the line, or the one before it.',
    );
  }
  for (const { message, pos } of document.warnings) {
    const mend = 'Put quotation marks round words that begin with a sign.';
    report(lineAt(pos[0]), `This is not read: ${message}.`, mend);
  }
  if (document.errors.length + document.warnings.length > 0) return undefined;
  const lineOf = (node: unknown, otherwise: number): number => {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range?.[0] === undefined ? otherwise : lineAt(range[0]);
  };
  const written = (node: unknown): readonly [string, string, string] => {
    const [start = 0, end = 0] = (node as { range?: readonly number[] | null } | null)?.range ?? [];
    const lineEnd = source.indexOf('\n', end);
    const after = source.slice(end, lineEnd < 0 ? undefined : lineEnd);
    return [source.slice(start, end), after, source.slice(source.lastIndexOf('\n', start - 1) + 1, start)];
  };
  return content(document.contents, { name: 'the settings', line: firstLine, lineOf, written, report });
}

/** The line of a key, by its names from the top; where there is none, of the last that is there. */
export function lineOfKey(source: string, ...path: readonly string[]): number {
  const counter = new LineCounter();
  let node: unknown = parseDocument(source, { lineCounter: counter, logLevel: 'silent' }).contents;
  let line = 1;
  for (const name of path) {
    const items = isMap(node) ? node.items : [];
    const { key, value } = items.find((one) => isScalar(one.key) && one.key.value === name) ?? {};
    if (!isScalar(key)) break;
    line = counter.linePos(key.range?.[0] ?? 0).line;
    node = value;
  }
  return line;
}

/** What to do about the mistakes that are made most. */
const mendOf: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'Words with a colon in them stand in quotation marks: "Example: a company". If there is none, mend the spaces that the line begins with.',
  BAD_INDENT: 'Close the bracket, or begin the line with as many spaces as its neighbours.',
  BAD_SCALAR_START: 'Put quotation marks round what stands after the colon.',
  DUPLICATE_KEY: 'Keep one of the lines that begin alike.',
  TAB_AS_INDENT: 'Begin the line with spaces, not with a tab.',
  MISSING_CHAR: 'Close the quotation mark; in a line without one, write a colon after the key.',
  UNEXPECTED_TOKEN:
    'Where words have an apostrophe or quotation marks in them, put the other kind round all of them: "Ann\'s shop".',
};

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

export const fail = ({ name, line, report }: Where, what: string, mend: string): undefined => {
  report(line, `${name} ${what}.`, mend);
  return undefined;
};

/** @param unit what the number counts, in words */
export function whole(min: number, max: number, unit = ''): Schema<number> {
  return schema({ type: 'integer', minimum: min, maximum: max }, (node, where) => {
    const value = isScalar(node) ? node.value : undefined;
    const source = isScalar(node) ? where.written(node)[0] : '';
    const isPlain = typeof value === 'number' && source === String(value);
    if (isPlain && value >= min && value <= max && Number.isInteger(value)) return value;
    const given = isScalar(node) ? `: ${typeof value === 'number' ? source : String(value)}` : '';
    const bare = /^(\d+) ?%?$/.exec(String(value))?.[1];
    if (typeof value === 'string' && bare !== undefined) {
      return fail(where, `is not a plain number${given}`, `Write ${bare}, without anything round it.`);
    }
    return fail(
      where,
      `is not valid${given}`,
      `Write a whole number from ${min} to ${max}${unit === '' ? '' : `, ${unit}`}.`,
    );
  });
}

export const flag: Schema<boolean> = schema({ type: 'boolean' }, (node, where) =>
  isScalar(node) && typeof node.value === 'boolean'
    ? node.value
    : fail(where, 'is neither true nor false', 'Write true or false.'),
);

export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  return schema({ enum: values }, (node, where) => {
    const value = isScalar(node) ? String(node.value) : '';
    return (
      values.find((one) => one === value) ??
      fail(where, `is not valid: "${value}"`, `Write one of: ${values.join(', ')}.`)
    );
  });
}

export function list<T>(item: Schema<T>, least = 0): Schema<T[]> {
  const json = { type: 'array', items: item.json, ...(least > 0 && { minItems: least }) };
  return schema(json, (node, where) => {
    if (!isSeq(node)) return fail(where, 'is not a list', 'Write [one, other], or a line "- …" for each.');
    if (node.items.length < least) return fail(where, 'is empty', 'Write one or more.');
    const values = node.items.map((one) => item(one, { ...where, line: where.lineOf(one, where.line) }));
    return values.filter((value) => value !== undefined);
  });
}

export function optional<T>(content: Schema<T>, otherwise: T): Schema<T> {
  const missing = schema<T>(content.json, (node, where) =>
    node === undefined ? otherwise : content(node, where),
  );
  optionals.add(missing as Schema<unknown>);
  return missing;
}

/** The words that an editor shows beside the key. */
export function described<T>(description: string, content: Schema<T>): Schema<T> {
  const copy = schema<T>({ description, ...content.json }, (node, where) => content(node, where));
  if (optionals.has(content as Schema<unknown>)) optionals.add(copy as Schema<unknown>);
  return copy;
}

/** A value that has to stand a closer look; what is wrong is reported there, and undefined answered. */
export function checked<T, U>(
  content: Schema<T>,
  look: (value: T, where: Where) => U | undefined,
): Schema<U> {
  return schema<U>(content.json, (node, where) => {
    const value = content(node, where);
    return value === undefined ? undefined : look(value, where);
  });
}

/** Exactly these keys. Undefined unless every one of them could be read. */
export function object<F extends Fields>(fields: F): Schema<{ [K in keyof F]: Value<F[K]> }> {
  const entries = Object.entries(fields);
  const json = {
    type: 'object',
    additionalProperties: false,
    required: entries.filter(([, content]) => !optionals.has(content)).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, content]) => [name, content.json])),
  };
  return schema(json, (node, where) => {
    if (!isMap(node))
      return fail(where, 'is not a list of keys and values', `Write ${Object.keys(fields).join(', ')}.`);
    const found = new Map<string, { line: number; value: unknown }>();
    const hints = new Set<string>();
    const unknown = (name: string, line: number): void => {
      const hint = suggestion(name, Object.keys(fields));
      hints.add(hint);
      where.report(line, `"${name}" is not a key of ${where.name}.`, hint);
    };
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      if (Object.hasOwn(fields, name)) found.set(name, { line, value });
      else unknown(name, line);
    }
    const result: Record<string, unknown> = {};
    let complete = true;
    for (const [name, content] of entries) {
      const entry = found.get(name);
      if (!entry && !optionals.has(content)) {
        complete = false;
        // A key that is misspelt is one mistake, not two.
        if (!hints.has(`Did you mean "${name}"?`))
          where.report(where.line, `"${name}" is missing in ${where.name}.`, `Write a line "${name}: …".`);
        continue;
      }
      const line = entry?.line ?? where.line;
      result[name] = content(entry?.value, { ...where, name: `"${name}"`, line });
      complete &&= result[name] !== undefined;
    }
    return complete ? (result as { [K in keyof F]: Value<F[K]> }) : undefined;
  });
}

/** Any keys, all with values of one kind. */
export function record<T>(content: Schema<T>, isKey: (key: string) => boolean): Schema<Map<string, T>> {
  return schema({ type: 'object', additionalProperties: content.json }, (node, where) => {
    if (!isMap(node))
      return fail(where, 'is not a list of keys and values', 'Write "key:" and what belongs to it.');
    const values = new Map<string, T>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      if (!isKey(name))
        where.report(line, `"${name}" is not a plain key.`, 'Write lower-case words joined by hyphens.');
      const read = content(value, { ...where, name: `"${name}"`, line });
      if (read !== undefined) values.set(name, read);
    }
    return values;
  });
}
