/** A property's value; undefined if it cannot be read, e.g. from a window of another origin or from null. */
export function property(owner: unknown, name: string): unknown {
  try {
    return (owner as Record<string, unknown>)[name];
  } catch {
    // Whatever the reason, the value is not available.
  }
  return undefined;
}
