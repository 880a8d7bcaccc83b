import { controlDocuments } from './control-documents.ts';
import type { Edition } from './control-files.ts';
import { manifestProblems } from './manifest-checks.ts';
import type { Files } from './package.ts';
import { schemaProblems } from './schema-problems.ts';
import { readXml } from './xml.ts';

const manifestPath = 'imsmanifest.xml';

/**
 * All problems of a package, using only its own files: checks the manifest against the schemas that it names, and
 * against the package's files. Empty if there are none. Works offline.
 */
export async function packageProblems(edition: Edition, files: Files): Promise<string[]> {
  const manifest = textOf(files, manifestPath);
  if (manifest === undefined) return [`${manifestPath} is not at the root of the package`];
  const document = readXml(manifest);
  const { schemas, needed, problems } = controlDocuments(document, manifestPath, files);
  const xml = { fileName: manifestPath, contents: manifest };
  const schema = { fileName: 'driver.xsd', contents: driver(schemas) };
  const preload = [...needed].map((fileName) => ({
    fileName,
    contents: asValidatorReads(fileName, textOf(files, fileName) ?? ''),
  }));
  const paths = [...files.keys()].filter((path) => path !== manifestPath);
  return [
    ...problems,
    // Without its schemas, the manifest cannot be validated.
    ...(problems.length === 0 ? await schemaProblems(xml, schema, preload) : []),
    ...manifestProblems(edition, document, paths),
  ];
}

/** A schema that only imports the others, one for each namespace. */
function driver(schemas: ReadonlyMap<string, string>): string {
  const imports = [...schemas].map(
    ([namespace, path]) => `<xs:import namespace="${namespace}" schemaLocation="${path}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

const decoder = new TextDecoder();

function textOf(files: Files, path: string): string | undefined {
  const bytes = files.get(path);
  return bytes && decoder.decode(bytes);
}

/** Adapts two SCORM 1.2 schemas that this validator refuses. The package contains them unchanged. */
function asValidatorReads(fileName: string, schema: string): string {
  switch (fileName) {
    // The xml namespace must not be declared as the default.
    case 'ims_xml.xsd':
      return schema.replace('xmlns="http://www.w3.org/XML/1998/namespace"', '');
    // `any` after optional elements is ambiguous (Unique Particle Attribution). Our metadata does not need it.
    case 'imsmd_rootv1p2p1.xsd':
      return schema.replaceAll(/<xsd:group ref="grp\.any"\s*\/>/g, '');
    default:
      return schema;
  }
}
