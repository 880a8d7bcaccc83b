import { otherCase } from './control-documents.ts';
import type { Edition } from './control-files.ts';
import { schemaVersions } from './control-files.ts';
import type { XmlDocument, XmlElement } from './xml.ts';
import { valueOf } from './xml.ts';

/** The attribute for SCO or asset, whose name differs in the case of one letter. */
const scormType: Record<Edition, string> = {
  '1.2': 'adlcp:scormtype',
  '2004-3rd': 'adlcp:scormType',
  '2004-4th': 'adlcp:scormType',
};

/** Elements that would make an LMS replace the course's result with its own. */
const verdicts = ['masteryscore', 'minNormalizedMeasure', 'completionThreshold'];

/** Some LMSs refuse a zip that contains such a file. */
const refused = /\.(php\d?|py|rb|pl|sh|bat|cmd|exe|jsp|jspx|asp|aspx|cgi)$/i;

/** Names that every LMS and file system accepts: plain, with a file extension (ADL's validator requires one). */
const portable = /^([a-z0-9_-][\w.-]*\/)*[\w-][\w.-]*\.\w+$/i;

/**
 * All problems that the schemas don't find in a well-formed manifest.
 * @param paths every file of the package except the manifest
 */
export function manifestProblems(
  edition: Edition,
  { elements }: XmlDocument,
  paths: readonly string[],
): string[] {
  const named = (name: string): XmlElement[] => elements.filter((element) => element.name === name);
  const listed = named('file').map((file) => pathOf(valueOf(file, 'href') ?? ''));
  return [
    ...versionProblems(edition, named),
    ...referenceProblems(named),
    ...scoProblems(edition, named('resource'), new Set(listed)),
    ...fileProblems(listed, paths),
    ...elements
      .filter(({ local }) => verdicts.includes(local))
      .map(({ name }) => `<${name}> would let the LMS overrule the course: leave it out`),
    ...elements
      .filter((element) => valueOf(element, 'xml:base') !== undefined)
      .map(({ name }) => `<${name} xml:base> moves every path below it: leave it out`),
  ];
}

function versionProblems(edition: Edition, named: (name: string) => XmlElement[]): string[] {
  const expected = { schema: 'ADL SCORM', schemaversion: schemaVersions[edition] };
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = named(name)[0]?.text ?? '';
    return found === wanted ? [] : [`<${name}> must be "${wanted}", not "${found}"`];
  });
}

function referenceProblems(named: (name: string) => XmlElement[]): string[] {
  const ids = (name: string): Set<string> =>
    new Set(named(name).map((element) => valueOf(element, 'identifier') ?? ''));
  const dangling = (name: string, attribute: string, targets: Set<string>, target: string): string[] =>
    named(name)
      .map((element) => valueOf(element, attribute))
      .filter((id) => id !== undefined && !targets.has(id))
      .map((id) => `<${name} ${attribute}="${id}"> points at no <${target}>`);
  const resources = ids('resource');
  return [
    ...dangling('organizations', 'default', ids('organization'), 'organization'),
    ...dangling('item', 'identifierref', resources, 'resource'),
    ...dangling('dependency', 'identifierref', resources, 'resource'),
  ];
}

function scoProblems(
  edition: Edition,
  resources: readonly XmlElement[],
  listed: ReadonlySet<string>,
): string[] {
  const attribute = scormType[edition];
  const problems = resources.flatMap(({ attributes }) =>
    attributes
      .filter(({ name }) => name !== attribute && name.toLowerCase() === attribute.toLowerCase())
      .map(({ name }) => `SCORM ${edition} writes ${attribute}, not ${name}`),
  );
  const scos = resources.filter((resource) => valueOf(resource, attribute) === 'sco');
  if (scos.length !== 1)
    problems.push(`exactly one <resource> must be ${attribute}="sco", not ${scos.length}`);
  for (const sco of scos) {
    const start = pathOf(valueOf(sco, 'href') ?? '');
    if (!listed.has(start)) problems.push(`the SCO starts at ${start}, which it does not list`);
  }
  return problems;
}

function fileProblems(listed: readonly string[], paths: readonly string[]): string[] {
  const present = new Map(paths.map((path) => [path, path]));
  const inManifest = new Set(listed);
  const lowerCase = paths.map((path) => path.toLowerCase());
  return [
    ...listed
      .filter((path) => !present.has(path))
      .map((path) => `${path} is listed but not in the package${otherCase(path, present)}`),
    ...paths
      .filter((path) => !inManifest.has(path))
      .map((path) => `${path} is in the package but not listed`),
    ...listed
      .filter((path, place) => listed.indexOf(path) !== place)
      .map((path) => `${path} is listed more than once`),
    ...paths
      .filter((path, place) => lowerCase.indexOf(path.toLowerCase()) !== place)
      .map((path) => `${path} differs from another file in capital letters only`),
    ...paths
      .filter((path) => !portable.test(path))
      .map(
        (path) => `${path} is no name that every LMS reads alike: letters, digits, - and _, and an ending`,
      ),
    ...paths
      .filter((path) => refused.test(path))
      .map((path) => `${path}: some LMSs refuse a zip with such a file`),
  ];
}

function pathOf(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
