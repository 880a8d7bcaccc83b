import { unzipSync, zipSync } from 'fflate';
import type { ZipOptions, Zippable } from 'fflate';
import type { Files } from './package.ts';

/**
 * The same for every file and every build. The date is a local one because a zip keeps local time: any zone
 * writes the same bytes. A regular file that its owner may write and everybody may read.
 */
const attributes = (): ZipOptions => ({
  level: 9,
  mtime: new Date(2020, 0, 1),
  os: 3,
  attrs: 0o100644 << 16,
});

/** A zip of the files, byte for byte the same for the same files on any machine. */
export function zip(files: Files): Uint8Array {
  const sorted: Zippable = {};
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path);
    if (content) sorted[path] = [content, attributes()];
  }
  return zipSync(sorted);
}

/** @throws Error where the bytes are no zip */
export function unzip(bytes: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(bytes)));
}
