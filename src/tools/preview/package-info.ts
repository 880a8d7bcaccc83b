/** What a package speaks. `xapi` is xAPI without cmi5; `web` keeps its own record; `other` is listed, but there is no runtime for it here. */
export type Standard = 'scorm12' | 'scorm2004' | StatementStandard | 'web' | 'other';

/** Those whose record is statements in a learning record store. */
export type StatementStandard = 'cmi5' | 'xapi';

export type ScormStandard = 'scorm12' | 'scorm2004';

/** One package of the list, as `/packages.json` gives it. */
export interface PackageInfo {
  /** Part of the address, e.g. `scorm2004-4th`. */
  readonly name: string;
  /** What is in the folder, e.g. `allyship-scorm2004-4th.zip`. */
  readonly file: string;
  readonly standard: Standard;
  /** In words, e.g. `SCORM 2004 4th Edition`. */
  readonly label: string;
  readonly title: string;
  /** Relative to the package's root, parameters included; '' where nothing can be launched. */
  readonly launch: string;
  /** The zip's size, or all files together where there is no zip. */
  readonly bytes: number;
  readonly files: number;
  /** Why it cannot be played, in words; '' where it can. */
  readonly problem: string;
}

export function isScorm(standard: Standard): standard is ScormStandard {
  return standard === 'scorm12' || standard === 'scorm2004';
}

export function isOverXapi(standard: Standard): standard is StatementStandard {
  return standard === 'cmi5' || standard === 'xapi';
}

/** The packages of each course, which are those of one title. The course with the shortest name is the main one. */
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
