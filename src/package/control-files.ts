import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './package.ts';

export type Edition = '1.2' | '2004-3rd' | '2004-4th';

/** Folders in `schemas/`, whose README gives their origin. */
const folders: Record<Edition, readonly string[]> = {
  '1.2': ['1.2'],
  '2004-3rd': ['2004', '2004-3rd'],
  '2004-4th': ['2004', '2004-4th'],
};

/** `schemaversion` in a manifest, by which an LMS recognises the edition. */
export const schemaVersions: Record<Edition, string> = {
  '1.2': '1.2',
  '2004-3rd': '2004 3rd Edition',
  '2004-4th': '2004 4th Edition',
};

const loaded = new Map<Edition, Promise<Files>>();

/** The schemas next to `imsmanifest.xml` at the package's root. */
export function controlFiles(edition: Edition): Promise<Files> {
  const known = loaded.get(edition) ?? load(edition);
  loaded.set(edition, known);
  return known;
}

async function load(edition: Edition): Promise<Files> {
  const contents = new Map<string, Uint8Array>();
  for (const folder of folders[edition].map((name) => join(import.meta.dirname, 'schemas', name))) {
    for (const name of await readdir(folder)) contents.set(name, await readFile(join(folder, name)));
  }
  return contents;
}
