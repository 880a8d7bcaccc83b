import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzip } from './zip.ts';

// The manifest at the top of the repository is the one of the SCORM 1.2 package as built. A course may leave that
// package out (`packages` in its settings).
const root = join(import.meta.dirname, '..', '..');
const made = await readdir(join(root, 'dist'));
const scorm12 = 'allyship-scorm12.zip';
if (made.includes(scorm12)) {
  const manifest = unzip(await readFile(join(root, 'dist', scorm12))).get('imsmanifest.xml');
  if (!manifest) throw new Error(`dist/${scorm12} holds no imsmanifest.xml`);
  await writeFile(join(root, 'imsmanifest.xml'), manifest);
}
process.stdout.write(`Built, in dist/:\n${made.map((name) => `  ${name}\n`).join('')}`);
