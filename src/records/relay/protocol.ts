/**
 * Messages between the package on an LMS and the hosted course, in addition to the calls that scorm-again's pair
 * relays. They have no `messageId`, so that the pair ignores them.
 *
 * The package is uploaded once and may be years older than the course: the meaning of a version never changes, and the
 * course keeps supporting every version that it has supported.
 */

/** The protocol version of packages from this build. */
export const protocolVersion = 1;
/** The versions that the course supports. */
export const supportedVersions: readonly number[] = [1];

export const standards = ['scorm12', 'scorm2004'] as const;
export type StandardName = (typeof standards)[number];

/** Course → package, once the course has loaded: begin. */
export interface Hello {
  readonly relay: 'hello';
  readonly version: number;
  /** The elements that the record always reads when it opens, and that no LMS answers with an error. */
  readonly reads: readonly string[];
}

/** Course → package: the course does not support the package's version. */
export interface Refusal {
  readonly relay: 'refusal';
  readonly versions: readonly number[];
}

/** Course → package, after calls to the LMS: asks for their results. */
export interface Ask {
  readonly relay: 'ask';
  readonly number: number;
  /** What to write if the package hears no more from the course; undefined if nothing may be written. */
  readonly ending?: Ending | undefined;
}

/** What a package writes if the course is gone, before it ends the session. */
export interface Ending {
  readonly sets: readonly (readonly [element: string, value: string])[];
  /** The session's total so far, in seconds. */
  readonly seconds: number;
}

/** Package → course: the LMS was found, calls may be sent. */
export interface Welcome {
  readonly relay: 'welcome';
}

/** Package → course: the results of the calls since the last time. */
export interface RelayResults {
  readonly relay: 'told';
  readonly number: number;
  /** How many calls arrived. */
  readonly taken: number;
  readonly refused: readonly Refused[];
}

/** A call that the LMS refused. */
export interface Refused {
  readonly method: string;
  readonly element: string;
  /** The LMS's error code, '' if it gave none. */
  readonly code: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The properties of an unknown value; none for null and undefined. */
const propertiesOf = (value: unknown): Fields => (value ?? {}) as Fields;

const fieldsOf = (data: unknown, relay: string): Fields | undefined =>
  propertiesOf(data)['relay'] === relay ? propertiesOf(data) : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const listOf = <T>(value: unknown, is: (member: unknown) => member is T): T[] | undefined =>
  Array.isArray(value) && value.every(is) ? value : undefined;

/** Validates a message: any window may send anything. */
export function readHello(data: unknown): Hello | 'malformed' | undefined {
  const fields = fieldsOf(data, 'hello');
  if (!fields) return undefined;
  const { version } = fields;
  const reads = listOf(fields['reads'], isText);
  return isCount(version) && reads ? { relay: 'hello', version, reads } : 'malformed';
}

/** Undefined for anything else than such a message; likewise the functions below. */
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

export function readCallResults(data: unknown): RelayResults | undefined {
  const fields = fieldsOf(data, 'told');
  if (!fields || !isCount(fields['number']) || !isCount(fields['taken'])) return undefined;
  const refused = listOf(fields['refused'], isRefused);
  return refused && { relay: 'told', number: fields['number'], taken: fields['taken'], refused };
}

function endingOf(value: unknown): Ending | undefined {
  const { sets, seconds } = propertiesOf(value);
  const pairs = listOf(sets, isPair);
  return pairs && typeof seconds === 'number' && seconds >= 0 ? { sets: pairs, seconds } : undefined;
}

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every(isText);

function isRefused(value: unknown): value is Refused {
  const { method, element, code } = propertiesOf(value);
  return isText(method) && isText(element) && isText(code);
}
