import type { Rich } from '../../course/rich.ts';

/** A photo, a screenshot or a drawing from `assets/media/`. */
export interface ImageModel {
  readonly id: string;
  /** Markup, with its alternative text. */
  readonly picture: Rich;
  /** Inline. */
  readonly caption?: Rich;
}
