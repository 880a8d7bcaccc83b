import type { Rich } from '../../course/rich.ts';

/** A film or a sound of `assets/media/`. */
export interface RecordingModel {
  readonly id: string;
  /** Inline: what it is. */
  readonly caption: Rich;
  /** Markup of the browser's own element, with its captions. */
  readonly player: Rich;
  /** Block-level markup. */
  readonly transcript: Rich;
}
