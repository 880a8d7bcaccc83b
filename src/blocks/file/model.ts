import type { Rich } from '../../course/rich.ts';

/** A file of `assets/media/` to download. */
export interface FileModel {
  readonly id: string;
  /** Markup: the link with its words, and what kind of file it is, how large. */
  readonly link: Rich;
}
