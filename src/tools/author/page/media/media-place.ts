/** What the page and the server tell each other of the files that a lesson shows. */

export const mediaKinds = ['image', 'audio', 'video', 'file', 'picture'] as const;
/** A block's kind; `picture` is one among words. */
export type MediaKind = (typeof mediaKinds)[number];

/** What a place holds, as its lesson says it. */
export interface MediaValues {
  /** Names of files in `assets/media/`; '' where there is none. */
  readonly src: string;
  readonly captions: string;
  readonly poster: string;
  readonly alt: string;
  readonly isDecorative: boolean;
  /** Of a film, as the author says them; '' where the file does. */
  readonly width: string;
  readonly height: string;
  /** The first paragraph: a caption, or the words of a link. As Markdown. */
  readonly title: string;
  /** All that follows, as Markdown. */
  readonly transcript: string;
}

/** Where a lesson shows a file. */
export interface MediaPlace extends MediaValues {
  readonly kind: MediaKind;
  /** Of the block; of a picture among words, of the block or the screen that is nearest. */
  readonly id: string;
  readonly line: number;
  /** How it is written: all of its block, or the picture. */
  readonly old: string;
  /** Of a picture among words: the number of their passage. */
  readonly passage?: number;
  /** The language's own files, which stand in for those that are named: `talk.fr.vtt`. */
  readonly own?: Readonly<Partial<Record<Slot, string>>>;
}

/** What a file of a place is for. */
export type Slot = 'src' | 'captions' | 'poster';

/** A file that was sent to the server and is in no lesson yet. */
export interface Upload {
  readonly upload: string;
  /** As it will be called in `assets/media/`. */
  readonly name: string;
  readonly size: number;
  /** Of a film that does not say how large its pictures are. */
  readonly needsSize?: boolean;
  /** Of captions: their words as a transcript, in Markdown. */
  readonly transcript?: string;
}

/** The files of a place, and what each may be. */
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

/** What a block that needs nothing more than a file is called in a sentence. */
export const called: Readonly<Record<MediaKind, string>> = {
  image: 'picture',
  picture: 'picture',
  audio: 'sound',
  video: 'film',
  file: 'file to download',
};
