import { isMap, isScalar, isSeq } from 'yaml';
import type * as z from 'zod';
import type { Like } from './like.ts';
import { withInheritedSettings, nameOf } from './like.ts';
import type { QuickFix } from '../blocks/block-source.ts';
import { certainMatch, fixWord } from './quick-fixes.ts';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';
import { errorOffset, explanationOf, unreadExplanation, valueExplanation } from './yaml-errors.ts';
import { parseTexts, parseValues } from './yaml-document.ts';
import { defOf, hints } from './yaml-values.ts';

interface ReadYamlOptions {
  /** The line of the file where the text begins. */
  readonly firstLine?: number;
  /** The name of the file in messages. */
  readonly name?: string;
  /** Gives the settings that the file leaves out. */
  readonly like?: Like | undefined;
  /** Whether to read all values as texts, also those that look like numbers. */
  readonly areTexts?: boolean;
}

/**
 * Reads YAML by a schema. Zod finds the problems; this module reports them in words, with the line.
 * @returns undefined if anything was reported
 */
export function readYaml<T>(
  source: string,
  schema: z.ZodType<T>,
  report: Report,
  { firstLine = 1, name = 'the settings', like, areTexts = false }: ReadYamlOptions = {},
): T | undefined {
  const { counter, document } = (areTexts ? parseTexts : parseValues)(source);
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  // Further errors may only follow from the first.
  const [error] = document.errors;
  if (error) {
    const lines = source.split('\n');
    const at = counter.linePos(errorOffset(error, document)).line - 1;
    // For a key without a space after its colon, YAML reports the next key instead, even after comments.
    const above = lines.slice(0, at).findLastIndex((line) => !/^\s*(#|$)/.test(line));
    const isGlued = error.code === 'BAD_INDENT' && /^\s*[\w-]+:(?!\/\/)\S/.test(lines[above] ?? '');
    const [index, code] = isGlued
      ? ([above, 'MULTILINE_IMPLICIT_KEY'] as const)
      : ([at, error.code] as const);
    report(index + firstLine, ...explanationOf({ code, message: error.message }, lines[index] ?? ''));
  }
  for (const { message, pos } of document.warnings) {
    const fix = 'Put quotation marks round words that begin with a special character.';
    report(lineAt(pos[0]), `This is not read: ${message}.`, fix);
  }
  if (document.errors.length + document.warnings.length > 0) return undefined;
  let isSound = true;
  const filled = like && withInheritedSettings(source, like);
  const lineOf = (offset: number): number => (like && offset > source.length ? like.line : lineAt(offset));
  const reading = new YamlReader(filled?.text ?? source, lineOf, (...problem) => {
    isSound = false;
    report(...problem);
  });
  const value = reading.read(filled?.contents ?? document.contents, schema, {
    name,
    line: firstLine,
    path: [],
  });
  return isSound ? value : undefined;
}

/** The line of a key or an item, given the path to it; if it is missing, of the last part of the path that exists. */
export function lineOfKey(source: string, ...path: readonly (string | number)[]): number {
  const { counter, document } = parseValues(source);
  let node: unknown = document.contents;
  let line = 1;
  for (const name of path) {
    const found = isMap(node) ? node.items.find(({ key }) => nameOf(key) === name) : undefined;
    const [place, inside] = isSeq(node) ? [node.items[Number(name)], undefined] : [found?.key, found?.value];
    const offset = rangeOf(place)?.[0];
    if (offset === undefined) break;
    line = counter.linePos(offset).line;
    node = inside;
  }
  return line;
}

type Path = readonly PropertyKey[];
type Fields = Readonly<Record<string, z.core.$ZodType>>;

/** The place of a value: the nearest key in words, its line and the path. */
interface Where {
  readonly name: string;
  readonly line: number;
  readonly path: Path;
}

/** A value's node in the document, and its schema. */
interface NodeWithSchema extends Where {
  readonly node: unknown;
  readonly schema: z.core.$ZodType;
}

/** The schema of the value as written: without a default, and before any transformation. */
function innerSchema(schema: z.core.$ZodType, node?: unknown): z.core.$ZodType {
  const def = defOf(schema);
  if ('innerType' in def) return innerSchema(def.innerType, node);
  // A union is either a plain value or a map.
  const option = def.type === 'union' ? def.options.at(isMap(node) ? -1 : 0) : undefined;
  if (option) return innerSchema(option, node);
  return def.type === 'pipe' ? innerSchema(def.in, node) : schema;
}

const fieldsOf = (schema: z.core.$ZodType | undefined): Fields => {
  const def = schema && defOf(innerSchema(schema));
  return def?.type === 'object' ? def.shape : {};
};

const pathKey = (path: Path): string => path.map(String).join('\n');

class YamlReader {
  readonly #source: string;
  readonly #lineAt: (offset: number) => number;
  readonly #report: Report;
  readonly #places = new Map<string, NodeWithSchema>();
  /** Paths already reported. Nothing more is reported in them, so that one mistake makes one problem. */
  readonly #reported = new Set<string>();

  constructor(source: string, lineAt: (offset: number) => number, report: Report) {
    this.#source = source;
    this.#lineAt = lineAt;
    this.#report = report;
  }

  read<T>(contents: unknown, schema: z.ZodType<T>, where: Where): T | undefined {
    this.#walk(contents, schema, where);
    const { data, error } = schema.safeParse(this.#valueOf(contents));
    for (const issue of (error?.issues ?? []).flatMap((each) => this.#within(each))) {
      const { path } = issue;
      if (issue.code === 'unrecognized_keys' || this.#isReported(path)) continue;
      this.#reported.add(pathKey(path));
      const place = this.#places.get(pathKey(path));
      if (!place) this.#reportMissing(path);
      else if (issue.code !== 'custom')
        this.#fail(place, ...valueExplanation(place.node, place.schema, this.#written));
      else
        this.#report(place.line, issue.message.replace('{name}', place.name), String(issue.params?.['fix']));
    }
    return data;
  }

  /** For a union, the issues of the option that was written. */
  #within(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
    const place = this.#places.get(pathKey(issue.path));
    const inside = issue.code === 'invalid_union' && isMap(place?.node) ? issue.errors.at(-1) : undefined;
    return inside ? inside.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue];
  }

  /** Records all places, and reports problems other than values: unknown keys, and text that YAML does not read. */
  #walk(
    node: unknown,
    content: z.core.$ZodType,
    where: Where,
    around?: { fields: Fields; path: Path },
  ): void {
    const schema = innerSchema(content, node);
    const { path } = where;
    this.#places.set(pathKey(path), { ...where, node, schema });
    const def = defOf(schema);
    if (isMap(node) && def.type === 'object') {
      const items = node.items.map(({ key, value }) => ({
        name: nameOf(key),
        value,
        line: this.#lineOf(key, where),
      }));
      const strange = items.filter(({ name }) => !Object.hasOwn(def.shape, name));
      this.#reportStrange(strange, def.shape, where, around);
      for (const { name, value, line } of items) {
        const field = def.shape[name];
        const inside = { name: `"${name}"`, line, path: [...path, name] };
        if (field && !strange.some((one) => one.name === name) && !this.#isReported(inside.path))
          this.#walk(value, field, inside, { fields: def.shape, path });
      }
    } else if (isMap(node) && def.type === 'record') this.#walkRecord(node.items, def, where);
    else if (isSeq(node) && def.type === 'array') {
      for (const [index, item] of node.items.entries())
        this.#walk(
          item,
          def.element,
          { ...where, line: this.#lineOf(item, where), path: [...path, index] },
          around,
        );
    } else if (def.type === 'string') {
      const saying = unreadExplanation(node, hints.get(schema)?.isWords === true, this.#written);
      if (!saying) return;
      this.#reported.add(pathKey(path));
      this.#fail(where, ...saying);
    }
  }

  #walkRecord(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    { keyType, valueType }: z.core.$ZodRecordDef,
    where: Where,
  ): void {
    const inValue = fieldsOf(valueType);
    let owner: string | undefined;
    for (const [index, { key, value }] of items.entries()) {
      const name = nameOf(key);
      const inside = { name: `"${name}"`, line: this.#lineOf(key, where), path: [...where.path, name] };
      // The keys that it lacks may come next, with too few spaces.
      const isNextStray = Object.hasOwn(inValue, nameOf(items[index + 1]?.key));
      if (owner !== undefined && Object.hasOwn(inValue, name)) {
        const fix = `Begin it with as many spaces as what stands under "${owner}:".`;
        this.#fail(inside, `belongs to "${owner}"`, fix);
      } else if (!(keyType as z.ZodType).safeParse(name).success) {
        this.#fail(inside, 'is not a plain key', 'Write lower-case words joined by hyphens.');
      } else {
        owner = name;
        if (!isNextStray) {
          this.#walk(value, valueType, inside);
          continue;
        }
      }
      this.#reported.add(pathKey(inside.path));
    }
  }

  /** Reports unknown keys: misspelt, or with too many or too few spaces before. */
  #reportStrange(
    strange: readonly { readonly name: string; readonly line: number }[],
    fields: Fields,
    { name: own, path }: Where,
    around: { readonly fields: Fields; readonly path: Path } | undefined,
  ): void {
    const outside = strange.find(({ name }) => around && Object.hasOwn(around.fields, name));
    if (outside && around) {
      // The keys under it are unknown here, too.
      this.#reported.add(pathKey([...around.path, outside.name])).add(pathKey(path));
      const fix = `Begin it with as many spaces as ${own}, and what belongs to it with two more.`;
      this.#report(outside.line, `"${outside.name}" does not belong to ${own}.`, fix);
      return;
    }
    const known = Object.keys(fields);
    for (const { name, line } of strange) {
      const owner = known.find((one) => Object.hasOwn(fieldsOf(fields[one]), name));
      if (owner === undefined) {
        const hint = suggestion(name, known);
        const certain = certainMatch(name, known);
        const quickFix = fixWord(`${name}:`, certain && `${certain}:`);
        this.#report(line, `"${name}" is not a key of ${own}.`, hint, quickFix);
        const meant = known.find((one) => hint === `Did you mean "${one}"?`);
        if (meant !== undefined) this.#reported.add(pathKey([...path, meant]));
      } else if (!this.#isReported([...path, owner])) {
        this.#reported.add(pathKey([...path, owner]));
        const fix = `Put it, and all that belongs there, under "${owner}:", with two more spaces before it.`;
        this.#report(line, `"${name}" belongs to "${owner}".`, fix);
      }
    }
  }

  #reportMissing(path: Path): void {
    const owner = this.#places.get(pathKey(path.slice(0, -1)));
    const name = String(path.at(-1));
    if (owner)
      this.#report(owner.line, `"${name}" is missing in ${owner.name}.`, `Write a line "${name}: …".`);
  }

  #fail({ name, line }: Where, what: string, fix: string, quickFix?: QuickFix): void {
    this.#report(line, `${name.startsWith('"') ? name : 'This'} ${what}.`, fix, quickFix);
  }

  #isReported(path: Path): boolean {
    return [...path.keys(), path.length].some((length) => this.#reported.has(pathKey(path.slice(0, length))));
  }

  #lineOf(node: unknown, { line }: Where): number {
    const offset = rangeOf(node)?.[0];
    return offset === undefined ? line : this.#lineAt(offset);
  }

  readonly #written = (node: unknown): readonly [string, string, string] => {
    const source = this.#source;
    const [start = 0, end = 0] = rangeOf(node) ?? [];
    const lineEnd = source.indexOf('\n', end);
    const after = source.slice(end, lineEnd < 0 ? undefined : lineEnd);
    return [source.slice(start, end), after, source.slice(source.lastIndexOf('\n', start - 1) + 1, start)];
  };

  /** The value as in JSON. Numbers in unusual notation, such as 08 and 1e2, are not accepted. */
  #valueOf(node: unknown): unknown {
    if (isMap(node))
      return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key), this.#valueOf(value)]));
    if (isSeq(node)) return node.items.map((item) => this.#valueOf(item));
    const value = isScalar(node) ? node.value : null;
    return typeof value === 'number' && String(value) !== this.#written(node)[0] ? NaN : value;
  }
}

/** The range of a node in its text. */
export const rangeOf = (node: unknown): readonly number[] | undefined =>
  (node as { readonly range?: readonly number[] | null } | null | undefined)?.range ?? undefined;
