import type { Edition } from './control-files.ts';
import { controlFiles } from './control-files.ts';
import type { Files } from './package.ts';
import { bytesOf, PackageError } from './package.ts';
import { packageProblems } from './validate.ts';
import { zip } from './zip.ts';

/**
 * The SCORM package: the course's files, the control files and the manifest that lists them all.
 * @throws PackageError if the manifest is not valid or doesn't match the files
 */
export async function scormZip(
  edition: Edition,
  files: Files,
  manifest: (paths: readonly string[]) => string,
): Promise<Uint8Array> {
  const content = new Map([...files, ...(await controlFiles(edition))]);
  content.set('imsmanifest.xml', bytesOf(manifest([...content.keys()].sort())));
  const problems = await packageProblems(edition, content);
  if (problems.length > 0) throw new PackageError(`The SCORM ${edition} package`, problems);
  return zip(content);
}
