import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Answer } from '../course/interaction.ts';

/** Fired, bubbling and composed, when the learner has answered; never for what the code set. */
export class BlockAnsweredEvent extends Event {
  static readonly type = 'block-answered';
  readonly detail: Answer;

  constructor(detail: Answer) {
    super(BlockAnsweredEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/** Fired when words should be spoken to a screen reader: the document has one status region. */
export class AnnounceEvent extends Event {
  static readonly type = 'course-announce';
  readonly message: string;

  constructor(message: string) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
    this.message = message;
  }
}

/** Fired, bubbling and composed, when the learner has given the acknowledgement. */
export class AcknowledgedEvent extends Event {
  static readonly type = 'course-acknowledged';
  readonly answer: Answer;
  /** The version of its text. */
  readonly version: string;

  constructor(answer: Answer, version: string) {
    super(AcknowledgedEvent.type, { bubbles: true, composed: true });
    this.answer = answer;
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'course-acknowledged': AcknowledgedEvent;
    'block-answered': BlockAnsweredEvent;
    'course-announce': AnnounceEvent;
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
