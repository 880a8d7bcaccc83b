import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder for packages. A release and dev mode set `COURSE_DIST`, because they must not change `dist/`. */
export const distOf = (root: string): string => process.env['COURSE_DIST'] ?? join(root, 'dist');

/** The output of `npm run report` in the same folder. It is not a package, so builds neither write nor delete it. */
export const reportFolder = 'report';

/** Writes a package's zip, and returns the file's name. */
export async function writeZip(dist: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = `${name}.zip`;
  const path = join(dist, file);
  await mkdir(dist, { recursive: true });
  // Renamed when complete, so that nobody reads a partial file.
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
  return file;
}
