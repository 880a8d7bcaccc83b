import { bytesOf } from './package.ts';
import { schemaProblems } from './schema-problems.ts';
import { firstOf, readXml, valueOf } from './xml.ts';

/** A file at the root of a package that describes the course and its start page. */
interface Description {
  readonly file: string;
  /** Its XML schema. */
  readonly schema: string;
  /** The element that contains the start page. */
  readonly start: string;
}

/** All problems of such a file and of its package's files; empty if there are none. Works offline. */
export async function descriptionProblems(
  { file, schema, start }: Description,
  xml: string,
  paths: readonly string[],
): Promise<string[]> {
  const problems = await schemaProblems(
    { fileName: file, contents: bytesOf(xml) },
    { fileName: 'schema.xsd', contents: schema },
  );
  const { elements } = readXml(xml);
  const ids = elements.flatMap((element) => valueOf(element, 'id') ?? []);
  if (new Set(ids).size < ids.length) problems.push('two parts of the course have the same id');
  const [page = ''] = firstOf(elements, start)?.text.trim().split(/[?#]/) ?? [];
  if (!paths.includes(decodeURIComponent(page)))
    problems.push(`the course starts at ${page}, which is not there`);
  return problems;
}
