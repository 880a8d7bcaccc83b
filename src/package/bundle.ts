import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { sharedChunk } from './chunks.ts';
import { collapseTemplates } from './collapse-templates.ts';
import { defineElements } from './define-elements.ts';
import type { Package } from './package.ts';
import type { PackagingOptions } from './rollup-plugin.ts';
import { emptying, packaging } from './rollup-plugin.ts';

export interface BundleOptions extends Omit<PackagingOptions, 'packages'> {
  readonly root: string;
  /** What provides the course's modules. */
  readonly plugins: readonly Plugin[];
}

/** What Rollup is to do for a table of packages: a bundle for each entry, however many packages it goes into. */
export function bundles(packages: readonly Package[], options: BundleOptions): RollupOptions[] {
  const empty = emptying(options.dist);
  const entries = [...new Set(packages.map(({ entry }) => entry))];
  return entries.map((entry) => ({
    input: resolve(options.root, entry),
    // Without it the entry would be a request more: a module that only hands on another's exports.
    preserveEntrySignatures: false,
    plugins: [
      empty,
      ...options.plugins,
      nodeResolve({ browser: true, exportConditions: ['browser', 'production'] }),
      defineElements(),
      esbuild({
        target: 'es2022',
        sourceMap: false,
        tsconfig: false,
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }),
      collapseTemplates(),
      minify({ target: 'es2022', sourceMap: false, legalComments: 'none', charset: 'utf8' }),
      packaging({ ...options, packages: packages.filter((each) => each.entry === entry) }),
    ],
    output: {
      dir: options.dist,
      format: 'es',
      manualChunks: sharedChunk(),
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
  }));
}
