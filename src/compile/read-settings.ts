import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseFiles, readableSettings, settingsIn } from './build-plan.ts';
import { courseFolder } from './folder.ts';
import type { Problems } from './problems.ts';
import { suggestion } from './problems.ts';
import type { CourseFile } from './settings-files.ts';
import { readCourseFile } from './settings-files.ts';
import { lineOfKey } from './yaml-schema.ts';

/** A course's settings, completed with those of the course named by `like`, whose problems are also reported. */
export function readSettings(
  root: string,
  file: string,
  source: string,
  read: (file: string) => string | undefined,
  problems: Problems,
): CourseFile | undefined {
  const settings = settingsIn(root, file);
  const folder = courseFolder(root, settings, read);
  const { like } = readableSettings(source);
  if (typeof like !== 'string') return readCourseFile(source, settings, folder, problems.in(file));
  const line = lineOfKey(source, 'like');
  const other = `modules/${like}`;
  const known = courseFiles(root).filter((one) => one !== file && !('like' in settingsIn(root, one)));
  const base = known.includes(other) ? read(other) : undefined;
  if (base === undefined) {
    const names = known.map((one) => one.replace('modules/', ''));
    const message = `"like" is "${like}", which is no course that stands by itself.`;
    problems.in(file)(line, message, suggestion(like, names));
    return undefined;
  }
  const isSound = readSettings(root, other, base, read, problems) !== undefined;
  return isSound
    ? readCourseFile(source, settings, folder, problems.in(file), { source: base, line })
    : undefined;
}

/** The id of the course named by `like`: both share their private notes. */
export function notesOf(root: string, file: string): string | undefined {
  const { like } = readableSettings(readFileSync(join(root, file), 'utf8'));
  return typeof like === 'string' ? String(settingsIn(root, `modules/${like}`)['id']) : undefined;
}
