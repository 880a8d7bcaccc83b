import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where packages are written; another folder than `dist/` for who must leave that one alone: a release. */
export const distOf = (root: string): string => process.env['COURSE_DIST'] ?? join(root, 'dist');

/** What `npm run report` makes, in the same folder: no package, so a build neither makes it nor takes it away. */
export const reportFolder = 'report';

/** Writes a package's zip, and answers the file's name. */
export async function writeZip(dist: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = `${name}.zip`;
  const path = join(dist, file);
  await mkdir(dist, { recursive: true });
  // Whole or not at all, for whoever is reading it.
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return file;
}
