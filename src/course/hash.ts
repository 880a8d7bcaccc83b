const utf8 = new TextEncoder();

/** FNV-1a over the UTF-8 bytes: 32 bits, unsigned. Not for secrets. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  const bytes = utf8.encode(text);
  // By index: this runs over every snapshot, and iterating costs several times as much.
  for (let i = 0; i < bytes.length; i++) value = Math.imul(value ^ (bytes[i] ?? 0), 0x01000193);
  return value >>> 0;
}

/** What an answer means, as 24 bits in base 36: equal for equal parts in equal order. */
export function fingerprint(parts: readonly string[]): string {
  const value = hash(parts.join('\u0000'));
  // The published way to fold FNV: the high bits are mixed in, not thrown away.
  return ((value >>> 24) ^ (value & 0xffffff)).toString(36);
}
