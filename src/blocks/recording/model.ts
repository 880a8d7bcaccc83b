import type { Rich } from '../../course/rich.ts';

/** A video or an audio file from `assets/media/`. */
export interface RecordingModel {
  readonly id: string;
  /** Inline: what the recording is. */
  readonly caption: Rich;
  /** Markup: the browser's media element, with its captions. */
  readonly player: Rich;
  /** Block-level markup. */
  readonly transcript: Rich;
}
