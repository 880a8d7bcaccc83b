import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { shortNameOf } from '../short-name.ts';
import { readXml } from '../../package/xml.ts';
import { unitFiles } from './lrs/course-unit.ts';
import { readManifest } from './manifest.ts';
import type { PackageInfo } from './package-info.ts';
import { isRecordName } from './record-name.ts';

/** Everything except the name, which depends on the other files in the folder. */
type ZipInfo = Omit<PackageInfo, 'name'>;

interface Unzipped {
  /** Changes whenever the file on disk does. */
  readonly stamp: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly info: ZipInfo;
}

/** `web`, `web-fr` for another language, `refresher-web` for another course. */
const sitePattern = /^([a-z0-9-]+-)?web(-[a-z]{2,3})?$/;

/** The packages of a `dist/` folder: each zip, unzipped in memory, and the static sites. */
export class PackageShelf {
  readonly #folder: string;
  readonly #unzipped = new Map<string, Unzipped>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(): Promise<PackageInfo[]> {
    const infos: PackageInfo[] = [];
    for (const [name, file] of await this.#zips()) {
      const { info } = await this.#open(file);
      infos.push({ ...info, name, problem: info.problem || problemOf(name) });
    }
    for (const name of await this.#sites()) {
      const web = await this.#web(name);
      if (web !== undefined) infos.push(web);
    }
    return infos;
  }

  /** A file of a package; undefined if there is none. For a directory, its `index.html`. */
  async read(name: string, path: readonly string[]): Promise<Uint8Array | undefined> {
    const wanted = path.at(-1) === '' ? [...path.slice(0, -1), 'index.html'] : path;
    const file = (await this.#zips()).get(name);
    if (file === undefined) return sitePattern.test(name) ? this.#readWeb(name, wanted) : undefined;
    const { files } = await this.#open(file);
    const key = wanted.join('/');
    return Object.hasOwn(files, key) ? files[key] : undefined;
  }

  /** Name → file. `allyship-scorm12.zip` is `scorm12`, unless that could mean another file, or a site. */
  async #zips(): Promise<Map<string, string>> {
    const entries = await readdir(this.#folder).catch(() => []);
    const files = entries.filter((entry) => /^[^.].*\.zip$/.test(entry)).sort();
    const both = files.map((file) => {
      return { file, whole: file.slice(0, -'.zip'.length), short: shortNameOf(file) };
    });
    const isShared = (name: string): boolean =>
      sitePattern.test(name) ||
      both.filter(({ whole, short }) => name === whole || name === short).length > 1;
    return new Map(both.map(({ file, whole, short }) => [isShared(short) ? whole : short, file]));
  }

  async #open(file: string): Promise<Unzipped> {
    const path = join(this.#folder, file);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs} ${size}`;
    const known = this.#unzipped.get(file);
    if (known?.stamp === stamp) return known;
    const fresh = { stamp, ...unpack(file, await readFile(path)) };
    this.#unzipped.set(file, fresh);
    return fresh;
  }

  /** A web site for each course and language. */
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
      title: titleOf(strFromU8(page)),
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

/** Splits a package's segment of an address into its name and its launch. A web site's launch is its name. */
export function launchOf(segment: string): { readonly name: string; readonly launch: string } {
  const [name = '', launch = name] = segment.split('@', 2);
  return { name, launch };
}

/** A name is part of addresses, in which `@` precedes the launch. */
const problemOf = (name: string): string =>
  isRecordName(name) && !name.includes('@')
    ? ''
    : 'Rename the file to play it: 1 to 64 lower-case letters, digits, and . _ - between them.';

function unpack(file: string, zip: Uint8Array): Pick<Unzipped, 'files' | 'info'> {
  const base = { file, title: '', launch: '', bytes: zip.length };
  let files: Record<string, Uint8Array> = {};
  try {
    files = unzipSync(zip);
    const count = Object.keys(files).filter((path) => !path.endsWith('/')).length;
    const manifest = files['imsmanifest.xml'];
    if (manifest === undefined) {
      for (const [standard, label] of [
        ['cmi5', 'cmi5'],
        ['xapi', 'xAPI'],
      ] as const) {
        const { file: name, read } = unitFiles[standard];
        const description = files[name];
        if (description === undefined) continue;
        const { title, url: launch } = read(strFromU8(description));
        return { files, info: { ...base, standard, label, title, launch, files: count, problem: '' } };
      }
      const label = 'Unknown';
      const problem = misplaced(Object.keys(files)) ?? 'There is no runtime for this kind of package here.';
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

/** The problem of a package that was zipped again inside a folder or with other capitals; undefined for any other. */
function misplaced(paths: readonly string[]): string | undefined {
  for (const name of ['imsmanifest.xml', unitFiles.cmi5.file, unitFiles.xapi.file]) {
    const found = paths.find(
      (path) => path.toLowerCase().split('/').at(-1) === name && !path.startsWith('__MACOSX/'),
    );
    if (found !== undefined)
      return `An LMS looks for ${name} at the top of the zip, in small letters; here it is ${found}. Take the zip as it was built.`;
  }
  return undefined;
}

/** Reads the title as XML: the page is HTML, but its title element is also valid XML. */
const titleOf = (html: string): string =>
  readXml(/<title>[^<]*<\/title>/.exec(html)?.[0] ?? '').elements[0]?.text.trim() ?? '';
