/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Parses JSON; undefined if it is not valid. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, e.g. `at(statement, 'context', 'registration')`. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((branch, key) => (isObject(branch) ? branch[key] : undefined), value);
}

/** The value as a list: in xAPI, a single value may replace a list of one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value)
    ? (value as readonly Json[])
    : value === undefined || value === null
      ? []
      : [value as Json];
}

/** Whether the contents are equal. The order of properties does not matter. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return holds(one, other) && holds(other, one);
}

/** Whether `whole` contains everything in `part`: properties by name, list members in any order. */
export function holds(whole: Json | undefined, part: Json | undefined): boolean {
  if (isObject(part)) {
    return isObject(whole) && Object.entries(part).every(([key, value]) => holds(whole[key], value));
  }
  if (Array.isArray(part)) {
    const members = listOf(whole);
    return (part as readonly Json[]).every((value) => members.some((member) => holds(member, value)));
  }
  return whole === part || (Array.isArray(whole) && whole.some((member: Json) => holds(member, part)));
}
