import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The widths that screens need, in pixels: a phone, a column or a sharp phone, a column on a sharp screen. */
export const widths: readonly number[] = [480, 960, 1600];
/** What may be opened: beyond it, a picture takes more memory than a build has. */
export const mostPixels = 100_000_000;
export const factsFile = 'facts.json';
/** Raised when the same picture would come out otherwise: it is part of the names. */
export const recipe = 1;

export interface PictureTask {
  readonly from: string;
  /** The folder that its widths go into. */
  readonly to: string;
}

export interface PictureWidth {
  readonly width: number;
  readonly bytes: number;
}

/** A picture in the widths that it goes with. */
export interface PreparedPicture {
  /** Of the largest. */
  readonly width: number;
  readonly height: number;
  readonly widths: readonly PictureWidth[];
}

/** Where they are kept from one build to the next; by content, so that nothing in it grows old. */
export const cache = join(import.meta.dirname, '../../../node_modules/.cache/course-media');

export const folderFor = (sha: string): string => join(cache, `${sha.slice(0, 32)}-${recipe}`);

/** Undefined where it was not prepared yet. */
export function prepared(sha: string): PreparedPicture | undefined {
  const facts = join(folderFor(sha), factsFile);
  return existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')) as PreparedPicture) : undefined;
}

/**
 * Prepares pictures, all at once.
 * @returns why any could not be read, by its path
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
