import { posix } from 'node:path';
import type { Files } from './package.ts';
import type { XmlDocument } from './xml.ts';
import { readXml, valueOf } from './xml.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';
/** Namespaces that every XML parser knows. */
const known = ['', xsi, 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];

/** What is needed to validate a document using only the files in its package. */
export interface ControlDocuments {
  /** Namespace → path of its schema, from `xsi:schemaLocation`. */
  readonly schemas: ReadonlyMap<string, string>;
  /** The paths of those schemas and of the files that they need in turn. */
  readonly needed: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/**
 * Follows a document's `xsi:schemaLocation` through its package, as a validating LMS does. A namespace without a schema
 * and a schema that is not in the package are problems.
 *
 * @param documentPath the document's path in the package
 */
export function controlDocuments(
  document: XmlDocument,
  documentPath: string,
  files: Files,
): ControlDocuments {
  const problems: string[] = [];
  const schemas = new Map<string, string>();
  const needed = new Set<string>();
  const add = (from: string, reference: string): string => {
    const path = posix.join(posix.dirname(from), reference);
    if (!files.has(path))
      problems.push(`${from} names ${reference}, which is not in the package${otherCase(path, files)}`);
    else needed.add(path);
    return path;
  };
  for (const [namespace = '', reference = ''] of schemaLocations(document))
    schemas.set(namespace, add(documentPath, reference));
  for (const namespace of usedIn(document)) {
    if (!schemas.has(namespace))
      problems.push(
        `${documentPath} uses the namespace ${namespace}, and xsi:schemaLocation names no schema for it`,
      );
  }
  // The set grows during the iteration.
  for (const path of needed) {
    const text = new TextDecoder().decode(files.get(path));
    for (const reference of path.endsWith('.xsd') ? schemaReferences(readXml(text)) : externalIds(text))
      add(path, reference);
  }
  for (const [namespace, path] of schemas) {
    const [root] = readXml(new TextDecoder().decode(files.get(path))).elements;
    const target = valueOf(root, 'targetNamespace');
    if (needed.has(path) && target !== namespace)
      problems.push(`${path} is the schema of ${target ?? 'no namespace'}, not of ${namespace}`);
  }
  return { schemas, needed, problems };
}

/** A hint if there is a file whose name differs only in case; otherwise ''. */
export function otherCase(path: string, files: Pick<Files, 'keys'>): string {
  const near = [...files.keys()].find((one) => one.toLowerCase() === path.toLowerCase());
  return near === undefined || near === path ? '' : ` (${near} is: capital letters count)`;
}

/** Pairs of a namespace and the location of its schema. */
function schemaLocations({ elements }: XmlDocument): string[][] {
  return elements
    .flatMap(({ attributes }) => attributes)
    .filter(({ uri, local }) => uri === xsi && local === 'schemaLocation')
    .flatMap(({ value }) => value.trim().match(/\S+\s+\S+/g) ?? [])
    .map((pair) => pair.split(/\s+/));
}

function usedIn({ elements }: XmlDocument): Set<string> {
  const names = elements.flatMap(({ uri, attributes }) => [uri, ...attributes.map((one) => one.uri)]);
  return new Set(names.filter((name) => !known.includes(name)));
}

/** The files that a schema imports, includes or redefines, and those of its document type. */
function schemaReferences({ elements, doctype }: XmlDocument): string[] {
  const references = elements
    .filter(({ uri, local }) => uri === schemaNamespace && /^(import|include|redefine)$/.test(local))
    .flatMap((element) => valueOf(element, 'schemaLocation') ?? []);
  return [...references, ...externalIds(`<!DOCTYPE${doctype}`)];
}

/** The system identifiers of a document type, or of a document type's entities. */
function externalIds(text: string): string[] {
  const literal = `(?:"[^"]*"|'[^']*')`;
  const declaration = new RegExp(
    `<!(?:DOCTYPE|ENTITY)\\s+(?:%\\s+)?[\\w:.-]+\\s+(?:SYSTEM|PUBLIC\\s+${literal})\\s+(${literal})`,
    'g',
  );
  const withoutComments = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  return [...withoutComments.matchAll(declaration)].map(([, id = '']) => id.slice(1, -1));
}
