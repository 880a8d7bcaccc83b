import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { shortDigest } from '../../compile/content.ts';
import type { ReleasedContent } from '../../package/content-page.ts';
import { contentFiles, digestsOf } from '../../package/content-page.ts';
import type { Files } from '../../package/package.ts';
import { digestIn } from '../../package/package.ts';
import { unzip } from '../../package/zip.ts';
import { sha256 } from './sbom.ts';

/** What is known about a digest or a package, in sentences. */
export interface Verdict {
  readonly lines: readonly string[];
  /** Whether it is a release, and nothing differs from it. */
  readonly isSame: boolean;
}

interface Found {
  /** The folder of its files. */
  readonly folder: string;
  readonly released: ReleasedContent;
  /** What differs from the release. */
  readonly touched: readonly string[];
}

/**
 * Says which release a digest or a package belongs to, and what differs from it.
 *
 * @param asked a digest, or at least its first 8 characters, or the path of a zip
 * @param folder the folder of releases, at any depth
 */
export async function verify(asked: string, folder: string): Promise<Verdict> {
  const { found, broken } = await releasesIn(folder);
  const isDigest = /^(sha256:)?[0-9a-f]{8,64}$/i.test(asked);
  const bytes = isDigest ? undefined : await readFile(asked).catch(() => undefined);
  if (!isDigest && !bytes)
    return negativeVerdict(
      `There is no file ${asked}, and it is no digest. Write 8 to 64 of a digest's characters (0–9, a–f), or the path of a package's zip.`,
    );
  const files = bytes && zipFiles(bytes);
  if (bytes && !files)
    return negativeVerdict(`${asked} is no zip. Name a package as it was built or released.`);
  const digest = files ? namedBy(files) : asked.replace(/^sha256:/i, '').toLowerCase();
  if (digest === undefined)
    return negativeVerdict(
      `${asked} names no content: it was built before packages did, it frames a hosted course (npm run dispatch), or it is none of this project's.`,
    );
  const releases = found.filter(({ released }) => allDigests(released).some((one) => one.startsWith(digest)));
  if (releases.length === 0) return negativeVerdict(...unknown(digest, folder, found), ...broken);
  const verdicts = await Promise.all(
    releases.map(async (release) => {
      const { version, course } = release.released;
      const where = relative(process.cwd(), release.folder) || '.';
      const differences = [
        ...release.touched,
        ...(bytes && files ? await against(release, bytes, files) : []),
      ];
      const head = `Content ${shortDigest(digest)} is ${course} ${version}, in ${where}.`;
      return differences.length === 0
        ? { lines: [head, 'Nothing differs from what was released.'], isSame: true }
        : { lines: [head, ...differences], isSame: false };
    }),
  );
  return {
    lines: [...verdicts.flatMap(({ lines }) => lines), ...broken],
    // A package belongs to one release; a digest to all that have it.
    isSame: bytes
      ? verdicts.some(({ isSame }) => isSame)
      : broken.length === 0 && verdicts.every(({ isSame }) => isSame),
  };
}

const negativeVerdict = (...lines: string[]): Verdict => ({ lines, isSame: false });

function unknown(digest: string, folder: string, found: readonly Found[]): string[] {
  const fix = 'Name the folder in which releases are kept: --out folder.';
  if (found.length === 0) return [`There is no release in ${folder}. ${fix}`];
  const known = found.map(({ released }) => `  ${released.version}: ${shortDigest(released.digest)}`);
  return [`No release in ${folder} has the content ${digest}. ${fix} Those that are there:`, ...known];
}

const allDigests = ({ digest, languages }: ReleasedContent): string[] => [
  digest,
  ...Object.values(languages).map((one) => one.digest),
];

function zipFiles(bytes: Uint8Array): Files | undefined {
  try {
    return unzip(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** The digest in its manifest, for any standard. */
const namedBy = (files: Files): string | undefined =>
  ['imsmanifest.xml', 'cmi5.xml', 'tincan.xml', 'manifest.webmanifest']
    .map((name) => digestIn(text(files.get(name))))
    .find((digest) => digest !== undefined);

/** The differences between a package and the release's own package of that kind. */
async function against({ folder }: Found, bytes: Uint8Array, files: Files): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  const packages = await Promise.all(
    names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
  if (packages.some((one) => sha256(one.bytes) === sha256(bytes))) return [];
  const compared = packages.map(({ name, bytes: own }) => ({
    name,
    differing: differing(zipFiles(own), files),
  }));
  const [nearest] = compared.sort((a, b) => a.differing.length - b.differing.length);
  if (!nearest) return ['The release has no package to compare the zip with.'];
  if (nearest.differing.length === 0)
    return [`The zip was packed anew: its files are those of ${nearest.name}, the zip itself is another.`];
  const some = nearest.differing.slice(0, 10).map((one) => `  ${one}`);
  const more = nearest.differing.length - some.length;
  return [
    `It names that content, but is not the package of the release. Against ${nearest.name}:`,
    ...some,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function differing(own: Files | undefined, files: Files): string[] {
  const names = [...new Set([...(own?.keys() ?? []), ...files.keys()])].sort();
  return names.flatMap((name) => {
    const [one, other] = [own?.get(name), files.get(name)];
    if (!one) return [`${name} is new`];
    if (!other) return [`${name} is missing`];
    return sha256(one) === sha256(other) ? [] : [`${name} differs`];
  });
}

async function releasesIn(folder: string): Promise<{ found: Found[]; broken: string[] }> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const found: Found[] = [];
  const broken: string[] = [];
  for (const name of entries.filter((one) => /(^|[\\/])content-[^\\/]*\.json$/.test(one)).sort()) {
    const path = join(folder, name);
    const released = readReleased(await readFile(path, 'utf8'));
    if (released) found.push({ folder: dirname(path), released, touched: await touched(path, released) });
    else broken.push(`${path} cannot be read: it was changed after the release. Take it from a copy.`);
  }
  return { found, broken };
}

function readReleased(json: string): ReleasedContent | undefined {
  try {
    const read = JSON.parse(json) as Partial<ReleasedContent> | null;
    const languages = Object.values(read?.languages ?? {});
    const isWhole =
      [read?.course, read?.version, read?.digest].every((one) => typeof one === 'string') &&
      languages.length > 0 &&
      languages.every((one) => typeof one?.digest === 'string' && typeof one.content === 'object');
    return isWhole ? (read as ReleasedContent) : undefined;
  } catch {
    return undefined;
  }
}

/** The differences between a release's folder and the release. */
async function touched(path: string, released: ReleasedContent): Promise<string[]> {
  const folder = dirname(path);
  const lines: string[] = [];
  const digests = digestsOf(released);
  const isTrue =
    digests.course === released.digest &&
    Object.entries(released.languages).every(([name, { digest }]) => digests.languages.get(name) === digest);
  if (!isTrue)
    lines.push(`${path} was changed after the release: its content has the digest ${digests.course} now.`);
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8').catch(() => undefined);
  if (sums === undefined)
    lines.push(`${join(folder, 'SHA256SUMS')} is missing: nothing says what was released.`);
  const expected = new Map([...contentFiles(released)].map(([name, bytes]) => [name, sha256(bytes)]));
  for (const [, sum = '', name = ''] of (sums ?? '').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm))
    expected.set(name, sum);
  for (const [name, sum] of expected) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (!bytes) lines.push(`${join(folder, name)} is missing.`);
    else if (sha256(bytes) !== sum) lines.push(`${join(folder, name)} was changed after the release.`);
  }
  return lines;
}
