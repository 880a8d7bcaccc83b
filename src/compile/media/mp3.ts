/**
 * A copy of an mp3 without tags, which hold the title, author and pictures: ID3 (versions 1 and 2), APE (versions 1 and
 * 2) and Lyrics3.
 */
export function withoutTags(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (textAt(bytes, from, 3) === 'ID3') {
    // The size uses seven bits of each byte. A footer is as long as the header.
    const size = bytes.subarray(from + 6, from + 10).reduce((value, byte) => value * 128 + (byte & 0x7f), 0);
    from += 10 + size + ((bytes[from + 5] ?? 0) & 0x10 ? 10 : 0);
  }
  let to = bytes.length;
  for (let size = -1; size !== 0; to -= size) {
    size = sizeOfLastTag(bytes, to);
    if (to - size < from) break;
  }
  return bytes.slice(Math.min(from, to), to);
}

/** The size of the tag that ends at this position; 0 if there is none. */
function sizeOfLastTag(bytes: Uint8Array, to: number): number {
  if (textAt(bytes, to - 128, 3) === 'TAG') return 128;
  if (textAt(bytes, to - 32, 8) === 'APETAGEX') {
    const footer = new DataView(bytes.buffer, bytes.byteOffset + to - 32, 32);
    // The footer is part of this size, a header is not.
    return footer.getUint32(12, true) + (footer.getUint32(20, true) & 0x8000_0000 ? 32 : 0);
  }
  if (textAt(bytes, to - 9, 9) === 'LYRICS200') return Number(textAt(bytes, to - 15, 6)) + 15 || 0;
  return 0;
}

/** Whether tags are left that could not be removed, such as those of a wrong size. */
export const hasTags = (sound: Uint8Array): boolean => Buffer.from(sound).includes('APETAGEX');

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, at), Math.max(0, at + length)));

/** An estimate of kilobits per second from the first frame (MPEG-1 Layer III); undefined for other formats. */
export function mp3BitRate(bytes: Uint8Array): number | undefined {
  // A cover picture may hold bytes that look like a frame.
  const sound = withoutTags(bytes);
  const at = sound.findIndex((byte, index) => byte === 0xff && ((sound[index + 1] ?? 0) & 0xfe) === 0xfa);
  const rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
  return at < 0 ? undefined : rates[(sound[at + 2] ?? 0) >> 4] || undefined;
}
