import { createHash } from 'node:crypto';
import { identifierOf } from '../../package/course-structure.ts';
import type { Library } from '../../package/licences.ts';
import { librariesIn } from '../../package/licences.ts';
import type { CourseIdentity, Files } from '../../package/package.ts';

/** What the SBOM reads of `package-lock.json`. */
export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly integrity?: string; readonly dependencies?: Readonly<Record<string, string>> } | undefined
    >
  >;
}

export interface SbomOptions {
  readonly course: Pick<CourseIdentity, 'id' | 'version' | 'title'>;
  /** Package name → what is in it. */
  readonly packages: ReadonlyMap<string, Files>;
  readonly lock: Lock;
  /** When what is released was committed, as ISO 8601: the same release has the same SBOM. */
  readonly time: string;
}

/**
 * A CycloneDX 1.6 bill of materials of what ships, by others than the course's authors: the libraries that the
 * packages' own `licences.txt` name, and the standards' control files. What only builds the course is not in it.
 */
export function sbom({ course, packages, lock, time }: SbomOptions): string {
  const libraries = collect(packages, (files) =>
    librariesIn(new TextDecoder().decode(files.get('licences.txt'))).map((library) => [
      purl(library),
      library,
    ]),
  );
  const controlFiles = collect(packages, (files) =>
    [...files]
      .filter(([path]) => /^[^/]+\.(xsd|dtd)$/.test(path))
      .map(([path, bytes]) => [`file:${path}:${sha256(bytes)}`, { path, bytes }]),
  );
  const refs = new Map([...libraries].map(([ref, { item }]) => [item.name, ref]));
  const self = `pkg:generic/${course.id}@${course.version}`;
  const needs = ({ name }: Library): string[] =>
    Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {}).flatMap(
      (needed) => refs.get(needed) ?? [],
    );
  const components = [
    ...[...libraries].map(([ref, { item, where }]) => libraryPart(ref, item, where, lock)),
    ...[...controlFiles].map(([ref, { item, where }]) => ({
      type: 'file',
      'bom-ref': ref,
      name: item.path,
      hashes: [{ alg: 'SHA-256', content: sha256(item.bytes) }],
      properties: shipsIn(where),
    })),
  ];
  const bill = {
    metadata: {
      timestamp: time,
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: course.id,
        version: course.version,
        description: course.title,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components,
    dependencies: [
      { ref: self, dependsOn: [...libraries.keys(), ...controlFiles.keys()] },
      ...[...libraries].map(([ref, { item }]) => ({ ref, dependsOn: needs(item) })),
    ],
  };
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: identifierOf(JSON.stringify(bill)),
    version: 1,
  };
  return `${JSON.stringify({ ...head, ...bill }, undefined, 2)}\n`;
}

interface Shipped<Item> {
  readonly item: Item;
  /** The packages that hold it. */
  readonly where: string[];
}

/** What the packages hold, once each, by its reference in the order of the alphabet. */
function collect<Item>(
  packages: ReadonlyMap<string, Files>,
  itemsOf: (files: Files) => (readonly [string, Item])[],
): Map<string, Shipped<Item>> {
  const found = new Map<string, Shipped<Item>>();
  for (const [name, files] of packages) {
    for (const [ref, item] of itemsOf(files)) {
      const known = found.get(ref);
      if (known) known.where.push(name);
      else found.set(ref, { item, where: [name] });
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function libraryPart(ref: string, { name, version, licence }: Library, where: string[], lock: Lock): object {
  const [group, rest] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const [algorithm = '', digest = ''] =
    lock.packages[`node_modules/${name}`]?.integrity?.split(/-(.*)/s) ?? [];
  return {
    type: 'library',
    'bom-ref': ref,
    ...(group === undefined ? {} : { group }),
    name: rest,
    version,
    scope: 'required',
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    licenses: [/[\s(]/.test(licence) ? { expression: licence } : { license: { id: licence } }],
    purl: ref,
    properties: shipsIn(where),
  };
}

const shipsIn = (names: readonly string[]): object[] =>
  names.map((value) => ({ name: 'course:package', value }));

const purl = ({ name, version }: Library): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
