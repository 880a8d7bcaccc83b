import type { Standard } from './package-info.ts';
import { plainText } from './xml.ts';

/** What an LMS needs of an `imsmanifest.xml` to launch it. */
export interface Manifest {
  readonly standard: Standard;
  readonly label: string;
  readonly title: string;
  /** Relative to the manifest, with `xml:base` and the item's parameters. */
  readonly launch: string;
}

/**
 * Reads a content package's manifest: the first item of the default organisation that names a resource.
 * The package's own build validates manifests against their schemas; this reader only has to find its way.
 *
 * @throws {Error} where there is nothing to launch.
 */
export function readManifest(xml: string): Manifest {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '');
  const version = /<schemaversion>\s*([^<]*?)\s*<\/schemaversion>/.exec(text)?.[1] ?? '';
  const organisation = defaultOrganisation(text);
  const items = [...organisation.matchAll(/<item\b[^>]*>/g)].map(([tag]) => attributesOf(tag));
  const item = items.find((attributes) => attributes.get('identifierref'));
  if (item === undefined) throw new Error('The manifest has no item that can be launched.');
  const resources = tagsOf(text, 'resource');
  const resource = resources.find((each) => each.get('identifier') === item.get('identifierref'));
  const href = resource?.get('href');
  if (resource === undefined || !href) {
    throw new Error(`The manifest has no file to launch for “${item.get('identifierref') ?? ''}”.`);
  }
  const base = (tagsOf(text, 'resources')[0]?.get('xml:base') ?? '') + (resource.get('xml:base') ?? '');
  const title = /<title>([\s\S]*?)<\/title>/.exec(organisation)?.[1]?.trim() ?? '';
  return {
    ...standardOf(version),
    title: plainText(title),
    launch: base + href + (item.get('parameters') ?? ''),
  };
}

function standardOf(version: string): Pick<Manifest, 'standard' | 'label'> {
  if (version === '1.2') return { standard: 'scorm12', label: 'SCORM 1.2' };
  if (version === 'CAM 1.3') return { standard: 'scorm2004', label: 'SCORM 2004 2nd Edition' };
  if (version.startsWith('2004')) return { standard: 'scorm2004', label: `SCORM ${version}` };
  return { standard: 'other', label: version === '' ? 'Unknown' : `Unknown (${version})` };
}

function defaultOrganisation(text: string): string {
  const wanted = tagsOf(text, 'organizations')[0]?.get('default');
  const all = [...text.matchAll(/<organization\b[^>]*>[\s\S]*?<\/organization>/g)].map(([whole]) => whole);
  const chosen = all.find((whole) => tagsOf(whole, 'organization')[0]?.get('identifier') === wanted);
  return chosen ?? all[0] ?? '';
}

function tagsOf(text: string, name: string): Map<string, string>[] {
  return [...text.matchAll(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g'))].map(([tag]) => attributesOf(tag));
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) attributes.set(name, plainText(double ?? single ?? ''));
  }
  return attributes;
}
