import type { Rich } from '../../course/rich.ts';

/** A file from `assets/media/` to download. */
export interface FileModel {
  readonly id: string;
  /** Markup: the link with its words, and the file's kind and size. */
  readonly link: Rich;
}
