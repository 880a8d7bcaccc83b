import { sectionOf } from './changelog.ts';

/** What a release is judged by. */
export interface ReleaseFacts {
  /** The version in `modules/course.yaml`. */
  readonly version: string;
  /** Those of all courses, by their files. */
  readonly versions: readonly { readonly file: string; readonly version: string }[];
  /** The one in `package.json`. */
  readonly packageVersion: string;
  readonly changelog: string;
  /** The tag that it is made for; '' where it is made by hand. */
  readonly tag: string;
  /** The words of acknowledgements that are new are in no release yet: they have been added to the file of these. */
  readonly newWords?: boolean;
  /** What `heldBack` says of the translations. */
  readonly untranslated?: readonly string[];
  /** What `git status --porcelain` says; undefined where this is no git checkout. */
  readonly changes: string | undefined;
}

/** What stands in the way of a release, each with what to do; empty where nothing does. */
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
