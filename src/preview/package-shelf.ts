import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readCourseUnit } from './lrs/course-unit.ts';
import { readManifest } from './manifest.ts';
import type { PackageInfo } from './package-info.ts';

interface Unzipped {
  /** Changes whenever the file on disk does. */
  readonly stamp: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly info: PackageInfo;
}

/** `web`, and `web-fr` for another language. */
const sitePattern = /^web(-[a-z]{2,3})?$/;

/** The packages of a `dist/` folder: each zip, unzipped in memory, and the static sites. */
export class PackageShelf {
  readonly #folder: string;
  readonly #unzipped = new Map<string, Unzipped>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(): Promise<PackageInfo[]> {
    const infos: PackageInfo[] = [];
    for (const [name, file] of await this.#zips()) infos.push((await this.#open(name, file)).info);
    for (const name of await this.#sites()) {
      const web = await this.#web(name);
      if (web !== undefined) infos.push(web);
    }
    return infos;
  }

  /** A file of a package, or undefined where there is none. Directories answer their `index.html`. */
  async read(name: string, path: readonly string[]): Promise<Uint8Array | undefined> {
    const wanted = path.at(-1) === '' ? [...path.slice(0, -1), 'index.html'] : path;
    const file = (await this.#zips()).get(name);
    if (file === undefined) return sitePattern.test(name) ? this.#readWeb(name, wanted) : undefined;
    const { files } = await this.#open(name, file);
    const key = wanted.join('/');
    return Object.hasOwn(files, key) ? files[key] : undefined;
  }

  /** Short name → file. `allyship-scorm12.zip` is `scorm12`, unless two files would share that name. */
  async #zips(): Promise<Map<string, string>> {
    const entries = await readdir(this.#folder).catch(() => []);
    const files = entries.filter((entry) => /^[\w.-]+\.zip$/.test(entry)).sort();
    const names = new Map<string, string>();
    for (const file of files) {
      const whole = file.slice(0, -'.zip'.length);
      const short = whole.slice(whole.indexOf('-') + 1);
      names.set(short === 'web' || names.has(short) ? whole : short, file);
    }
    return names;
  }

  async #open(name: string, file: string): Promise<Unzipped> {
    const path = join(this.#folder, file);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs} ${size}`;
    const known = this.#unzipped.get(file);
    if (known?.stamp === stamp) return known;
    const fresh = { stamp, ...unpack(name, file, await readFile(path)) };
    this.#unzipped.set(file, fresh);
    return fresh;
  }

  /** A web site for each language. */
  async #sites(): Promise<string[]> {
    const entries = await readdir(this.#folder).catch(() => []);
    return entries.filter((entry) => sitePattern.test(entry)).sort();
  }

  async #web(name: string): Promise<PackageInfo | undefined> {
    const page = await this.#readWeb(name, ['index.html']);
    if (page === undefined) return undefined;
    const root = join(this.#folder, name);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(
      files.map(async (each) => (await stat(join(each.parentPath, each.name))).size),
    );
    return {
      name,
      file: `${name}/`,
      standard: 'web',
      label: 'Web site',
      title: /<title>([^<]*)<\/title>/.exec(strFromU8(page))?.[1]?.trim() ?? '',
      launch: 'index.html',
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      files: files.length,
      problem: '',
    };
  }

  async #readWeb(name: string, path: readonly string[]): Promise<Uint8Array | undefined> {
    try {
      const root = await realpath(join(this.#folder, name));
      // A symbolic link must not lead out of the folder.
      const file = await realpath(join(root, ...path));
      return file.startsWith(root + sep) ? await readFile(file) : undefined;
    } catch {
      return undefined;
    }
  }
}

function unpack(name: string, file: string, zip: Uint8Array): Pick<Unzipped, 'files' | 'info'> {
  const base = { name, file, title: '', launch: '', bytes: zip.length };
  let files: Record<string, Uint8Array> = {};
  try {
    files = unzipSync(zip);
    const count = Object.keys(files).filter((path) => !path.endsWith('/')).length;
    const manifest = files['imsmanifest.xml'];
    if (manifest === undefined) {
      const structure = files['cmi5.xml'];
      if (structure !== undefined) {
        const { title, url } = readCourseUnit(strFromU8(structure));
        const info = {
          ...base,
          standard: 'cmi5',
          label: 'cmi5',
          title,
          launch: url,
          files: count,
          problem: '',
        } as const;
        return { files, info };
      }
      const label = 'Unknown';
      const problem = 'There is no runtime for this kind of package here.';
      return { files, info: { ...base, standard: 'other', label, files: count, problem } };
    }
    const read = readManifest(strFromU8(manifest));
    const problem = read.standard === 'other' ? 'There is no runtime for this version here.' : '';
    return { files, info: { ...base, ...read, files: count, problem } };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { files, info: { ...base, standard: 'other', label: 'Unreadable', files: 0, problem } };
  }
}
