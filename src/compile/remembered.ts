/**
 * Caches results by text: a course is read repeatedly, and few of its files change.
 *
 * @param make its result must depend only on the text, and callers must not change it
 * @param most the maximum number of texts
 */
export function remembered<Made>(make: (text: string) => Made, most = 50): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    if (!known.has(text)) {
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= most) known.delete(oldest);
      known.set(text, make(text));
    }
    return known.get(text) as Made;
  };
}
