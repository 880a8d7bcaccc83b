/** Undefined if there is none, also for a window of another origin or no window at all. */
export function property(owner: unknown, name: string): unknown {
  try {
    return (owner as Record<string, unknown>)[name];
  } catch {
    // The property is not accessible, for whatever reason.
  }
  return undefined;
}
