import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../problems.ts';
import { suggestion } from '../problems.ts';
import { deviceNameProblem, isDeviceName } from '../device-names.ts';
import type { PictureTask, PreparedPicture } from './pictures.ts';
import { folderFor, prepared, preparePictures } from './pictures.ts';
import type { Kind, MediaUse } from './sniff.ts';
import { endingOf, endingsFor, fileKindOf, mayBeFor } from './sniff.ts';

/** Where authors put pictures, recordings and files to download. */
export const mediaFolder = 'assets/media';

/** A file in that folder. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha: string;
  readonly kind: Kind | undefined;
  /** Whether it is a language's own version: `talk.fr.vtt`. */
  readonly isOwn: boolean;
}

const megabyte = 1_000_000;
/** Maximum bytes. A build holds a file in memory, and every package with it. */
const most: Readonly<Record<MediaUse, number>> = {
  picture: 50 * megabyte,
  audio: 500 * megabyte,
  video: 500 * megabyte,
  captions: megabyte,
  file: 500 * megabyte,
};

const wanted: Readonly<Record<MediaUse, string>> = {
  picture: 'A picture',
  audio: 'A sound',
  video: 'A film',
  captions: 'A file of captions',
  file: 'A file to download',
};

/** Path, size and times → the facts read, kept between loads. */
const known = new Map<string, Pick<FoundFile, 'sha' | 'kind'>>();
const unreadable = new Map<string, string>();

/** `assets/media/`, which is read on demand. */
export class MediaFolder {
  readonly #folder: string;
  #names: readonly string[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get names(): readonly string[] {
    this.#names ??= namesIn(this.#folder);
    return this.#names;
  }

  /**
   * The file, or its language's own version if there is one (`talk.fr.vtt` for `talk.vtt`). Reports a file that is
   * missing, whose content does not match its name, or that cannot be used in this way.
   */
  find(asked: string, use: MediaUse, locale: string, line: number, report: Report): FoundFile | undefined {
    if (!/^\w[\w.-]*$/.test(asked)) {
      const plain = plainName(asked);
      const isThere = this.names.includes(asked);
      const fix = isThere
        ? `Rename the file to ${plain}, and write that.`
        : `Put the file into ${mediaFolder}/ under a plain name, and write that name.`;
      report(line, `"${asked}" is no plain name: letters, figures, hyphens and dots.`, fix);
      return undefined;
    }
    if (isDeviceName(asked)) {
      const fix = `Rename the file to ${plainName(asked)}, and write that.`;
      report(line, deviceNameProblem(asked, 'a file'), fix);
      return undefined;
    }
    const own = ownName(this.names, asked, use, locale);
    const name = own ?? asked;
    if (!this.names.includes(name)) {
      report(line, `There is no file "${asked}" in ${mediaFolder}/.`, this.#fixFor(asked, use));
      return undefined;
    }
    const path = join(this.#folder, name);
    const { size } = statSync(path);
    const tell = (message: string, fix: string): undefined => void report(line, `"${name}" ${message}.`, fix);
    if (size === 0) return tell('is empty', 'Copy it there again.');
    if (size > most[use]) {
      const limit = `${most[use] / megabyte} MB`;
      return tell(
        `has ${Math.ceil(size / megabyte)} MB`,
        `Export it smaller: ${limit} is the most that is taken.`,
      );
    }
    const found = { name, path, size, isOwn: name === own, ...this.#read(path) };
    return isFit(found, use, tell) ? found : undefined;
  }

  /** The picture in the widths that screens need; reports a picture that cannot be opened. */
  picture({ path, name, sha }: FoundFile, line: number, report: Report): PreparedPicture | undefined {
    const before = prepared(sha);
    if (before) return before;
    if (!unreadable.has(sha)) this.#prepareAll(path, sha);
    const why = unreadable.get(sha);
    if (why === undefined) return prepared(sha);
    const [message, fix] = /pixel limit/.test(why)
      ? [
          'has more than 100 million pixels',
          'Export it smaller: 3,000 pixels are wide enough for any screen.',
        ]
      : why === 'moves'
        ? ['moves by itself', 'Export a still picture; or what moves as mp4, for :::video.']
        : [`cannot be opened (${why.trim().split('\n')[0]})`, 'Export it anew, as a JPEG or PNG.'];
    report(line, `"${name}" ${message}.`, fix);
    return undefined;
  }

  /** Prepares all pictures in the folder that are not prepared yet, in one process. */
  #prepareAll(path: string, sha: string): void {
    const tasks = new Map<string, PictureTask & { readonly sha: string }>([
      [sha, { sha, from: path, to: folderFor(sha) }],
    ]);
    for (const name of this.names) {
      const from = join(this.#folder, name);
      if (!endingsFor('picture').includes(endingOf(name)) || statSync(from).size > most.picture) continue;
      const { kind, sha: other } = this.#read(from);
      if (!kind?.endings.includes(endingOf(name)) || endingOf(name) === 'svg') continue;
      if (!prepared(other) && !unreadable.has(other))
        tasks.set(other, { sha: other, from, to: folderFor(other) });
    }
    const failures = preparePictures([...tasks.values()].map(({ from, to }) => ({ from, to })));
    for (const task of tasks.values()) {
      const why = failures[task.from];
      if (why !== undefined) unreadable.set(task.sha, why);
    }
  }

  #read(path: string): Pick<FoundFile, 'sha' | 'kind'> {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    const key = `${path} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
    const before = known.get(key);
    if (before) return before;
    const bytes = readFileSync(path);
    const read = { sha: createHash('sha256').update(bytes).digest('hex'), kind: fileKindOf(bytes) };
    known.set(key, read);
    return read;
  }

  #fixFor(asked: string, use: MediaUse): string {
    const first = this.names.filter((name) => !/\.[a-z]{2,3}\.\w+$/.test(name));
    const alike = first.find((name) => name.toLowerCase() === asked.toLowerCase());
    if (alike !== undefined) return `Write ${alike}, as the file is called.`;
    // Do not suggest a film for captions, however similar the names are.
    const names = first.filter((name) => mayBeFor(use, endingOf(name)));
    const stem = (name: string): string => name.replace(/\.\w+$/, '').toLowerCase();
    const other = names.find((name) => stem(name) === stem(asked));
    if (other !== undefined) return `Did you mean "${other}"?`;
    return names.length === 0 ? `Put it into ${mediaFolder}/.` : suggestion(asked, names);
  }
}

/**
 * A language's own version of a file: `talk.fr.vtt` for `talk.vtt`. It may have another ending, `hills.fr.png` for
 * `hills.jpg`, unless there is also a `hills.png`.
 */
export function ownName(
  names: readonly string[],
  asked: string,
  use: MediaUse,
  locale: string,
): string | undefined {
  const stem = asked.replace(/\.\w+$/, '');
  const ending = endingOf(asked);
  const others = endingsFor(use).filter((one) => one !== ending && !names.includes(`${stem}.${one}`));
  return [ending, ...others].map((one) => `${stem}.${locale}.${one}`).find((name) => names.includes(name));
}

/** The languages that any of these files is named for. */
export const localesIn = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap((name) => /\.([a-z]{2,3})\.\w+$/.exec(name)?.[1] ?? []));

function isFit(
  { name, kind }: FoundFile,
  use: MediaUse,
  tell: (message: string, fix: string) => undefined,
): boolean {
  const ending = endingOf(name);
  const takes = endingsFor(use);
  if (kind && kind.endings.length === 0) {
    tell(`is ${kind.is}`, kind.fix ?? '');
    return false;
  }
  if (kind && !kind.endings.includes(ending)) {
    const [right = ''] = kind.endings;
    const renamed = name.replace(/(\.\w+)?$/, `.${right}`);
    tell(`is ${kind.is}, whatever its name says`, `Rename it to ${renamed}, and write that name.`);
    return false;
  }
  if (kind && takes.includes(ending)) return true;
  tell(
    kind ? `is ${kind.is}` : 'is no kind of file that is known here',
    `${wanted[use]} ends with ${takes.join(', ')}.`,
  );
  return false;
}

/** The names of the files, except hidden files and those that editors leave. */
function namesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => !/^\.|~$|\.(?:part|tmp)$/.test(name) && statSync(join(folder, name)).isFile())
    .sort();
}

/** `Unser Büro.JPG` → `unser-buro.jpg` */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    // Nothing remains of a name in another script.
    .replace(/^[-.]+(?=\.\w+$)/, 'file')
    .replace(/^.*/, (plain) => (isDeviceName(plain) ? `file-${plain}` : plain))
    .replace(/^[-.]+|-+(?=\.|$)/g, '') || 'picture.jpg';
