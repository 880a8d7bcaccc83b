/**
 * What the package on an LMS and the hosted course say to each other besides the calls that scorm-again's pair
 * relays. None of these has a `messageId`, so that the pair leaves them alone.
 *
 * The package is uploaded once and may be years older than the course: what a version means never changes, and
 * the course goes on understanding each that it ever understood.
 */

/** The version that a package of this build speaks. */
export const packageVersion = 1;
/** The versions that the course understands. */
export const understood: readonly number[] = [1];

export const standards = ['scorm12', 'scorm2004'] as const;
export type StandardName = (typeof standards)[number];

/** Course → package, once it is loaded: begin. */
export interface Hello {
  readonly relay: 'hello';
  readonly version: number;
  /** The elements that the record always reads when it opens, and that no LMS answers with an error. */
  readonly reads: readonly string[];
}

/** Course → package: the launch can't be served. */
export interface Refusal {
  readonly relay: 'refusal';
  readonly versions: readonly number[];
}

/** Course → package, after calls to the LMS: what came of them? */
export interface Ask {
  readonly relay: 'ask';
  readonly number: number;
  /** What is to be written if the course should never be heard of again; undefined where nothing may be. */
  readonly ending?: Ending | undefined;
}

/** What a package writes for a course that is gone, before it ends the session. */
export interface Ending {
  readonly sets: readonly (readonly [element: string, value: string])[];
  /** The session's total so far. */
  readonly seconds: number;
}

/** Package → course: the LMS was found, calls may come. */
export interface Welcome {
  readonly relay: 'welcome';
}

/** Package → course: what came of the calls since the last time. */
export interface CallResults {
  readonly relay: 'told';
  readonly number: number;
  /** How many calls arrived. */
  readonly taken: number;
  readonly refused: readonly Refused[];
}

/** A call that the LMS did not take. */
export interface Refused {
  readonly method: string;
  readonly element: string;
  /** The LMS's error code, '' where it gave none. */
  readonly code: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a value that may be anything has, by name. */
const of = (value: unknown): Fields => (value ?? {}) as Fields;

const fieldsOf = (data: unknown, relay: string): Fields | undefined =>
  of(data)['relay'] === relay ? of(data) : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const listOf = <T>(value: unknown, is: (member: unknown) => member is T): T[] | undefined =>
  Array.isArray(value) && value.every(is) ? value : undefined;

/** Whatever comes from another window is what it seems only where these say so. */
export function readHello(data: unknown): Hello | 'malformed' | undefined {
  const fields = fieldsOf(data, 'hello');
  if (!fields) return undefined;
  const { version } = fields;
  const reads = listOf(fields['reads'], isText);
  return isCount(version) && reads ? { relay: 'hello', version, reads } : 'malformed';
}

/** Undefined for what is no such message; so with the others below. */
export function readRefusal(data: unknown): Refusal | undefined {
  const versions = listOf(fieldsOf(data, 'refusal')?.['versions'], isCount);
  return versions && { relay: 'refusal', versions };
}

export function readAsk(data: unknown): Ask | undefined {
  const fields = fieldsOf(data, 'ask');
  if (!fields || !isCount(fields['number'])) return undefined;
  return { relay: 'ask', number: fields['number'], ending: endingOf(fields['ending']) };
}

export const isWelcome = (data: unknown): boolean => fieldsOf(data, 'welcome') !== undefined;

export function readCallResults(data: unknown): CallResults | undefined {
  const fields = fieldsOf(data, 'told');
  if (!fields || !isCount(fields['number']) || !isCount(fields['taken'])) return undefined;
  const refused = listOf(fields['refused'], isRefused);
  return refused && { relay: 'told', number: fields['number'], taken: fields['taken'], refused };
}

function endingOf(value: unknown): Ending | undefined {
  const { sets, seconds } = of(value);
  const pairs = listOf(sets, isPair);
  return pairs && typeof seconds === 'number' && seconds >= 0 ? { sets: pairs, seconds } : undefined;
}

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isText);

function isRefused(value: unknown): value is Refused {
  const { method, element, code } = of(value);
  return isText(method) && isText(element) && isText(code);
}
