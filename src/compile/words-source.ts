import { SourceMap } from 'node:module';
import { transformSync } from 'esbuild';
import { parseAst } from 'rollup/parseAst';
import type { Report } from './problems.ts';
import { suggestion } from './problems.ts';

/** Of the syntax tree, as ESTree has it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** A function among the words, e.g. `(screen, screens) => …`. */
export interface Wording {
  readonly line: number;
  /** By their places, each with the names that it brings. */
  readonly placeholders: readonly (readonly string[])[];
  /** Every name that the words use. */
  readonly used: ReadonlySet<string>;
}

/** A words file as it is written. */
export interface WordsSource {
  /** Where words, or a group of them, stand: `fr.search.label` → line. */
  readonly lines: ReadonlyMap<string, number>;
  readonly wordings: ReadonlyMap<string, Wording>;
  /** What would break the course, by the words that it stands in; reported already. */
  readonly broken: ReadonlySet<string>;
}

/** @returns undefined where the file cannot be read; that, and what would break the course, is reported. */
export function readWordsSource(source: string, report: Report): WordsSource | undefined {
  if (source.includes('\uFFFD')) {
    const line = source.slice(0, source.indexOf('\uFFFD')).split('\n').length;
    report(
      line,
      'A letter of this file cannot be read.',
      'Save the file as UTF-8, and write the letter again.',
    );
  }
  let code: string;
  let map: SourceMap;
  try {
    const made = transformSync(source, {
      loader: 'ts',
      target: 'esnext',
      sourcemap: true,
      logLevel: 'silent',
    });
    ({ code } = made);
    map = new SourceMap(JSON.parse(made.map) as ConstructorParameters<typeof SourceMap>[0]);
  } catch (error) {
    const [first] =
      (error as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? [];
    if (!first) throw error;
    report(
      first.location?.line ?? 1,
      `The file cannot be read from here on: ${first.text}.`,
      'Words stand in quotation marks, with a comma after them, in this line and in the one before. Where an apostrophe is among them, write ’, or put "…" round them.',
    );
    return undefined;
  }
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = ({ start }: Node): number => {
    const row = starts.findLastIndex((at) => at <= start);
    const entry = map.findEntry(row, start - (starts[row] ?? 0));
    return 'originalLine' in entry ? entry.originalLine + 1 : 1;
  };
  return new Reading(lineOf, report).read(parseAst(code) as unknown as Node);
}

class Reading {
  readonly #lineOf: (node: Node) => number;
  readonly #report: Report;
  readonly #lines = new Map<string, number>();
  readonly #wordings = new Map<string, Wording>();
  readonly #broken = new Set<string>();

  constructor(lineOf: (node: Node) => number, report: Report) {
    this.#lineOf = lineOf;
    this.#report = report;
  }

  read(program: Node): WordsSource {
    const statements = nodesOf(program['body']);
    const known = new Set(statements.flatMap(declared));
    for (const statement of statements) {
      if (statement.type === 'ImportDeclaration' || isNode(statement['source'])) continue;
      const inner = isNode(statement['declaration']) ? statement['declaration'] : statement;
      for (const declaration of nodesOf(inner['declarations'])) {
        const [name = ''] = namesIn(declaration['id']);
        if (isNode(declaration['init'])) this.#words(declaration['init'], name, known);
      }
    }
    return { lines: this.#lines, wordings: this.#wordings, broken: this.#broken };
  }

  /** Words, or a group of them. */
  #words(node: Node, path: string, known: ReadonlySet<string>): void {
    if (!this.#lines.has(path)) this.#lines.set(path, this.#lineOf(node));
    if (node.type === 'ObjectExpression') {
      for (const property of nodesOf(node['properties'])) this.#property(property, path, known);
      return;
    }
    const placeholders = isFunction(node) ? nodesOf(node['params']).map(namesIn) : [];
    const used = new Set<string>();
    const within = new Set([...known, ...placeholders.flat()]);
    for (const [name, line] of this.#namesUsed(node, within, used)) {
      if (this.#broken.has(path)) break;
      this.#broken.add(path);
      const fix = `Placeholders keep their names in every language. ${suggestion(name, placeholders.flat())}`;
      this.#report(line, `"${name}" is no placeholder of "${path}".`, fix);
    }
    if (isFunction(node)) this.#wordings.set(path, { line: this.#lineOf(node), placeholders, used });
  }

  #property(property: Node, path: string, known: ReadonlySet<string>): void {
    const { key, value } = property;
    if (!isNode(key) || !isNode(value)) return;
    const name = `${path}.${String(key['name'] ?? key['value'])}`;
    if (this.#lines.has(name)) {
      this.#broken.add(name);
      this.#report(this.#lineOf(key), `The words "${name}" stand here twice.`, 'Keep one of the two.');
    }
    this.#lines.set(name, this.#lineOf(key));
    this.#words(value, name, known);
  }

  /** Names that nothing brings, with their lines; what is used at all is gathered. */
  *#namesUsed(node: Node, known: ReadonlySet<string>, used: Set<string>): Generator<[string, number]> {
    if (node.type === 'Identifier') {
      const name = String(node['name']);
      used.add(name);
      if (!known.has(name) && !(name in globalThis)) yield [name, this.#lineOf(node)];
      return;
    }
    let within = known;
    if (isFunction(node)) within = new Set([...known, ...nodesOf(node['params']).flatMap(namesIn)]);
    if (node.type === 'BlockStatement')
      within = new Set([...known, ...nodesOf(node['body']).flatMap(declared)]);
    for (const [role, child] of Object.entries(node)) {
      const isName = (role === 'property' || role === 'key') && node['computed'] !== true;
      if (isName || role === 'params' || role === 'id') continue;
      for (const one of Array.isArray(child) ? child : [child])
        if (isNode(one)) yield* this.#namesUsed(one, within, used);
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

const isFunction = ({ type }: Node): boolean => /^(Arrow)?Function/.test(type);

/** The names that a statement brings. */
function declared(statement: Node): string[] {
  const inner = isNode(statement['declaration']) ? statement['declaration'] : statement;
  const parts = [...nodesOf(inner['declarations']).map(({ id }) => id), inner['id']];
  const imported = nodesOf(statement['specifiers']).map(({ local }) => local);
  return [...parts, ...imported].flatMap(namesIn);
}

/** The names in a pattern, e.g. `{ a, b = 1 }`. */
function namesIn(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [String(pattern['name'])];
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern['left']);
  const inside = [
    ...nodesOf(pattern['properties']).map((one) => one['value']),
    ...nodesOf(pattern['elements']),
  ];
  return [...inside, pattern['argument']].flatMap(namesIn);
}
