import { bytesOf } from './package.ts';
import { schemaProblems } from './schema-problems.ts';
import { firstOf, readXml, valueOf } from './xml.ts';

/** A file at the root of a package that says what the course is, and how it starts. */
interface Description {
  readonly file: string;
  /** Its XML schema. */
  readonly schema: string;
  /** The element that says which page starts the course. */
  readonly start: string;
}

/** Everything that is wrong with such a file, and with the files of its package; empty where it is sound. Works offline. */
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
