import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordingWanted } from '../../blocks/block-source.ts';
import { escapeHtml } from '../escape.ts';
import type { Remark, Report } from '../problems.ts';
import { sourceText } from '../source-text.ts';
import { readSvg } from '../svg.ts';
import { authorOf, hasMacros, fileSizeAdvice } from './advice.ts';
import type { FoundFile, MediaFolder } from './folder.ts';
import { mediaFolder } from './folder.ts';
import type { Facts } from './mp4.ts';
import type { PreparedPicture } from './pictures.ts';
import { folderFor } from './pictures.ts';
import { factsOf, recordingAdvice, withoutMetadata } from './recordings.ts';
import type { MediaUse } from './sniff.ts';
import { endingOf } from './sniff.ts';
import { captionProblems, captionWords } from './webvtt.ts';

/** A media file in the packages. */
export interface MediaFile {
  /** The path in the package, with a hash of the content: `media/talk-1a2b3c4d.mp4`. */
  readonly path: string;
  /** The author's file, relative to the project. */
  readonly source: string;
  readonly use: MediaUse;
  readonly size: number;
  readonly advice: readonly (Remark & { readonly line: number })[];
  bytes(): Uint8Array;
}

/** A language, and the course's first language. */
export interface MediaLanguage {
  readonly locale: string;
  /** A language tag, like `first`. */
  readonly language: string;
  readonly first: string;
}

/** A picture is as wide as the text column, or as a phone. */
const sizes = '(min-width: 45rem) 40rem, 100vw';

/** The media of a lesson, from `assets/media/`: the markup, and the files for the package. */
export class LessonMedia {
  readonly #folder: MediaFolder;
  readonly #language: MediaLanguage;
  readonly #files = new Map<string, MediaFile>();

  constructor(folder: MediaFolder, language: MediaLanguage) {
    this.#folder = folder;
    this.#language = language;
  }

  get files(): readonly MediaFile[] {
    return [...this.#files.values()];
  }

  /** @param alt '' for a decorative picture */
  picture(name: string, alt: string, line: number, report: Report): string {
    const found = this.#find(name, 'picture', line, report);
    if (!found) return '';
    if (endingOf(found.name) === 'svg') return this.#drawing(found, alt, line, report);
    const picture = this.#folder.picture(found, line, report);
    if (!picture) return '';
    const paths = picture.widths.map(({ width }) => this.#keepWidth(found, picture, width));
    const from = paths[picture.widths.findLastIndex(({ width }) => width <= 960)] ?? paths[0] ?? '';
    const set = paths.map((path, index) => `${path} ${picture.widths[index]?.width}w`).join(', ');
    const several = paths.length > 1 ? ` srcset="${set}" sizes="${sizes}"` : '';
    return imageHtml(`src="${from}"${several}`, picture.width, picture.height, alt);
  }

  /** The browser's media element with controls. It loads nothing before the learner plays it. */
  recording(
    use: 'audio' | 'video',
    name: string,
    asked: RecordingWanted,
    line: number,
    report: Report,
  ): string {
    const captions = use === 'video' ? this.#captions(asked, line, report) : '';
    const poster = asked.poster === undefined ? '' : this.#poster(asked.poster, line, report);
    const found = this.#find(name, use, line, report);
    if (!found) return '';
    const bytes = readFileSync(found.path);
    const facts = factsOf(found.name, bytes);
    if (facts.unplayable !== undefined) {
      const message = `"${found.name}" holds ${facts.unplayable}, which many browsers cannot play.`;
      report(line, message, 'Export it as mp4 with H.264 and AAC.');
      return '';
    }
    const size = use === 'video' ? this.#sizeOf(found, facts, asked, line, report) : '';
    const path = this.#keep(found, use, withoutMetadata(found.name, bytes).length, line, {
      bytes: () => withoutMetadata(found.name, readFileSync(found.path)),
      advice: recordingAdvice(found.name, use, bytes, facts),
    });
    const label = escapeHtml(asked.label);
    return use === 'audio'
      ? `<audio controls preload="none" src="${path}" aria-label="${label}"></audio>`
      : `<video controls playsinline preload="none" src="${path}"${poster} ${size} aria-label="${label}">${captions}</video>`;
  }

  /** A link that saves the file, with its kind and size. @param words as HTML */
  download(name: string, words: string, line: number, report: Report): string {
    const found = this.#find(name, 'file', line, report);
    if (!found) return words;
    const bytes = readFileSync(found.path);
    const ending = endingOf(found.name);
    if (hasMacros(ending, bytes)) {
      report(line, `"${found.name}" holds macros.`, 'Save it without: a course hands out no programs.');
      return words;
    }
    const author = authorOf(ending, bytes);
    const smaller = fileSizeAdvice(found.name, ending, found.size);
    const path = this.#keep(found, 'file', found.size, line, {
      bytes: () => readFileSync(found.path),
      advice: [
        ...(smaller ? [smaller] : []),
        ...(author === undefined
          ? []
          : [
              {
                message: `"${found.name}" says that "${author.slice(0, 60)}" made it.`,
                fix: 'Take the author out of its properties, unless learners may know.',
              },
            ]),
      ],
    });
    const said = `${ending.toUpperCase()}, ${sizeInWords(found.size, this.#language.language)}`;
    return `<a href="${path}" download="${escapeHtml(found.name)}">${words}</a> <span class="size">(${said})</span>`;
  }

  #find(name: string, use: MediaUse, line: number, report: Report): FoundFile | undefined {
    return this.#folder.find(name, use, this.#language.locale, line, report);
  }

  #drawing(found: FoundFile, alt: string, line: number, report: Report): string {
    const source = sourceText(readFileSync(found.path));
    const own = { xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' };
    const drawing = readSvg(`"${found.name}"`, source, own, 'd');
    if ('message' in drawing) {
      report(line, drawing.message, drawing.fix);
      return '';
    }
    const { width = '', height = '', viewBox = '' } = drawing.attributes;
    const box = viewBox
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const given = [width, height].map((one) => (/^[\d.]+(?:px)?$/.test(one) ? Number.parseFloat(one) : 0));
    const [wide = 0, tall = 0] = given.every((one) => one > 0) ? given : box.slice(2);
    if (!(wide > 0 && tall > 0)) {
      report(line, `"${found.name}" says no size.`, 'Export it with a viewBox, or with width and height.');
      return '';
    }
    const bytes = new TextEncoder().encode(drawing.svg);
    const path = this.#keep(found, 'picture', bytes.length, line, { bytes: () => bytes });
    return imageHtml(`src="${path}"`, Math.ceil(wide), Math.ceil(tall), alt);
  }

  /** Keeps one width of a picture. Each width counts towards the picture's size. */
  #keepWidth(found: FoundFile, { widths }: PreparedPicture, width: number): string {
    const size = widths.find((one) => one.width === width)?.bytes ?? 0;
    const from = join(folderFor(found.sha), `${width}.webp`);
    return this.#keep(found, 'picture', size, 0, {
      bytes: () => readFileSync(from),
      ending: `-${width}.webp`,
    });
  }

  #poster(name: string, line: number, report: Report): string {
    const found = this.#find(name, 'picture', line, report);
    if (!found) return '';
    if (endingOf(found.name) === 'svg') {
      const src = /src="([^"]*)"/.exec(this.#drawing(found, '', line, report))?.[1];
      return src === undefined ? '' : ` poster="${src}"`;
    }
    const picture = this.#folder.picture(found, line, report);
    const width = picture?.widths.findLast((one) => one.width <= 960) ?? picture?.widths[0];
    return picture && width ? ` poster="${this.#keepWidth(found, picture, width.width)}"` : '';
  }

  #captions({ captions, words }: RecordingWanted, line: number, report: Report): string {
    if (captions === undefined) return '';
    const found = this.#find(captions, 'captions', line, report);
    if (!found) return '';
    const source = readFileSync(found.path, 'utf8');
    const problems = captionProblems(source);
    for (const problem of problems)
      report(line, `${mediaFolder}/${found.name}, line ${problem.line}: ${problem.message}`, problem.fix);
    if (problems.length > 0) return '';
    const { language, first, locale } = this.#language;
    const isForeign = language !== first && !found.isOwn;
    const said = captionWords(source).split(/\s+/).filter(Boolean).length;
    const path = this.#keep(found, 'captions', found.size, line, {
      bytes: () => readFileSync(found.path),
      advice: [
        ...(isForeign
          ? [
              {
                message: `The captions "${found.name}" are not translated.`,
                fix: `Put ${captions.replace(/(\.\w+)$/, `.${locale}$1`)} beside it.`,
              },
            ]
          : []),
        ...(words * 2 < said
          ? [
              {
                message: `The captions "${found.name}" say ${said} words, the transcript ${words}.`,
                fix: 'Write into the transcript all that is said, and what is to be seen.',
              },
            ]
          : []),
      ],
    });
    const spoken = isForeign ? first : language;
    const label = new Intl.DisplayNames([spoken], { type: 'language' }).of(spoken) ?? spoken;
    return `<track kind="captions" src="${path}" srclang="${escapeHtml(spoken)}" label="${escapeHtml(label)}">`;
  }

  #sizeOf({ name }: FoundFile, facts: Facts, asked: RecordingWanted, line: number, report: Report): string {
    const width = Math.round(asked.width ?? facts.width ?? 0);
    const height = Math.round(asked.height ?? facts.height ?? 0);
    if (width > 0 && height > 0) return `width="${width}" height="${height}"${tallClass(width, height)}`;
    report(
      line,
      `"${name}" does not say how large its pictures are.`,
      'Write width=1280 height=720 on the opening line; of a sound alone, make :::audio.',
    );
    return '';
  }

  #keep(
    { name, sha }: FoundFile,
    use: MediaUse,
    size: number,
    line: number,
    made: { readonly bytes: () => Uint8Array; readonly advice?: readonly Remark[]; readonly ending?: string },
  ): string {
    const stem = name
      .replace(/\.\w+$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
    const path = `media/${stem}-${sha.slice(0, 8)}${made.ending ?? `.${endingOf(name)}`}`;
    const advice = (made.advice ?? []).map((one) => ({ ...one, line }));
    this.#files.set(path, { path, source: `${mediaFolder}/${name}`, use, size, advice, bytes: made.bytes });
    return path;
  }
}

const tallClass = (width: number, height: number): string => (height > width ? ' class="tall"' : '');

const imageHtml = (from: string, width: number, height: number, alt: string): string =>
  `<img ${from} width="${width}" height="${height}"${tallClass(width, height)} alt="${escapeHtml(alt)}" loading="lazy" decoding="async">`;

function sizeInWords(bytes: number, language: string): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(Math.max(1, amount));
}
