import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';

/** The events that blocks send to the player, with `emit` from `src/ui/emit.ts`. */
declare global {
  interface HTMLElementEventMap {
    /** The learner has answered. Not sent for answers that the code sets. */
    'block-answered': CustomEvent<Answer>;
    /** The learner has confirmed the acknowledgement, in this version of its text. */
    'course-acknowledged': CustomEvent<{ readonly answer: Answer; readonly version: string }>;
    /** Whether the learner has reached the end of a scene or a story. Until then, the way on is not emphasised. */
    'course-way-on': CustomEvent<boolean>;
    /** The learner wants to see the completion record. */
    'course-record': CustomEvent<undefined>;
  }
}

/**
 * The base of every block in a lesson: it shows a model and takes answers.
 *
 * @fires block-answered - The learner has answered (only blocks whose answers are kept).
 */
export abstract class BlockElement<Model> extends LitElement {
  /** What the author wrote, as the block's `parse.ts` read it. */
  @property({ attribute: false }) model!: Model;
  /** The answer saved earlier, in the block's own short form; undefined if there is none. */
  @property({ attribute: false }) response: string | undefined;
  /**
   * The learner only looks through the course: nothing recorded can change. Answered questions show their feedback;
   * unanswered ones show none.
   */
  @property({ type: Boolean }) review = false;
}
