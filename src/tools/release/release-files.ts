import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { BuildPlan } from '../../compile/build-plan.ts';
import type { CourseIdentity, Files } from '../../package/package.ts';
import { bytesOf } from '../../package/package.ts';
import { unzip, zip } from '../../package/zip.ts';
import type { Bill } from './sbom.ts';
import { sbom, sha256 } from './sbom.ts';

export interface ReleaseOptions {
  readonly course: Pick<CourseIdentity, 'id' | 'version' | 'title'>;
  /** The folder of a build: zips, folders for packages that are not zipped, and the answer key. */
  readonly built: string;
  /** The transcript of the content, and its JSON. */
  readonly content: Files;
  /** The file names of each course's packages, the main course first. */
  readonly names: readonly Pick<BuildPlan, 'fileName' | 'prefix'>[];
  /** The change log's section for this version. */
  readonly notes: string;
  /** npm's bill of the libraries that may ship. */
  readonly bill: Bill;
  /** ISO 8601. */
  readonly time: string;
}

/** All files of a release. The same sources and time give the same bytes. */
export async function releaseFiles({
  course,
  built,
  content,
  names,
  notes,
  bill,
  time,
}: ReleaseOptions): Promise<Files> {
  const entries = (await readdir(built, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const packages = new Map<string, Files>();
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const path = join(built, entry.name);
    if (entry.isDirectory()) {
      const content = await filesBelow(path);
      packages.set(entry.name, content);
      const own = names.find(({ prefix }) => prefix !== '' && entry.name.startsWith(prefix)) ?? names[0];
      files.set(`${own?.fileName}-${entry.name}-${course.version}.zip`, zip(content));
    } else {
      const bytes = new Uint8Array(await readFile(path));
      const { name, ext } = parse(entry.name);
      const own = names.find(({ fileName }) => name.startsWith(`${fileName}-`));
      if (ext === '.zip') packages.set(name.slice(own ? own.fileName.length + 1 : 0), unzip(bytes));
      files.set(`${name}-${course.version}${ext}`, bytes);
    }
  }
  for (const [name, bytes] of content) files.set(name, bytes);
  files.set('sbom.cdx.json', bytesOf(sbom({ course, packages, bill, time })));
  files.set('RELEASE_NOTES.md', bytesOf(`# ${course.title} ${course.version}\n\n${notes}\n`));
  return files.set('SHA256SUMS', bytesOf(sums(files)));
}

/** In the format of `sha256sum --check`. */
const sums = (files: Files): string =>
  [...files]
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');

async function filesBelow(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = paths.map(
    async (path) =>
      [path.slice(folder.length + 1).replaceAll('\\', '/'), new Uint8Array(await readFile(path))] as const,
  );
  return new Map(await Promise.all(contents));
}
