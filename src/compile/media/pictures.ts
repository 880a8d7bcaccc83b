import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The widths that screens need, in pixels: a phone, a column or a sharp phone, a column on a sharp screen. */
export const widths: readonly number[] = [480, 960, 1600];
/** A larger picture would need more memory than a build has. */
export const mostPixels = 100_000_000;
export const factsFile = 'facts.json';
/** Raise it when the output for the same picture changes. It is part of the folder names. */
export const cacheVersion = 1;

export interface PictureTask {
  readonly from: string;
  /** The folder for its widths. */
  readonly to: string;
}

export interface PictureWidth {
  readonly width: number;
  readonly bytes: number;
}

/** A picture in all its widths. */
export interface PreparedPicture {
  /** The width of the largest. */
  readonly width: number;
  readonly height: number;
  readonly widths: readonly PictureWidth[];
}

/** The cache between builds. Its keys are content hashes, so that entries never become outdated. */
export const cache = join(import.meta.dirname, '../../../node_modules/.cache/course-media');

export const folderFor = (sha: string): string => join(cache, `${sha.slice(0, 32)}-${cacheVersion}`);

/** Undefined if the picture is not prepared yet. */
export function prepared(sha: string): PreparedPicture | undefined {
  const facts = join(folderFor(sha), factsFile);
  return existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')) as PreparedPicture) : undefined;
}

/**
 * Prepares pictures, all in one process.
 * @returns the path of each picture that could not be read → the reason
 */
export function preparePictures(tasks: readonly PictureTask[]): Readonly<Record<string, string>> {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'prepare-pictures.ts')],
    { input: JSON.stringify(tasks), encoding: 'utf8', maxBuffer: 10_000_000 },
  );
  if (status !== 0) throw new Error(`The pictures could not be prepared:\n${stderr}`);
  return JSON.parse(stdout) as Record<string, string>;
}
