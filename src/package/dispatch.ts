import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { fileNameHash } from '../compile/content.ts';
import type { DispatchWords } from '../locale/words-type.ts';
import type { DispatchLanguage } from './dispatch-page.ts';
import { dispatchPage } from './dispatch-page.ts';
import { licences } from './licences.ts';
import { scorm12 } from './manifest12.ts';
import { scorm2004 } from './manifest2004.ts';
import type { CourseIdentity, Files, Package } from './package.ts';
import { bytesOf } from './package.ts';

export interface DispatchOptions {
  readonly root: string;
  /** The address of the hosted course. */
  readonly url: URL;
  readonly course: CourseIdentity;
  /** The words in the course's language. */
  readonly words: DispatchWords;
  /** The words in further languages. */
  readonly others?: readonly DispatchLanguage[];
  /** The brand's colours: rules that follow the theme in the style sheet. */
  readonly style: string;
}

/** The packages that frame a hosted course. */
const rows: readonly {
  readonly name: string;
  readonly standard: 'scorm12' | 'scorm2004';
  readonly pack: Package['pack'];
}[] = [
  { name: 'dispatch-scorm12', standard: 'scorm12', pack: scorm12 },
  { name: 'dispatch-scorm2004-4th', standard: 'scorm2004', pack: scorm2004('2004-4th') },
];

/**
 * Name → zip of the small packages that frame a hosted course and relay its record.
 *
 * @throws PackageError if a manifest is not valid
 */
export async function dispatchPackages(options: DispatchOptions): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files, ...paths } = await shared(options);
  const packages = new Map<string, Uint8Array>();
  for (const { name, standard, pack } of rows) {
    const { course, url, words, others = [] } = options;
    const page = dispatchPage({ course, url, standard, words, others, ...paths });
    const made = await pack(new Map([...files, ['index.html', bytesOf(page)]]), course);
    if (made instanceof Uint8Array) packages.set(name, made);
  }
  return packages;
}

interface Shared {
  readonly files: Files;
  readonly style: string;
  readonly icon: string;
  readonly script: string;
}

/** The files that both packages share. */
async function shared({ root, style: brand }: DispatchOptions): Promise<Shared> {
  const asset = (name: string): Promise<string> => readFile(join(root, 'assets', name), 'utf8');
  const { code, modules } = await bundled(root);
  const css = (await asset('theme.css')) + brand + (await asset('dispatch.css'));
  const { code: style } = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  // The names contain a hash of the content, so that an LMS that caches never serves scripts of another version.
  const script = `dispatch-${fileNameHash(code)}.js`;
  const sheet = `dispatch-${fileNameHash(style)}.css`;
  const icon = (await asset('icon.svg')).trim();
  return {
    script,
    style: sheet,
    icon: 'icon.svg',
    files: new Map([
      [script, bytesOf(code)],
      [sheet, bytesOf(style)],
      ['icon.svg', bytesOf(icon)],
      ['licences.txt', bytesOf(await licences(modules))],
    ]),
  };
}

/** A classic script for old browsers: the course itself reports in its frame that the browser is too old. */
async function bundled(root: string): Promise<{ code: string; modules: string[] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/entries/dispatch.ts'],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2019',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const script = outputFiles[0];
  if (!script) throw new Error('The page of the packages could not be bundled.');
  return { code: script.text, modules: Object.keys(metafile.inputs).map((path) => resolve(root, path)) };
}
