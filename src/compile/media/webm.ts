import type { Facts } from './mp4.ts';

/** WebM (RFC 8794, RFC 9559): reads facts from it, and removes its metadata. */

interface Element {
  readonly id: number;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const segment = 0x18538067;
const info = 0x1549a966;
const tracks = 0x1654ae6b;
const track = 0xae;
const video = 0xe0;
/** Title, Tags, Attachments: they may name people and places, and are not needed to play the file. */
const personal = new Set([0x7ba9, 0x1254c367, 0x1941a469]);

/** A number whose first byte gives its length. */
function numberAt(
  bytes: Uint8Array,
  at: number,
  keepsMark: boolean,
): { value: number; length: number } | undefined {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return undefined;
  let value = keepsMark ? first : first & (0xff >> length);
  let isUnknown = !keepsMark && value === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isUnknown ? Infinity : value, length };
}

function elementsIn(bytes: Uint8Array, start: number, end: number): Element[] {
  const elements: Element[] = [];
  for (let at = start; at < end;) {
    const id = numberAt(bytes, at, true);
    const size = id && numberAt(bytes, at + id.length, false);
    if (!size) break;
    const from = at + id.length + size.length;
    const to = Math.min(end, from + size.value);
    elements.push({ id: id.value, at, from, to });
    at = to;
  }
  return elements;
}

const inside = (bytes: Uint8Array, all: readonly Element[], id: number): Element[] =>
  all.filter((one) => one.id === id).flatMap(({ from, to }) => elementsIn(bytes, from, to));

const unsignedInteger = (bytes: Uint8Array, { from, to }: Element): number =>
  bytes.subarray(from, to).reduce((value, byte) => value * 256 + byte, 0);

const segmentOf = (bytes: Uint8Array): Element[] =>
  inside(bytes, elementsIn(bytes, 0, bytes.length), segment);

export function webmFacts(bytes: Uint8Array): Facts {
  const parts = segmentOf(bytes);
  const about = inside(bytes, parts, info);
  const scale = about.find(({ id }) => id === 0x2ad7b1);
  const length = about.find(({ id }) => id === 0x4489);
  const picture = inside(bytes, inside(bytes, inside(bytes, parts, tracks), track), video);
  const size = (wanted: number): number | undefined => {
    const found = picture.find(({ id }) => id === wanted);
    return found && unsignedInteger(bytes, found);
  };
  const [width, height] = [size(0xb0), size(0xba)];
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ticks =
    length && (length.to - length.from === 4 ? data.getFloat32(length.from) : data.getFloat64(length.from));
  return {
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(ticks !== undefined && {
      seconds: (ticks * (scale ? unsignedInteger(bytes, scale) : 1_000_000)) / 1e9,
    }),
  };
}

/** A copy in which those elements are free space (Void). Nothing else moves. */
export function withoutWebmMetadata(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const parts = segmentOf(bytes);
  for (const { id, at, to } of [...parts, ...inside(bytes, parts, info)]) {
    if (!personal.has(id)) continue;
    const long = to - at >= 9;
    const size = to - at - (long ? 9 : 2);
    copy.fill(0, at, to);
    copy[at] = 0xec;
    if (!long) copy[at + 1] = 0x80 | size;
    else {
      copy[at + 1] = 0x01;
      new DataView(copy.buffer, copy.byteOffset).setUint32(at + 5, size);
    }
  }
  return copy;
}
