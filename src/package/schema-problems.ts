import { type XMLFileInfo, validateXML } from 'xmllint-wasm';

/** The places where an XML file breaks its schema, each with file and line. */
export async function schemaProblems(
  xml: XMLFileInfo,
  schema: XMLFileInfo,
  preload: readonly XMLFileInfo[] = [],
): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({ xml, schema, preload });
  const found = errors
    .filter(({ loc }) => loc !== null)
    .map(({ message, loc }) => `${loc?.fileName ?? ''}, line ${loc?.lineNumber ?? '?'}: ${message}`);
  return !valid && found.length === 0 ? [rawOutput.trim()] : found;
}
