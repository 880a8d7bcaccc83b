import { unzipSync, zipSync } from 'fflate';
import type { Files } from './package.ts';

/** Node's own compression is not used: what it writes depends on the processor. A zip's time has no zone. */
const options = { level: 9, mtime: new Date(2020, 0, 1), os: 3, attrs: 0o100644 * 0x10000 } as const;

/** Pictures and recordings have been compressed already, better than a zip does: a minute saved for each package. */
const isCompressed = (path: string): boolean => /^media\/.*\.(?!svg|vtt|txt|csv|ics)\w+$/.test(path);

/** A zip of the files, byte for byte the same for the same files on any machine. */
export function zip(files: Files): Uint8Array {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      sorted.map(([path, content]) => [path, isCompressed(path) ? [content, { level: 0 }] : content]),
    ),
    options,
  );
}

/** @throws Error where the bytes are no zip */
export function unzip(bytes: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(bytes)));
}
