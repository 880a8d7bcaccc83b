import { unzipSync, zipSync } from 'fflate';
import type { Files } from './package.ts';

/** For fflate: the output of Node's own compression depends on the processor. Times in a zip have no time zone. */
const options = { level: 9, mtime: new Date(2020, 0, 1), os: 3, attrs: 0o100644 * 0x10000 } as const;

/** Pictures and recordings are already compressed better than a zip could. Skipping them saves a minute a package. */
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

/** @throws Error if the bytes are not a zip */
export function unzip(bytes: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(bytes)));
}
