import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';

/** What blocks tell the player, by `emit` of `src/ui/emit.ts`. */
declare global {
  interface HTMLElementEventMap {
    /** The learner has answered; never for what the code set. */
    'block-answered': CustomEvent<Answer>;
    /** The learner has given the acknowledgement, in this version of its text. */
    'course-acknowledged': CustomEvent<{ readonly answer: Answer; readonly version: string }>;
    /** Whether a scene or a story has been seen to its end: till then, the way on does not call for attention. */
    'course-way-on': CustomEvent<boolean>;
    /** The learner wants to see the completion record. */
    'course-record': CustomEvent<undefined>;
  }
}

/**
 * What a lesson can hold: shows a model, takes answers.
 *
 * @fires block-answered - The learner has answered (only blocks whose answers are kept).
 */
export abstract class BlockElement<Model> extends LitElement {
  /** What the author wrote, as the block's `model.ts` parsed it. */
  @property({ attribute: false }) model!: Model;
  /** The answer kept from before, in the block's own short form; undefined where there is none. */
  @property({ attribute: false }) response: string | undefined;
  /**
   * The course is only looked through: nothing that is recorded can be changed. What was answered shows its feedback;
   * what was not shows none.
   */
  @property({ type: Boolean }) review = false;
}
