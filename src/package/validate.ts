import { validateXML } from 'xmllint-wasm';
import type { Edition } from './control-files.ts';
import { controlFiles } from './control-files.ts';
import { manifestProblems } from './manifest-checks.ts';
import { lomSchema } from './metadata.ts';
import { bytesOf } from './package.ts';

const namespaces12 = {
  'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
  'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
  'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1': 'imsmd_rootv1p2p1.xsd',
};

const namespaces2004 = {
  'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
  'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
  'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
  'http://ltsc.ieee.org/xsd/LOM': 'lom.xsd',
};

/**
 * Everything that is wrong with a manifest, by the edition's schemas and against the package's files; empty
 * where it is sound. Works offline.
 * @param paths every file of the package but the manifest
 */
export async function validate(
  edition: Edition,
  manifest: string,
  paths: readonly string[],
): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: bytesOf(manifest) },
    schema: { fileName: 'driver.xsd', contents: driver(edition) },
    preload: await preloads(edition),
  });
  const found = errors
    .filter(({ loc }) => loc !== null)
    .map(({ message, loc }) => `imsmanifest.xml, line ${loc?.lineNumber ?? '?'}: ${message}`);
  const schemaProblems = !valid && found.length === 0 ? [rawOutput.trim()] : found;
  return [...schemaProblems, ...manifestProblems(edition, manifest, paths)];
}

/** A schema that only brings the others together: one import for each namespace. */
function driver(edition: Edition): string {
  const imports = Object.entries(edition === '1.2' ? namespaces12 : namespaces2004).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

async function preloads(edition: Edition): Promise<{ fileName: string; contents: string }[]> {
  const decoder = new TextDecoder();
  const files = [...(await controlFiles(edition))].map(([fileName, bytes]) => ({
    fileName,
    contents: asValidatorReads(fileName, decoder.decode(bytes)),
  }));
  return edition === '1.2' ? files : [...files, { fileName: 'lom.xsd', contents: lomSchema }];
}

/** Two of the SCORM 1.2 schemas hold what a strict validator refuses; the package keeps them as they are. */
function asValidatorReads(fileName: string, schema: string): string {
  switch (fileName) {
    // The xml namespace must not be declared as the default.
    case 'ims_xml.xsd':
      return schema.replace('xmlns="http://www.w3.org/XML/1998/namespace"', '');
    // "Anything" after optional elements is ambiguous (Unique Particle Attribution). Our metadata has none.
    case 'imsmd_rootv1p2p1.xsd':
      return schema.replaceAll(/<xsd:group ref="grp\.any"\s*\/>/g, '');
    default:
      return schema;
  }
}
