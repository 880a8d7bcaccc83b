import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readableSettings } from '../../compile/build-plan.ts';
import { lessonFile } from '../../compile/folder.ts';

/** The ids in a lesson's file, by which learners' work is saved. */
export interface LessonIds {
  readonly screens: readonly string[];
  readonly blocks: readonly string[];
}

/** The content of the last release. */
export interface Released {
  /** E.g. `v1.2.0`. */
  readonly tag: string;
  /** Lesson id → its ids, in the course's first language. */
  readonly lessons: ReadonlyMap<string, LessonIds>;
}

/** Undefined if there is no git, or no release is tagged (`v…`, see CONTRIBUTING.md). */
export function releasedIn(root: string, course: string, locale: string): Released | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const tag = git(root, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*')?.trim();
  if (tag === undefined) return undefined;
  const read = (file: string): string => git(root, 'show', `${tag}:./${file}`) ?? '';
  const { lessons } = readableSettings(read(course));
  const ids = Array.isArray(lessons) ? lessons.map(String) : [];
  return { tag, lessons: new Map(ids.map((id) => [id, lessonIdsIn(read(lessonFile(id, locale)))])) };
}

function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** Reads only the ids: an older version may use a syntax that the parser refuses now. */
export const lessonIdsIn = (source: string): LessonIds => ({
  screens: [...source.matchAll(/^## .*\{#([a-z0-9-]+)[^}]*\}\s*$/gm)].map(([, id = '']) => id),
  blocks: [
    ...source.matchAll(/^:{3,}[ \t]*(?!(?:note|idea)[ \t])[a-z][a-z0-9-]*[ \t]+([a-z][a-z0-9-]*)(?=\s|$)/gm),
  ].map(([, id = '']) => id),
});
