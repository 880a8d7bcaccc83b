import { sectionOf } from './changelog.ts';

/** The facts that decide whether a release can be made. */
export interface ReleaseFacts {
  /** The version in `modules/course.yaml`. */
  readonly version: string;
  /** The versions of all courses, by file. */
  readonly versions: readonly { readonly file: string; readonly version: string }[];
  /** The version in `package.json`. */
  readonly packageVersion: string;
  readonly changelog: string;
  /** The tag that the release is made for; '' if it is made by hand. */
  readonly tag: string;
  /** Whether new words of acknowledgements, which no release has yet, were just added to their lock file. */
  readonly newWords?: boolean;
  /** The result of `reasonsToHoldBack`. */
  readonly untranslated?: readonly string[];
  /** The output of `git status --porcelain`; undefined if this is no git checkout. */
  readonly changes: string | undefined;
}

/** The obstacles to a release, each with what to do. */
export function obstacles({
  version,
  versions,
  packageVersion,
  changelog,
  tag,
  changes,
  newWords = false,
  untranslated = [],
}: ReleaseFacts): string[] {
  const found = [...untranslated];
  if (packageVersion !== version)
    found.push(
      `modules/course.yaml says version ${version}, package.json ${packageVersion}. Make them the same: npm version ${version} --no-git-tag-version, or fix course.yaml.`,
    );
  for (const other of new Map(versions.map((one) => [one.file, one])).values())
    if (other.version !== version)
      found.push(
        `${other.file} says version ${other.version}, modules/course.yaml ${version}. They are released together: leave "version" out of ${other.file}.`,
      );
  if (tag !== '' && tag !== `v${version}`)
    found.push(
      `The tag is ${tag}, but the version is ${version}. Raise the version in modules/course.yaml and package.json, or tag it v${version}.`,
    );
  if (sectionOf(changelog, version) === undefined)
    found.push(
      `CHANGELOG.md says nothing of ${version}. Put "## ${version} – <date>" over what is new, below "## Unreleased".`,
    );
  if (newWords)
    found.push(
      'modules/acknowledgements.json lacks the words of this release’s acknowledgements, which cannot change under their version from then on. A release that is no dry run adds them: commit the file, and release again.',
    );
  if (changes === undefined)
    found.push('This folder is no git checkout, so nobody could tell what was released. Release from one.');
  else if (changes.trim() !== '')
    found.push(`Not everything is committed:\n${changes.trimEnd()}\nCommit it, or put it aside.`);
  return found;
}
