import type { KeyPart } from './answer-key.ts';

/** A learner's response, and the right one. Ids are single characters `a`–`z`, `0`–`9`. */
export type QuestionResponse =
  | { readonly type: 'choice'; readonly chosen: readonly string[]; readonly right: readonly string[] }
  | { readonly type: 'matching'; readonly pairs: readonly Pair[]; readonly right: readonly Pair[] };

export type InteractionResponse =
  | QuestionResponse
  /** A text written by the course, for people who read the record: never one that a learner wrote. */
  | { readonly type: 'fill-in'; readonly text: string };

export type Pair = readonly [source: string, target: string];

/** An answer, as the block reports it. */
export interface Answer {
  /** The id of the activity, or of the check's question. */
  readonly id: string;
  /** The scene that was answered, if the activity is a scenario; otherwise undefined. */
  readonly scene?: string;
  /** The response as stored, which is passed back to the block: `[a-z0-9]*`, as short as possible. */
  readonly kept: string;
  readonly response: InteractionResponse;
  /** `neutral` if nothing is right or wrong. */
  readonly result: 'correct' | 'incorrect' | 'neutral';
  /** The text of the question. */
  readonly description: string;
  /** The options, with their text: one entry for each part of the question. */
  readonly choices?: readonly KeyPart[];
}

/** The answer to a question of the check, with the lesson that the question belongs to. */
export type CheckAnswer = Answer & { readonly lesson: string };

/** One answer, as the record stores it. */
export interface Interaction extends Pick<Answer, 'response' | 'result' | 'description' | 'choices'> {
  /** Stable; no spaces. A check question's id ends with the number of the attempt, e.g. `definition-three-parts.2`. */
  readonly id: string;
  /** The lesson whose objective this belongs to; '' if none. */
  readonly objective: string;
  /** 0 for practice. */
  readonly weighting: number;
  readonly latencySeconds: number;
  readonly at: Date;
}
