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
  /** Whether this build adds to a folder that another has filled. Otherwise the folder is emptied first. */
  readonly adds?: boolean;
  /** They provide the course's modules. */
  readonly plugins: readonly Plugin[];
}

/**
 * Rollup's options for a table of packages: one bundle with all their entries, so that the content is compiled,
 * minified and named once. Each package takes the files that its entry reaches.
 */
export function rollupOptions(rows: readonly Package[], options: BundleOptions): RollupOptions {
  const packages = rows.map((row) => ({ ...row, entry: resolve(options.root, row.entry) }));
  return {
    input: [...new Set(packages.map(({ entry }) => entry))],
    // Otherwise the entry would be one more request: a module that only re-exports another.
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
      // The names contain a hash of the content, so that a page never runs scripts of another version. They are in
      // lower case because some file systems ignore case.
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
