import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { hrefOf } from './escape.ts';
import { licences } from './licences.ts';
import type { Files } from './package.ts';
import { forProduction } from './for-production.ts';

/** The service worker's script, without the list of files to keep. */
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
  /** Null if the name contains a hash of the content. */
  readonly revision: string | null;
  readonly integrity: string;
}

/** The script with its list. Other files or other content change the worker, which starts an update. */
export function workerCode(code: string, files: Files): string {
  return `self.files=${JSON.stringify([...files].map(entryOf))};\n${code}`;
}

/**
 * The browser checks every file's hash, and the old version stays until the new one is complete. So a host that serves
 * only part of a new version causes no mixture of two. And if a host answers a missing file with some page and status
 * 200, the device does not keep that page under a name that never changes.
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
 * The files in `media/` that the worker does not keep. Of each picture, it keeps only the width for a phone or a
 * column, which replaces the others offline. It keeps recordings and downloads only if the settings say so.
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
