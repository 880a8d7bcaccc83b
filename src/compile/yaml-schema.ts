import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';
import { placeOf, sayingOf } from './yaml-errors.ts';

/** Where a value stands: its key in words, the line, and how to report. */
export interface Where {
  readonly name: string;
  readonly line: number;
  readonly lineOf: (node: unknown, otherwise: number) => number;
  /** A value as it is written, and what stands after and before it on its lines. */
  readonly written: (node: unknown) => readonly [value: string, after: string, before: string];
  readonly report: Report;
  /** The object that this one stands in, and which of its keys are told of already. */
  readonly around?: { readonly fields: Fields; readonly told: Set<string> };
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
  name = 'the settings',
): T | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  // What comes after the first may only follow from it.
  const [error] = document.errors;
  if (error) {
    const place = placeOf(error, document);
    const [message, fix] = sayingOf(error, source.split('\n')[counter.linePos(place).line - 1] ?? '');
    report(lineAt(place), message, fix);
  }
  for (const { message, pos } of document.warnings) {
    const fix = 'Put quotation marks round words that begin with a sign.';
    report(lineAt(pos[0]), `This is not read: ${message}.`, fix);
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
  return content(document.contents, { name, line: firstLine, lineOf, written, report });
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

export const fail = ({ name, line, report }: Where, what: string, fix: string): undefined => {
  report(line, `${name.startsWith('"') ? name : 'This'} ${what}.`, fix);
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
    const strange: { readonly name: string; readonly line: number }[] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      if (Object.hasOwn(fields, name)) found.set(name, { line, value });
      else strange.push({ name, line });
    }
    const told = reportStrange(strange, fields, where);
    const result: Record<string, unknown> = {};
    let complete = strange.length === 0;
    const missing: string[] = [];
    for (const [name, content] of entries) {
      if (told.has(name)) continue;
      const entry = found.get(name);
      if (!entry && !optionals.has(content)) {
        missing.push(name);
        continue;
      }
      const line = entry?.line ?? where.line;
      result[name] = content(entry?.value, { ...where, name: `"${name}"`, line, around: { fields, told } });
      complete &&= result[name] !== undefined;
    }
    for (const name of missing) {
      complete = false;
      if (told.has(name)) continue;
      where.report(where.line, `"${name}" is missing in ${where.name}.`, `Write a line "${name}: …".`);
    }
    return complete ? (result as { [K in keyof F]: Value<F[K]> }) : undefined;
  });
}

/**
 * Says of keys that are not known here what is wrong with them: misspelt, or with too many or too few spaces before
 * them. One slip makes one problem.
 * @returns the keys of this object that need no more to be said of
 */
function reportStrange(
  strange: readonly { readonly name: string; readonly line: number }[],
  fields: Fields,
  where: Where,
): Set<string> {
  const told = new Set<string>();
  const { around } = where;
  const outside = strange.find(({ name }) => around && Object.hasOwn(around.fields, name));
  if (outside && around) {
    // What belongs to it stands under it, and is strange here, too.
    around.told.add(outside.name);
    const fix = `Begin it with as many spaces as ${where.name}, and what belongs to it with two more.`;
    where.report(outside.line, `"${outside.name}" does not belong to ${where.name}.`, fix);
    return new Set(Object.keys(fields));
  }
  for (const { name, line } of strange) {
    const hint = suggestion(name, Object.keys(fields));
    const owner = Object.keys(fields).find((one) => Object.hasOwn(propertiesOf(fields[one]), name));
    const meant = Object.keys(fields).find((one) => hint === `Did you mean "${one}"?`);
    if (owner === undefined) {
      where.report(line, `"${name}" is not a key of ${where.name}.`, hint);
      if (meant !== undefined) told.add(meant);
    } else if (!told.has(owner)) {
      told.add(owner);
      const fix = `Put it, and all that belongs there, under "${owner}:", with two more spaces before it.`;
      where.report(line, `"${name}" belongs to "${owner}".`, fix);
    }
  }
  return told;
}

const propertiesOf = (content: Schema<unknown> | undefined): object =>
  (content?.json['properties'] as object | undefined) ?? {};

/** Any keys, all with values of one kind. Undefined unless every one of them could be read. */
export function record<T>(content: Schema<T>, isKey: (key: string) => boolean): Schema<Map<string, T>> {
  return schema({ type: 'object', additionalProperties: content.json }, (node, where) => {
    if (!isMap(node))
      return fail(where, 'is not a list of keys and values', 'Write "key:" and what belongs to it.');
    const values = new Map<string, T>();
    let complete = true;
    let owner: string | undefined;
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const line = where.lineOf(key, where.line);
      const inside = { ...where, name: `"${name}"`, line };
      if (owner !== undefined && Object.hasOwn(propertiesOf(content), name)) {
        complete = false;
        fail(
          inside,
          `belongs to "${owner}"`,
          `Begin it with as many spaces as what stands under "${owner}:".`,
        );
        continue;
      }
      if (!isKey(name)) {
        complete = false;
        fail(inside, 'is not a plain key', 'Write lower-case words joined by hyphens.');
        continue;
      }
      // What it lacks may be what comes next, with too few spaces.
      const next = node.items[node.items.findIndex((one) => one.key === key) + 1]?.key;
      const strayed = isScalar(next) && Object.hasOwn(propertiesOf(content), String(next.value));
      const read = content(value, strayed ? { ...inside, report: () => undefined } : inside);
      owner = name;
      if (read === undefined) complete = false;
      else values.set(name, read);
    }
    if (!complete) return undefined;
    return values;
  });
}
