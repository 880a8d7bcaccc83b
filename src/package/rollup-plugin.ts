import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import type { OutputBundle, OutputChunk, Plugin } from 'rollup';
import { licences } from './licences.ts';
import type { CourseIdentity, Files, Package } from './package.ts';
import { bytesOf, PackageError } from './package.ts';
import { page } from './page.ts';

export interface PackagingOptions {
  /** The packages to make of this bundle. */
  readonly packages: readonly Package[];
  /** Where `theme.css`, `icon.svg` and `fallback.js` are. */
  readonly assets: string;
  readonly dist: string;
  readonly course: () => Promise<{ readonly identity: CourseIdentity; readonly startScreen: string }>;
}

/**
 * A Rollup plugin that takes the bundle, adds the page and what belongs to it, and writes packages instead of
 * loose files.
 */
export function packaging({ packages, assets, dist, course }: PackagingOptions): Plugin {
  const read = (name: string): Promise<string> => readFile(join(assets, name), 'utf8');
  const references = { style: '', icon: '', fallback: '' };
  return {
    name: 'packaging',
    async buildStart() {
      const emit = (name: string, source: string): string => this.emitFile({ type: 'asset', name, source });
      const [style, icon, fallback] = await Promise.all([
        read('theme.css').then((code) => minified(code, 'css')),
        read('icon.svg').then((svg) => svg.trim()),
        read('fallback.js').then((code) => minified(code, 'js')),
      ]);
      references.style = emit('theme.css', style);
      references.icon = emit('icon.svg', icon);
      references.fallback = emit('fallback.js', fallback);
    },
    async generateBundle(_, bundle) {
      refuseUnresolved(bundle);
      const { identity, startScreen } = await course();
      const files = filesOf(bundle);
      const { entry, preloads } = entryOf(bundle);
      const index = page({
        course: identity,
        body: startScreen,
        entry,
        preloads,
        style: this.getFileName(references.style),
        icon: this.getFileName(references.icon),
        fallback: this.getFileName(references.fallback),
      });
      files.set('index.html', bytesOf(index));
      files.set('licences.txt', bytesOf(await licences(modulesOf(bundle))));
      await Promise.all(
        packages.map(async ({ name, pack }) => {
          const made = await pack(files, identity);
          await (made instanceof Uint8Array ? writeZip(dist, name, made) : writeFolder(dist, name, made));
        }),
      );
      // They are in the packages now; Rollup is to write none beside them.
      for (const name of Object.keys(bundle)) delete bundle[name];
    },
  };
}

/**
 * A Rollup plugin that empties the folder before anything is built, once for all the bundles of a build: a
 * build that fails leaves no package that looks current.
 */
export function emptying(dist: string): Plugin {
  let emptied: Promise<void> | undefined;
  return {
    name: 'emptying',
    buildStart: {
      order: 'pre',
      sequential: true,
      handler: () => (emptied ??= rm(dist, { recursive: true, force: true })),
    },
  };
}

async function writeZip(dist: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dist, { recursive: true });
  const path = join(dist, `allyship-${name}.zip`);
  // Whole or not at all, for whoever is reading it.
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

async function writeFolder(dist: string, name: string, files: Files): Promise<void> {
  for (const [path, content] of files) {
    const target = join(dist, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

async function minified(code: string, loader: 'css' | 'js'): Promise<string> {
  // The script speaks to browsers that can't run the course, so nothing newer may come into it.
  const target = loader === 'js' ? 'es5' : 'esnext';
  const result = await transform(code, { loader, target, minify: true, legalComments: 'none' });
  return result.code;
}

function filesOf(bundle: OutputBundle): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [path, file] of Object.entries(bundle)) {
    const content = file.type === 'chunk' ? file.code : file.source;
    files.set(path, typeof content === 'string' ? bytesOf(content) : content);
  }
  return files;
}

const chunksOf = (bundle: OutputBundle): OutputChunk[] =>
  Object.values(bundle).filter((file) => file.type === 'chunk');

const modulesOf = (bundle: OutputBundle): string[] =>
  chunksOf(bundle).flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );

/** What Rollup can't find it leaves to the browser, which would find it no more. */
function refuseUnresolved(bundle: OutputBundle): void {
  const problems = chunksOf(bundle).flatMap((chunk) =>
    [...chunk.imports, ...chunk.dynamicImports]
      .filter((name) => !(name in bundle))
      .map((name) => `${chunk.name} imports ${name}, which is not there`),
  );
  if (problems.length > 0) throw new PackageError('The page', [...new Set(problems)]);
}

/** The module that starts the course, and those that load with it, the nearest first. */
function entryOf(bundle: OutputBundle): { entry: string; preloads: string[] } {
  const entry = chunksOf(bundle).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The bundle has no entry');
  const needed = new Set([entry.fileName]);
  for (const name of needed) {
    const file = bundle[name];
    if (file?.type === 'chunk') for (const imported of file.imports) needed.add(imported);
  }
  needed.delete(entry.fileName);
  return { entry: entry.fileName, preloads: [...needed] };
}
