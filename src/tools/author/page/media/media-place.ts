/** The types for the files that a lesson shows, as the page and the server exchange them. */

export const mediaKinds = ['image', 'audio', 'video', 'file', 'picture'] as const;
/** The kind of a block; `picture` is a picture among words. */
export type MediaKind = (typeof mediaKinds)[number];

/** The values of a place, as its lesson states them. */
export interface MediaValues {
  /** Names of files in `assets/media/`; '' if there is none. */
  readonly src: string;
  readonly captions: string;
  readonly poster: string;
  readonly alt: string;
  readonly isDecorative: boolean;
  /** For a film, if the author states its size; '' if the file contains it. */
  readonly width: string;
  readonly height: string;
  /** The first paragraph, as Markdown: a caption, or the words of a link. */
  readonly title: string;
  /** All that follows the first paragraph, as Markdown. */
  readonly transcript: string;
}

/** A place where a lesson shows a file. */
export interface MediaPlace extends MediaValues {
  readonly kind: MediaKind;
  /** The id of the block; for a picture among words, of the nearest block or screen. */
  readonly id: string;
  readonly line: number;
  /** Its source: the whole block, or the picture. */
  readonly old: string;
  /** For a picture among words: the number of its passage. */
  readonly passage?: number;
  /** The files that this language uses in place of the named ones: `talk.fr.vtt`. */
  readonly own?: Readonly<Partial<Record<Slot, string>>>;
}

/** What a file is for. */
export type Slot = 'src' | 'captions' | 'poster';

/** A file that the server holds and no lesson shows yet. */
export interface Upload {
  readonly upload: string;
  /** Its name in `assets/media/` once saved. */
  readonly name: string;
  readonly size: number;
  /** For a film: whether the author must state its size, since the file does not. */
  readonly needsSize?: boolean;
  /** For captions: their words as a transcript, in Markdown. */
  readonly transcript?: string;
}

/** The slots of each kind of place, and what each slot takes. */
export const uses = {
  image: { src: 'picture' },
  picture: { src: 'picture' },
  audio: { src: 'audio' },
  video: { src: 'video', captions: 'captions', poster: 'picture' },
  file: { src: 'file' },
} as const;

/** Endings to choose from, by what a file is for. */
export const accepted = {
  picture: '.jpg,.jpeg,.png,.webp,.avif,.svg',
  audio: '.mp3,.m4a,.ogg,.oga,.opus,.mp4,.webm',
  video: '.mp4,.m4v,.webm',
  captions: '.vtt',
  file: '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.epub,.zip,.txt,.csv,.ics',
} as const;

/** The name of each kind in a sentence. */
export const kindNames: Readonly<Record<MediaKind, string>> = {
  image: 'picture',
  picture: 'picture',
  audio: 'sound',
  video: 'film',
  file: 'file to download',
};
