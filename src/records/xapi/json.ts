/** Reads a JSON object; undefined for anything else, whatever the reason. */
export function readObject(read: () => string | null | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(String(read()));
    if (isObject(value)) return value;
  } catch {
    // Not JSON, or storage is refused.
  }
  return undefined;
}

/** A stored number above 0, e.g. of seconds; 0 for anything else. */
export function amount(value: unknown): number {
  return typeof value === 'number' && value < Infinity ? Math.max(0, value) : 0;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
