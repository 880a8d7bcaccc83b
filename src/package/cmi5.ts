import { courseStructure, structureProblems } from './course-structure.ts';
import type { CourseIdentity, Files } from './package.ts';
import { bytesOf, PackageError } from './package.ts';
import { zip } from './zip.ts';

/**
 * The cmi5 package: the course's files and `cmi5.xml` at the root (cmi5 14.1).
 * @throws PackageError if the course structure is not valid or doesn't match the files
 */
export async function cmi5(files: Files, course: CourseIdentity): Promise<Uint8Array> {
  const xml = courseStructure(course);
  const problems = await structureProblems(xml, [...files.keys()]);
  if (problems.length > 0) throw new PackageError('The cmi5 package', problems);
  return zip(new Map([...files, ['cmi5.xml', bytesOf(xml)]]));
}
