import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';
import { assetFiles, entryFiles, refuseUnresolved } from './bundle-files.ts';
import { reportFolder, writeZip } from './dist.ts';
import type { Notice } from '../locale/words-type.ts';
import type { CourseIdentity, Files, Package } from './package.ts';
import { bytesOf } from './package.ts';
import { page } from './page.ts';

export interface PackagingOptions {
  /** The packages to make from the bundle, with absolute paths of their entries. */
  readonly packages: readonly Package[];
  /** The folder of `theme.css`, `icon.svg`, `fallback.js` and `languages.js`. */
  readonly assets: string;
  readonly dist: string;
  /** The beginning of the names of zips. */
  readonly fileName: string;
  /** Whether the start screen offers several languages. */
  readonly hasLanguages?: boolean;
  /** The brand's colours: rules that follow the theme in the style sheet. */
  readonly style?: () => string;
  readonly course: () => Promise<{
    readonly identity: CourseIdentity;
    /** HTML. @param unusedNotices notices that the package never shows */
    readonly startScreen: (unusedNotices?: readonly Notice[]) => string;
    /** The words shown if scripts don't run. */
    readonly noScript: string;
    /** The module with the drawings of people, if there are any. */
    readonly drawings?: string | undefined;
    /** Further files for every package. */
    readonly files?: Files;
    /** Files written next to the packages, not into them. */
    readonly beside?: Files;
  }>;
}

/**
 * A Rollup plugin that adds the page and its files to the bundle, and writes packages instead of separate files.
 */
export function packaging(options: PackagingOptions): Plugin {
  const { packages, assets, dist, fileName, hasLanguages = false, style: brand, course } = options;
  const read = (name: string): Promise<string> => readFile(join(assets, name), 'utf8');
  const references = { style: '', icon: '', fallback: '' };
  return {
    name: 'packaging',
    async buildStart() {
      const emit = (name: string, source: string): string => this.emitFile({ type: 'asset', name, source });
      const [style, icon, fallback] = await Promise.all([
        read('theme.css').then((code) => minified(code + (brand?.() ?? ''), 'css')),
        read('icon.svg').then((svg) => svg.trim()),
        Promise.all(['fallback.js', ...(hasLanguages ? ['languages.js'] : [])].map(read)).then((codes) =>
          minified(codes.join(''), 'js'),
        ),
      ]);
      references.style = emit('theme.css', style);
      references.icon = emit('icon.svg', icon);
      references.fallback = emit('fallback.js', fallback);
    },
    async generateBundle(_, bundle) {
      refuseUnresolved(bundle);
      const { identity, startScreen, noScript, drawings, files: more = new Map(), beside } = await course();
      const style = this.getFileName(references.style);
      const icon = this.getFileName(references.icon);
      const fallback = this.getFileName(references.fallback);
      const make = async ({ name, entry: module, unusedNotices, pack }: Package): Promise<void> => {
        const { entry, preloads, player, scripts, licences } = await entryFiles(bundle, module, drawings);
        const index = page({
          course: identity,
          body: startScreen(unusedNotices),
          entry,
          preloads,
          player,
          style,
          icon,
          fallback,
          noScript,
        });
        const files = new Map([...scripts, ...assetFiles(bundle), ...more]);
        files.set('index.html', bytesOf(index)).set('licences.txt', bytesOf(licences));
        const made = await pack(files, identity);
        await (made instanceof Uint8Array
          ? writeZip(dist, `${fileName}-${name}`, made)
          : writeFolder(dist, name, made));
      };
      await Promise.all(packages.map(make));
      if (beside) await writeFolder(dist, '', beside);
      // The files are in the packages now, so Rollup must not also write them separately.
      for (const name of Object.keys(bundle)) delete bundle[name];
    },
  };
}

/**
 * A Rollup plugin that empties the folder before the build, so that a failed build leaves no package that looks
 * current.
 */
export function emptying(dist: string): Plugin {
  return {
    name: 'emptying',
    buildStart: {
      order: 'pre',
      sequential: true,
      async handler() {
        const left = (await readdir(dist).catch(() => [])).filter((name) => name !== reportFolder);
        await Promise.all(left.map((name) => rm(join(dist, name), { recursive: true, force: true })));
      },
    },
  };
}

async function writeFolder(dist: string, name: string, files: Files): Promise<void> {
  for (const [path, content] of files) {
    const target = join(dist, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

async function minified(code: string, loader: 'css' | 'js'): Promise<string> {
  // The script also runs in browsers that can't run the course, so it must not use newer syntax.
  const target = loader === 'js' ? 'es5' : 'esnext';
  const result = await transform(code, { loader, target, minify: true, legalComments: 'none' });
  return result.code;
}
