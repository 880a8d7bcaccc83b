import type { Edition } from './control-files.ts';
import { schemaVersions } from './schema-version.ts';

interface Tag {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The name of the attribute that says SCO or asset differs by one letter's case. */
const scormType: Record<Edition, string> = {
  '1.2': 'adlcp:scormtype',
  '2004-3rd': 'adlcp:scormType',
  '2004-4th': 'adlcp:scormType',
};

/** Elements by which an LMS would put its own verdict in place of the course's. */
const verdicts = ['masteryscore', 'minNormalizedMeasure', 'completionThreshold'];

/** Some LMSs refuse a zip that holds one of these. */
const refused = /\.(php\d?|py|rb|pl|sh|bat|cmd|exe|jsp|jspx|asp|aspx|cgi)$/i;

/** What the schemas don't see in a manifest that is well formed. Answers every problem. */
export function manifestProblems(edition: Edition, manifest: string, paths: readonly string[]): string[] {
  const tags = startTags(manifest);
  const named = (name: string): Tag[] => tags.filter((tag) => tag.name === name);
  const listed = named('file').map((tag) => pathOf(tag.attributes.get('href') ?? ''));
  return [
    ...versionProblems(edition, manifest),
    ...referenceProblems(named),
    ...scoProblems(edition, named('resource'), new Set(listed)),
    ...fileProblems(listed, paths),
    ...tags
      .filter(({ name }) => verdicts.includes(localName(name)))
      .map(({ name }) => `<${name}> would let the LMS overrule the course: leave it out`),
  ];
}

function versionProblems(edition: Edition, manifest: string): string[] {
  const found = /<schemaversion>([^<]*)<\/schemaversion>/.exec(manifest)?.[1];
  const expected = schemaVersions[edition];
  return found === expected ? [] : [`<schemaversion> must be "${expected}", not "${found ?? ''}"`];
}

function referenceProblems(named: (name: string) => Tag[]): string[] {
  const ids = (name: string): Set<string> =>
    new Set(named(name).map((tag) => tag.attributes.get('identifier') ?? ''));
  const dangling = (name: string, attribute: string, targets: Set<string>, target: string): string[] =>
    named(name)
      .map((tag) => tag.attributes.get(attribute))
      .filter((id) => id !== undefined && !targets.has(id))
      .map((id) => `<${name} ${attribute}="${id}"> points at no <${target}>`);
  const resources = ids('resource');
  return [
    ...dangling('organizations', 'default', ids('organization'), 'organization'),
    ...dangling('item', 'identifierref', resources, 'resource'),
    ...dangling('dependency', 'identifierref', resources, 'resource'),
  ];
}

function scoProblems(edition: Edition, resources: readonly Tag[], listed: ReadonlySet<string>): string[] {
  const attribute = scormType[edition];
  const problems = resources.flatMap(({ attributes }) =>
    [...attributes.keys()]
      .filter((name) => name !== attribute && name.toLowerCase() === attribute.toLowerCase())
      .map((name) => `SCORM ${edition} writes ${attribute}, not ${name}`),
  );
  const scos = resources.filter(({ attributes }) => attributes.get(attribute) === 'sco');
  if (scos.length !== 1)
    problems.push(`exactly one <resource> must be ${attribute}="sco", not ${scos.length}`);
  for (const { attributes } of scos) {
    const start = pathOf(attributes.get('href') ?? '');
    if (!listed.has(start)) problems.push(`the SCO starts at ${start}, which it does not list`);
  }
  return problems;
}

function fileProblems(listed: readonly string[], paths: readonly string[]): string[] {
  const present = new Set(paths);
  const inManifest = new Set(listed);
  return [
    ...listed.filter((path) => !present.has(path)).map((path) => `${path} is listed but not in the package`),
    ...paths
      .filter((path) => !inManifest.has(path))
      .map((path) => `${path} is in the package but not listed`),
    ...listed
      .filter((path, place) => listed.indexOf(path) !== place)
      .map((path) => `${path} is listed more than once`),
    ...paths
      .filter((path) => refused.test(path))
      .map((path) => `${path}: some LMSs refuse a zip with such a file`),
  ];
}

/** The start tags of a well-formed document; the schema check sees to it that it is one. */
function startTags(xml: string): Tag[] {
  const text = xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  const tags: Tag[] = [];
  for (const [, name = '', rest = ''] of text.matchAll(
    /<([\w.-]+(?::[\w.-]+)?)((?:[^>"']|"[^"]*"|'[^']*')*)>/g,
  )) {
    const attributes = new Map<string, string>();
    for (const [, key = '', , double, single] of rest.matchAll(/([\w.:-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
      attributes.set(key, unescape(double ?? single ?? ''));
    }
    tags.push({ name, attributes });
  }
  return tags;
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|#39);/g, (entity, name: string) => characters[name] ?? entity);

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function pathOf(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
