/** FNV-1a over UTF-16 code units instead of bytes: 32 bits, unsigned. Not for secrets. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  // By index, without encoding the text first: this runs over every snapshot, several times.
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** A hash of what an answer means, 24 bits in base 36: equal for equal parts in equal order. */
export function fingerprint(parts: readonly string[]): string {
  const value = hash(parts.join('\u0000'));
  // The published way to fold FNV: it mixes the high bits in, instead of dropping them.
  return ((value >>> 24) ^ (value & 0xffffff)).toString(36);
}
