/* oxlint-disable no-control-regex -- files begin with such */

/** The type of a file in `assets/media/`, from its first bytes: its name may be wrong. */

export type MediaUse = 'picture' | 'audio' | 'video' | 'captions' | 'file';

export interface Kind {
  /** In words, after "is": `a JPEG`. */
  readonly is: string;
  /** The allowed endings, the usual one first; empty if a course cannot include such files. */
  readonly endings: readonly string[];
  /** What to do about a file that a course cannot include. */
  readonly fix?: string;
}

const photo = 'Export it as a JPEG, and use that.';
const film = 'Export it as mp4 (H.264 and AAC), which every browser plays.';
const sound = 'Export it as mp3 or m4a, a tenth of its size.';

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** By the brand after `ftyp` in an ISO file (ISO/IEC 14496-12). */
const brands: readonly (readonly [RegExp, Kind])[] = [
  [/^avi[fs]/, { is: 'an AVIF', endings: ['avif'] }],
  [
    /^(?:hei[cxms]|hev[cmxs]|mif1|msf1)/,
    {
      is: 'a HEIC, as phones take them: most browsers cannot show it',
      endings: [],
      fix: 'Export it as a JPEG; or on an iPhone: Settings, Camera, Formats, Most Compatible.',
    },
  ],
  [/^qt /, { is: 'a QuickTime film: many browsers cannot play it', endings: [], fix: film }],
  [/^M4[AB] /, { is: 'an m4a', endings: ['m4a', 'mp4'] }],
  [/^/, { is: 'an mp4', endings: ['mp4', 'm4v', 'm4a'] }],
];

/** First bytes → kind. */
const signatures: readonly (readonly [RegExp, Kind])[] = [
  [/^\xff\xd8\xff/, { is: 'a JPEG', endings: ['jpg', 'jpeg'] }],
  [/^\x89PNG\r\n\x1a\n/, { is: 'a PNG', endings: ['png'] }],
  [/^RIFF[\s\S]{4}WEBP/, { is: 'a WebP', endings: ['webp'] }],
  [
    /^GIF8/,
    {
      is: 'a GIF',
      endings: [],
      fix: 'Export a still picture as PNG; what moves, as mp4: it can be stopped.',
    },
  ],
  [/^(?:II\*\0|MM\0\*)/, { is: 'a TIFF or a raw photo', endings: [], fix: photo }],
  [/^BM[\s\S]{4}\0\0\0\0/, { is: 'a BMP', endings: [], fix: photo }],
  [/^8BPS/, { is: 'a Photoshop file', endings: [], fix: photo }],
  [/^RIFF[\s\S]{4}WAVE/, { is: 'a WAV', endings: [], fix: sound }],
  [/^fLaC/, { is: 'a FLAC', endings: [], fix: sound }],
  [/^RIFF[\s\S]{4}AVI /, { is: 'an AVI', endings: [], fix: film }],
  [/^\x30\x26\xb2\x75/, { is: 'a Windows Media file', endings: [], fix: film }],
  [/^\x1a\x45\xdf\xa3[\s\S]{0,60}webm/, { is: 'a WebM', endings: ['webm'] }],
  [/^\x1a\x45\xdf\xa3/, { is: 'a Matroska film', endings: [], fix: film }],
  [/^OggS/, { is: 'an Ogg', endings: ['ogg', 'oga', 'opus'] }],
  [/^(?:ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xfb])/, { is: 'an mp3', endings: ['mp3'] }],
  [/^%PDF-/, { is: 'a PDF', endings: ['pdf'] }],
  [/^PK\x03\x04/, { is: 'a zip', endings: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'zip'] }],
  [
    /^\xd0\xcf\x11\xe0/,
    { is: 'an old Office document', endings: [], fix: 'Save it as docx, xlsx or pptx, or export a PDF.' },
  ],
  [
    /^(?:MZ|\x7fELF|#!)/,
    { is: 'a program', endings: [], fix: 'Leave it out: nobody may download programs from a course.' },
  ],
];

/** Beginning of a text file → kind. */
const texts: readonly (readonly [RegExp, Kind])[] = [
  [/^WEBVTT(?![^\s])/, { is: 'WebVTT', endings: ['vtt'] }],
  [
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<(?:\w+:)?svg[\s>]/,
    { is: 'an SVG', endings: ['svg'] },
  ],
  [
    /^<(?:!doctype html|html|script)/i,
    { is: 'a web page', endings: [], fix: 'Export a PDF; or link to the page: [words](link:key).' },
  ],
  [/^/, { is: 'text', endings: ['txt', 'csv', 'ics', 'vtt', 'svg'] }],
];

/** Undefined for an unknown kind. */
export function fileKindOf(bytes: Uint8Array): Kind | undefined {
  const head = ascii(bytes, 0, 4096);
  if (head.slice(4, 8) === 'ftyp') return brands.find(([pattern]) => pattern.test(head.slice(8, 12)))?.[1];
  const found = signatures.find(([pattern]) => pattern.test(head));
  if (found) return found[1];
  if (head.includes('\0')) return undefined;
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  return texts.find(([pattern]) => pattern.test(text))?.[1];
}

/** Use → the endings allowed for it. */
const uses: Readonly<Record<MediaUse, readonly string[]>> = {
  picture: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'svg'],
  audio: ['mp3', 'm4a', 'ogg', 'oga', 'opus', 'mp4', 'webm'],
  video: ['mp4', 'm4v', 'webm'],
  captions: ['vtt'],
  file: ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'zip', 'txt', 'csv', 'ics'],
};

/** Whether a file with this ending may be meant. Endings without any allowed use, such as HEIC, may be. */
export const mayBeFor = (use: MediaUse, ending: string): boolean =>
  uses[use].includes(ending) || !Object.values(uses).flat().includes(ending);

export const endingsFor = (use: MediaUse): readonly string[] => uses[use];

/** The media type for LMSs and browsers. */
export const types: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
};

export const endingOf = (name: string): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
