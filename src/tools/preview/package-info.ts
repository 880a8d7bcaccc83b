/** What a package speaks. `web` keeps its own record; `other` is listed, but there is no runtime for it here. */
export type Standard = 'scorm12' | 'scorm2004' | 'cmi5' | 'web' | 'other';

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
