/** Undefined for what has none, be it a window of another origin or no window at all. */
export function property(owner: unknown, name: string): unknown {
  try {
    return (owner as Record<string, unknown>)[name];
  } catch {
    // Whatever the reason, there is nothing to be had.
  }
  return undefined;
}
