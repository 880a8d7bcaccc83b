/** A copy of an mp3 without ID3 tags (versions 1 and 2), which hold the title, author and pictures. */
export function withoutId3(bytes: Uint8Array): Uint8Array {
  const says = (text: string, at: number): boolean =>
    String.fromCharCode(...bytes.subarray(at, at + text.length)) === text;
  let from = 0;
  while (says('ID3', from)) {
    // The size uses seven bits of each byte. A footer is as long as the header.
    const size = bytes.subarray(from + 6, from + 10).reduce((value, byte) => value * 128 + (byte & 0x7f), 0);
    from += 10 + size + ((bytes[from + 5] ?? 0) & 0x10 ? 10 : 0);
  }
  const to = says('TAG', bytes.length - 128) ? bytes.length - 128 : bytes.length;
  return bytes.slice(Math.min(from, to), to);
}

/** An estimate of kilobits per second from the first frame (MPEG-1 Layer III); undefined for other formats. */
export function mp3BitRate(bytes: Uint8Array): number | undefined {
  // A cover picture may hold bytes that look like a frame.
  const sound = withoutId3(bytes);
  const at = sound.findIndex((byte, index) => byte === 0xff && ((sound[index + 1] ?? 0) & 0xfe) === 0xfa);
  const rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
  return at < 0 ? undefined : rates[(sound[at + 2] ?? 0) >> 4] || undefined;
}
