import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { sharedChunks } from './chunks.ts';
import { leanStyles } from './for-production.ts';
import type { Package } from './package.ts';
import type { PackagingOptions } from './rollup-plugin.ts';
import { emptying, packaging } from './rollup-plugin.ts';

export interface BundleOptions extends Omit<PackagingOptions, 'packages'> {
  readonly root: string;
  /** Follows another build into the same folder, which is emptied first otherwise. */
  readonly adds?: boolean;
  /** What provides the course's modules. */
  readonly plugins: readonly Plugin[];
}

/**
 * What Rollup is to do for a table of packages: one bundle with all their entries, so that the content is
 * compiled, minified and named once. Each package takes of it what its entry reaches.
 */
export function bundleOf(rows: readonly Package[], options: BundleOptions): RollupOptions {
  const packages = rows.map((row) => ({ ...row, entry: resolve(options.root, row.entry) }));
  return {
    input: [...new Set(packages.map(({ entry }) => entry))],
    // Without it the entry would be a request more: a module that only hands on another's exports.
    preserveEntrySignatures: false,
    plugins: [
      ...(options.adds ? [] : [emptying(options.dist)]),
      ...options.plugins,
      nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
      esbuild({
        target: 'es2022',
        sourceMap: false,
        tsconfig: false,
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }),
      leanStyles(),
      minify({ target: 'es2022', sourceMap: false, legalComments: 'none', charset: 'utf8' }),
      packaging({ ...options, packages }),
    ],
    output: {
      dir: options.dist,
      format: 'es',
      manualChunks: sharedChunks(),
      onlyExplicitManualChunks: true,
      // The names say the content, so that a page never runs with the scripts of another version; in one case,
      // for file systems that don't tell `a` from `A`.
      hashCharacters: 'base36',
      entryFileNames: 'app/[name]-[hash].js',
      chunkFileNames: 'app/[name]-[hash].js',
      assetFileNames: 'app/[name]-[hash][extname]',
      sanitizeFileName: (name) =>
        name
          .replace(/[^\w.-]+/g, '-')
          .replace(/^[-_]+/, '')
          .toLowerCase(),
    },
  };
}
