import type { KeyPart } from './answer-key.ts';

/** How a learner answered, and what would have been right. Ids are single characters `a`–`z`, `0`–`9`. */
export type QuestionResponse =
  | { readonly type: 'choice'; readonly chosen: readonly string[]; readonly right: readonly string[] }
  | { readonly type: 'matching'; readonly pairs: readonly Pair[]; readonly right: readonly Pair[] };

export type Response =
  | QuestionResponse
  /** Words of the course's own, for people who read the record: never what a learner wrote. */
  | { readonly type: 'fill-in'; readonly text: string };

export type Pair = readonly [source: string, target: string];

/** A block's own account of an answer. */
export interface Answer {
  /** The id of the activity, or of the check's question. */
  readonly id: string;
  /** The scene that was answered, where the activity is a scenario; undefined for any other. */
  readonly scene?: string;
  /** What is kept and comes back to the block: `[a-z0-9]*`, the shorter the better. */
  readonly kept: string;
  readonly response: Response;
  /** `neutral` where nothing is right or wrong. */
  readonly result: 'correct' | 'incorrect' | 'neutral';
  /** The question in words. */
  readonly description: string;
  /** What there was to choose, in words: one for each part of the question. */
  readonly choices?: readonly KeyPart[];
}

/** The answer to a question of the check, with the lesson that the question belongs to. */
export type CheckAnswer = Answer & { readonly lesson: string };

/** One answer, as the record keeps it. */
export interface Interaction extends Pick<Answer, 'response' | 'result' | 'description' | 'choices'> {
  /** Stable; no spaces. A check question carries its attempt, e.g. `definition-three-parts.2`. */
  readonly id: string;
  /** The lesson whose objective this belongs to; '' where it belongs to none. */
  readonly objective: string;
  /** 0 for practice. */
  readonly weighting: number;
  readonly latencySeconds: number;
  readonly at: Date;
}
