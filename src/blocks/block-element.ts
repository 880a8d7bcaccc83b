import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';

/** The events of blocks, fired with `emit` of `src/ui/emit.ts`. */
declare global {
  interface HTMLElementEventMap {
    /** The learner has answered; never for what the code set. */
    'block-answered': CustomEvent<Answer>;
    /** The learner has given the acknowledgement, in this version of its text. */
    'course-acknowledged': CustomEvent<{ readonly answer: Answer; readonly version: string }>;
    /** Whether a scene or a story has been seen to its end: until then, Next is not emphasised. */
    'course-way-on': CustomEvent<boolean>;
    /** The learner wants to see the completion record. */
    'course-record': CustomEvent<undefined>;
  }
}

/**
 * The base of all blocks: shows a model and takes answers.
 *
 * @fires block-answered - The learner has answered (only blocks whose answers are kept).
 */
export abstract class BlockElement<Model> extends LitElement {
  /** What the author wrote, as the block's `parse.ts` parsed it. */
  @property({ attribute: false }) model!: Model;
  /** The answer kept from before, in the block's own short form; undefined if there is none. */
  @property({ attribute: false }) response: string | undefined;
  /**
   * The course is in review: nothing that is recorded can be changed. Answered questions show their feedback; others show
   * none.
   */
  @property({ type: Boolean }) review = false;
}
