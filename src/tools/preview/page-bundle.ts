import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pageFolder = new URL('./page/', import.meta.url);

/** The LMS's page: address → content. It is bundled in memory, and is not part of any package. */
export async function bundlePage(): Promise<Map<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ['index.html', await readFile(new URL('index.html', pageFolder))],
    ['lms.css', await readFile(new URL('lms.css', pageFolder))],
    ['icon.svg', await readFile(new URL('icon.svg', pageFolder))],
    ['lms.js', await bundled('app.ts', 'esm')],
    // For a course's page: a classic script, which runs before all modules.
    ['clock.js', await bundled('course-clock.ts', 'iife')],
  ]);
}

async function bundled(entry: string, format: 'esm' | 'iife'): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, pageFolder))],
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The page of the embedded LMS could not be bundled.');
  return script.contents;
}
