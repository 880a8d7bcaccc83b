import type { XmlElement } from '../../package/xml.ts';
import { elementsIn, firstOf, readXml, valueOf } from '../../package/xml.ts';
import type { Standard } from './package-info.ts';

/** What an LMS needs from an `imsmanifest.xml` to launch the package. */
export interface Manifest {
  readonly standard: Standard;
  readonly label: string;
  readonly title: string;
  /** Relative to the manifest, with `xml:base` and the item's parameters. */
  readonly launch: string;
}

/**
 * Reads a content package's manifest: the first item of the default organisation that names a resource.
 * The build validates manifests against their schemas, so this function does not.
 *
 * @throws {Error} if there is nothing to launch
 */
export function readManifest(xml: string): Manifest {
  const { elements } = readXml(xml);
  const all = (local: string): XmlElement[] => elements.filter((element) => element.local === local);
  const wanted = valueOf(firstOf(elements, 'organizations'), 'default');
  const organisations = all('organization');
  const organisation =
    organisations.find((each) => valueOf(each, 'identifier') === wanted) ?? organisations[0];
  const item = organisation && elementsIn(organisation).find((each) => isItem(each));
  if (item === undefined) throw new Error('The manifest has no item that can be launched.');
  const id = valueOf(item, 'identifierref');
  const resource = all('resource').find((each) => valueOf(each, 'identifier') === id);
  const href = valueOf(resource, 'href');
  if (!href) throw new Error(`The manifest has no file to launch for “${id}”.`);
  const bases = [firstOf(elements, 'resources'), resource].map((each) => valueOf(each, 'xml:base') ?? '');
  return {
    ...standardOf(firstOf(elements, 'schemaversion')?.text.trim() ?? ''),
    title: firstOf(organisation?.children ?? [], 'title')?.text.trim() ?? '',
    launch: bases.join('') + href + (valueOf(item, 'parameters') ?? ''),
  };
}

const isItem = (element: XmlElement): boolean =>
  element.local === 'item' && (valueOf(element, 'identifierref') ?? '') !== '';

function standardOf(version: string): Pick<Manifest, 'standard' | 'label'> {
  if (version === '1.2') return { standard: 'scorm12', label: 'SCORM 1.2' };
  if (version === 'CAM 1.3') return { standard: 'scorm2004', label: 'SCORM 2004 2nd Edition' };
  if (version.startsWith('2004')) return { standard: 'scorm2004', label: `SCORM ${version}` };
  return { standard: 'other', label: version === '' ? 'Unknown' : `Unknown (${version})` };
}
