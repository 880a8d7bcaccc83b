/** A package's standard. `xapi` is without cmi5; `web` keeps its own record; `other` is listed but cannot be played. */
export type Standard = 'scorm12' | 'scorm2004' | StatementStandard | 'web' | 'other';

/** The standards whose record consists of statements in a learning record store. */
export type StatementStandard = 'cmi5' | 'xapi';

export type ScormStandard = 'scorm12' | 'scorm2004';

/** A package in the list of `/packages.json`. */
export interface PackageInfo {
  /** Part of the address, e.g. `scorm2004-4th`. */
  readonly name: string;
  /** The name in the folder, e.g. `allyship-scorm2004-4th.zip`. */
  readonly file: string;
  readonly standard: Standard;
  /** The standard in words, e.g. `SCORM 2004 4th Edition`. */
  readonly label: string;
  readonly title: string;
  /** The start page relative to the package's root, with parameters; '' if nothing can be launched. */
  readonly launch: string;
  /** The size of the zip, or of all files together if there is no zip. */
  readonly bytes: number;
  readonly files: number;
  /** Why it cannot be played, in words; '' if it can. */
  readonly problem: string;
}

export function isScorm(standard: Standard): standard is ScormStandard {
  return standard === 'scorm12' || standard === 'scorm2004';
}

export function isOverXapi(standard: Standard): standard is StatementStandard {
  return standard === 'cmi5' || standard === 'xapi';
}

/** The packages by course: packages with one title. The course with the shortest name is the main one, and first. */
export function byCourse(
  packages: readonly PackageInfo[],
): [title: string, packages: readonly PackageInfo[]][] {
  const courses = new Map<string, readonly PackageInfo[]>();
  for (const each of packages) {
    const title = each.title === '' ? each.file : each.title;
    courses.set(title, [...(courses.get(title) ?? []), each]);
  }
  const shortest = (of: readonly PackageInfo[]): number => Math.min(...of.map(({ name }) => name.length));
  return [...courses].sort(([, one], [, other]) => shortest(one) - shortest(other));
}
