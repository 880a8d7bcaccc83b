import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzip } from './zip.ts';

// The manifest at the top of the repository is the one of the SCORM 1.2 package as built.
const root = join(import.meta.dirname, '..', '..');
const zip = unzip(await readFile(join(root, 'dist', 'allyship-scorm12.zip')));
const manifest = zip.get('imsmanifest.xml');
if (!manifest) throw new Error('dist/allyship-scorm12.zip holds no imsmanifest.xml');
await writeFile(join(root, 'imsmanifest.xml'), manifest);
