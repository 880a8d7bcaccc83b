import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { hrefOf } from './escape.ts';
import { licences } from './licences.ts';
import type { Files } from './package.ts';
import { forProduction } from './for-production.ts';

/** The service worker's script, without the list of what it keeps. */
export interface Worker {
  readonly code: string;
  /** The licence texts of the libraries in it. */
  readonly licences: string;
}

const made = new Map<string, Promise<Worker>>();

/** Bundles the worker into one classic script, once for each project. */
export function workerOf(root: string): Promise<Worker> {
  const known = made.get(root) ?? bundled(root);
  made.set(root, known);
  return known;
}

async function bundled(root: string): Promise<Worker> {
  const bundle = await rollup({
    input: join(root, 'src/entries/web-worker.ts'),
    plugins: [
      forProduction(),
      nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
      esbuild({ target: 'es2022', sourceMap: false, tsconfig: false }),
      minify({ target: 'es2022', sourceMap: false, legalComments: 'none', charset: 'utf8' }),
    ],
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  const modules = Object.entries(output[0].modules).filter(([, { renderedLength }]) => renderedLength > 0);
  return { code: output[0].code, licences: await licences(modules.map(([id]) => id)) };
}

interface Entry {
  readonly url: string;
  /** Null where the name says the content. */
  readonly revision: string | null;
  readonly integrity: string;
}

/** The script with its list: other files, or other content, make another worker, and so an update. */
export function workerCode(code: string, files: Files): string {
  return `self.files=${JSON.stringify([...files].map(entryOf))};\n${code}`;
}

/**
 * The browser holds every file to its sum. A host that serves half of a new version makes no mixture of two, and one
 * that answers a missing file with some page and 200 leaves none of it on the device, where it would stay under a name
 * that never changes: the old version stays until the whole of the new one is there.
 */
function entryOf([path, content]: [string, Uint8Array]): Entry {
  const sum = createHash('sha256').update(content).digest('base64');
  const isNamedAfterContent = /^app\/[^/]+-[0-9a-z]{8}\.\w+$/.test(path);
  return {
    url: hrefOf(path),
    revision: isNamedAfterContent ? null : sum.slice(0, 12),
    integrity: `sha256-${sum}`,
  };
}

/**
 * What the worker does not keep of `media/`: of each picture all widths but the one for a phone or a column, which stands
 * for the others without a connection; and what is played or downloaded, unless the settings ask for it.
 */
export function notKept(paths: readonly string[], keepsAll: boolean): ReadonlySet<string> {
  const widths = new Map<string, number[]>();
  for (const path of paths) {
    const [, picture, width] = oneOfWidths.exec(path) ?? [];
    if (picture !== undefined) widths.set(picture, [...(widths.get(picture) ?? []), Number(width)]);
  }
  return new Set(
    paths.filter((path) => {
      if (!path.startsWith('media/')) return false;
      const [, picture = '', width] = oneOfWidths.exec(path) ?? [];
      if (width === undefined) return !keepsAll && !/\.(?:svg|vtt)$/.test(path);
      const all = (widths.get(picture) ?? []).toSorted((one, other) => one - other);
      return Number(width) !== (all.findLast((one) => one <= 960) ?? all[0]);
    }),
  );
}

const oneOfWidths = /^(media\/.+)-(\d+)\.webp$/;
