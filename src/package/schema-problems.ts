import { type XMLFileInfo, validateXML } from 'xmllint-wasm';

/** Where an XML file is not as its schema has it, each with its file and line. */
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
