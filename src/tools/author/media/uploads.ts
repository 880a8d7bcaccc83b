import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localesIn, MediaFolder, mediaFolder, ownName, plainName } from '../../../compile/media/folder.ts';
import { LessonMedia } from '../../../compile/media/lesson-media.ts';
import { factsOf } from '../../../compile/media/recordings.ts';
import type { MediaUse } from '../../../compile/media/sniff.ts';
import { endingOf, endingsFor, fileKindOf } from '../../../compile/media/sniff.ts';
import { captionProblems } from '../../../compile/media/webvtt.ts';
import { sourceText } from '../../../compile/source-text.ts';
import { Refusal } from '../../server/guard.ts';
import type { Upload } from '../page/media/media-place.ts';
import { transcriptOf } from './transcript.ts';

/** The limit for all uploads that are not saved yet, in bytes; beyond it, the oldest are dropped. */
const mostHeld = 300_000_000;

/** An uploaded file, with its name in the course. */
export interface Held {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files that the page has sent. They enter the course only when they are saved with their block. */
export class Uploads {
  readonly #root: string;
  readonly #held = new Map<string, Held>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Takes a file that the course could show for this use.
   * @param called the author's name for it
   * @throws {Refusal} with a sentence if it could not
   */
  take(called: string, use: MediaUse, bytes: Uint8Array): Upload {
    const wanted = nameFor(called, use, bytes);
    checkFile(wanted, use, bytes);
    const isSized = use !== 'video' || factsOf(wanted, bytes).width !== undefined;
    const name = this.#freeName(wanted, use, bytes);
    const upload = randomUUID();
    this.#held.set(upload, { name, bytes });
    let sum = [...this.#held.values()].reduce((all, one) => all + one.bytes.length, 0);
    for (const [id, one] of this.#held) {
      if (sum <= mostHeld || id === upload) break;
      this.#held.delete(id);
      sum -= one.bytes.length;
    }
    return {
      upload,
      name,
      size: bytes.length,
      ...(!isSized && { needsSize: true }),
      ...(use === 'captions' && { transcript: transcriptOf(sourceText(bytes)) }),
    };
  }

  /** @throws {Refusal} if it is not held any more */
  held(upload: string): Held {
    const found = this.#held.get(upload);
    if (!found)
      throw new Refusal(410, 'The file is not held any more. Nothing was written: choose it again.');
    return found;
  }

  leave(uploads: readonly string[]): void {
    for (const one of uploads) this.#held.delete(one);
  }

  /**
   * A name that no other file has, in the folder or among the uploads, and that no language's own version of another
   * file would replace.
   */
  #freeName(wanted: string, use: MediaUse, bytes: Uint8Array): string {
    const { names } = new MediaFolder(join(this.#root, mediaFolder));
    const locales = [...localesIn(names)];
    const isOther = (name: string): boolean => {
      const path = join(this.#root, mediaFolder, name);
      if (existsSync(path)) return !readFileSync(path).equals(bytes);
      if (locales.some((locale) => ownName(names, name, use, locale) !== undefined)) return true;
      return [...this.#held.values()].some(
        (one) => one.name === name && !Buffer.from(one.bytes).equals(bytes),
      );
    };
    const [, stem = '', ending = ''] = /^(.*?)(\.\w+)?$/.exec(wanted) ?? [];
    let name = wanted;
    for (let count = 2; isOther(name); count++) name = `${stem}-${count}${ending}`;
    return name;
  }
}

/** A plain name that is not reserved for one language: `talk-fr.vtt` instead of `talk.fr.vtt`. */
const nameFor = (called: string, use: MediaUse, bytes: Uint8Array): string =>
  nameWithEnding(called, use, bytes).replace(/\.([a-z]{2,3}\.\w+)$/, '-$1');

/** A plain name; a file whose ending does not match its content gets the right ending. */
function nameWithEnding(called: string, use: MediaUse, bytes: Uint8Array): string {
  const name = plainName(called.split(/[\\/]/).at(-1) ?? '')
    .slice(-80)
    // A name does not begin with them, wherever it is cut.
    .replace(/^[-.]+/, '');
  const { is, endings = [] } = fileKindOf(bytes) ?? {};
  const [right] = endings.filter((one) => endingsFor(use).includes(one));
  const isMedia = use === 'picture' || use === 'video' || use === 'audio';
  // Any text might be an SVG in an unusual form: its name decides.
  if (!isMedia || right === undefined || is === 'text' || endings.includes(endingOf(name))) return name;
  return name.replace(/(\.\w+)?$/, `.${right}`);
}

/** Throws what the build would say about the file by itself. */
function checkFile(name: string, use: MediaUse, bytes: Uint8Array): void {
  if (use === 'captions') return checkCaptions(name, bytes);
  const folder = mkdtempSync(join(tmpdir(), 'course-upload-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const media = new LessonMedia(new MediaFolder(folder), { locale: 'en', language: 'en', first: 'en' });
    const report = (_: number, message: string, fix: string): never => {
      throw new Refusal(
        422,
        `${message} ${fix.replace(/,? and write that name\.$/, ', and choose it again.')}`,
      );
    };
    if (use === 'picture') media.picture(name, name, 1, report);
    else if (use === 'file') media.download(name, name, 1, report);
    // A film without a size gets a stand-in: the author is asked for it later.
    else media.recording(use, name, { label: name, words: 1, width: 1, height: 1 }, 1, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkCaptions(name: string, bytes: Uint8Array): void {
  if (!endingsFor('captions').includes(endingOf(name)))
    throw new Refusal(
      422,
      `"${name}" is no file of captions that browsers read. Export it as WebVTT (.vtt): YouTube Studio, Vimeo and Subtitle Edit can.`,
    );
  const [problem] = captionProblems(sourceText(bytes));
  if (problem) throw new Refusal(422, `"${name}", line ${problem.line}: ${problem.message} ${problem.fix}`);
}
