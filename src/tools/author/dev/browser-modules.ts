import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

const tsconfigRaw = { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } };

/** The folders of `src/` whose files run in the browser. */
const rooms = [
  'course',
  'locale',
  'ui',
  'blocks',
  'lessons',
  'session',
  'player',
  'records',
  'device',
  'entries',
  'tools/author/page',
];

/** The imports in code that esbuild wrote. */
const imported = /(\bfrom\s*|\bimport\s*\(?\s*)"([^"\n]+)"/g;

/** The project's modules one by one, in a form that a browser can import: without bundling, nothing needs a rebuild. */
export class BrowserModules {
  readonly #sources: string;
  readonly #made = new Map<string, { readonly plain: string; readonly code: string }>();
  #packages: ReadonlyMap<string, string> | undefined;

  /** @param sources the folder `src` */
  constructor(sources: string) {
    this.#sources = sources;
  }

  /** @param path below `src/`, with `/` @returns undefined if there is no such module */
  async source(path: string): Promise<string | undefined> {
    const file = join(this.#sources, path);
    if (!path.endsWith('.ts') || !rooms.some((room) => path.startsWith(`${room}/`)) || !existsSync(file))
      return undefined;
    const plain = readFileSync(file, 'utf8');
    const known = this.#made.get(path);
    if (known?.plain === plain) return known.code;
    const { code: script } = await transform(plain, {
      loader: 'ts',
      target: 'es2022',
      sourcefile: path,
      sourcemap: 'inline',
      tsconfigRaw,
    });
    const code = script.replace(imported, (all, before: string, name: string) =>
      /^[./]/.test(name) ? all : `${before}"${addressOf(name)}"`,
    );
    this.#made.set(path, { plain, code });
    return code;
  }

  /** The packages that the course uses, bundled once: address below `/packages/` → code. */
  async packages(): Promise<ReadonlyMap<string, string>> {
    if (this.#packages) return this.#packages;
    const names = [...new Set(rooms.flatMap((room) => packagesIn(join(this.#sources, room))))];
    const { outputFiles } = await build({
      entryPoints: names.map((name) => ({ in: name, out: name.replace(/\.js$/, '') })),
      outdir: join(this.#sources, 'packages'),
      absWorkingDir: join(this.#sources, '..'),
      bundle: true,
      splitting: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      conditions: ['browser', 'production'],
      logLevel: 'silent',
    });
    const prefix = join(this.#sources, 'packages').length + 1;
    this.#packages = new Map(
      outputFiles.map(({ path, text }) => [path.slice(prefix).replaceAll('\\', '/'), text]),
    );
    return this.#packages;
  }
}

/** `course:outline` → `/course/outline.js`, `lit` → `/packages/lit.js`. */
export function addressOf(name: string): string {
  if (name.startsWith('course:')) return `/course/${name.slice('course:'.length)}.js`;
  return `/packages/${name.replace(/\.js$/, '')}.js`;
}

function packagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const code = readFileSync(join(folder, name), 'utf8');
      return [
        ...code.matchAll(/^(?:import|export|\}) [^'"]*?from '([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gm),
      ]
        .filter(([all]) => !/^(?:import|export) type /.test(all))
        .map((found) => found[1] ?? found[2] ?? '');
    })
    .filter((name) => !name.startsWith('course:') && !name.startsWith('node:'));
}
