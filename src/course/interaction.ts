import type { KeyPart } from './answer-key.ts';

/** How a learner answered, and what would have been right. Ids are single characters `a`–`z`, `0`–`9`. */
export type QuestionResponse =
  | { readonly type: 'choice'; readonly chosen: readonly string[]; readonly right: readonly string[] }
  | { readonly type: 'matching'; readonly pairs: readonly Pair[]; readonly right: readonly Pair[] };

export type Response =
  | QuestionResponse
  /** Text from the course, for people who read the record: never what a learner wrote. */
  | { readonly type: 'fill-in'; readonly text: string };

export type Pair = readonly [source: string, target: string];

/** An answer as its block reports it. */
export interface Answer {
  /** The id of the activity, or of the check's question. */
  readonly id: string;
  /** In a scenario, the scene that was answered; otherwise undefined. */
  readonly scene?: string;
  /** What is kept and given back to the block: `[a-z0-9]*`, the shorter the better. */
  readonly kept: string;
  readonly response: Response;
  /** `neutral` if nothing is right or wrong. */
  readonly result: 'correct' | 'incorrect' | 'neutral';
  /** The question in words. */
  readonly description: string;
  /** The options in words, for each part of the question. */
  readonly choices?: readonly KeyPart[];
}

/** The answer to a question of the check, with the lesson that the question belongs to. */
export type CheckAnswer = Answer & { readonly lesson: string };

/** One answer, as it is recorded. */
export interface Interaction extends Pick<Answer, 'response' | 'result' | 'description' | 'choices'> {
  /** Stable; no spaces. A check question carries its attempt, e.g. `definition-three-parts.2`. */
  readonly id: string;
  /** The lesson whose objective this belongs to; '' if none. */
  readonly objective: string;
  /** 0 for practice. */
  readonly weighting: number;
  readonly latencySeconds: number;
  readonly at: Date;
}
