/**
 * Remembers what was made of the last texts: a course is read again and again, and of its files few have changed.
 *
 * @param make what depends on the text alone, and is only read afterwards
 * @param most so many texts are remembered
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
