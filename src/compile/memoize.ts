/**
 * Keeps the results for the latest texts: a course is read again and again, and few of its files change.
 *
 * @param make depends only on the text; its result is not modified afterwards
 * @param most the number of results kept
 */
export function memoize<Made>(make: (text: string) => Made, most = 50): (text: string) => Made {
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
