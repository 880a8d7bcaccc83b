/** One element of a data model. `n` stands for an index in its name. */
export interface ElementRule {
  readonly access: 'read' | 'write' | 'both';
  /** The value before anything was set; undefined if there is none. */
  readonly initial?: string;
  /** Returns the error code for a value that may not be set, '' for one that may. */
  readonly check?: (value: string, element: string, data: ReadonlyMap<string, string>) => string;
  /** Sibling elements that must be set first (2004: error 408). */
  readonly needs?: readonly string[];
}

export interface DataModel {
  readonly rules: ReadonlyMap<string, ElementRule>;
  /** `cmi.core` → `student_id,…`. */
  readonly children: ReadonlyMap<string, string>;
  /** The collections: `cmi.interactions`, `cmi.interactions.n.objectives` … */
  readonly arrays: ReadonlySet<string>;
}

/** `cmi.interactions.3.id` → `cmi.interactions.n.id`. */
export const patternOf = (element: string): string => element.replace(/\.\d+(?=\.|$)/g, '.n');

/** Every collection that contains an element, with the index in it. */
export function placesOf(element: string): { array: string; index: number }[] {
  return [...element.matchAll(/\.(\d+)(?=\.|$)/g)].map((match) => ({
    array: element.slice(0, match.index),
    index: Number(match[1]),
  }));
}

/** The number of members of a collection. */
export function countOf(data: ReadonlyMap<string, string>, array: string): number {
  const start = `${array}.`;
  let count = 0;
  for (const element of data.keys()) {
    if (!element.startsWith(start)) continue;
    const index = Number.parseInt(element.slice(start.length), 10);
    if (index >= count) count = index + 1;
  }
  return count;
}

type Check = NonNullable<ElementRule['check']>;

/** A check by a regular expression that returns `code` if the value does not match. */
export const matches =
  (expression: RegExp, code: string): Check =>
  (value) =>
    expression.test(value) ? '' : code;

export const oneOf = (words: readonly string[], code: string): Check => matchesWord(new Set(words), code);

const matchesWord =
  (words: ReadonlySet<string>, code: string): Check =>
  (value) =>
    words.has(value) ? '' : code;

/** A real number between two bounds. */
export const between =
  (low: number, high: number, form: RegExp, wrongType: string, outOfRange: string): Check =>
  (value) => {
    if (!form.test(value)) return wrongType;
    return Number(value) >= low && Number(value) <= high ? '' : outOfRange;
  };

export const upTo =
  (limit: number, code: string): Check =>
  (value) =>
    value.length <= limit ? '' : code;
