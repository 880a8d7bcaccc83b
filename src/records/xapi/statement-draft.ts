import type { Evidence } from '../../course/evidence.ts';

/** The verbs that a course sends: those of cmi5 (section 9.3, Verbs), and two that are “cmi5 allowed” (section 7.1.3). */
export const verbs = [
  'initialized',
  'completed',
  'passed',
  'failed',
  'terminated',
  'answered',
  'progressed',
] as const;

export type Verb = (typeof verbs)[number];

export const iriOf = (verb: Verb): string => `http://adlnet.gov/expapi/verbs/${verb}`;

/** What a statement says, without what is the same for all of a session: who, and in which context. */
export interface StatementContent {
  readonly verb: Verb;
  /** What it is about, where that is not the course itself: a path below the activity, and its definition. */
  readonly part?: { readonly path: string; readonly definition: object };
  readonly result?: object;
  /** Of what is about the course itself: what was taken, and what came of it. */
  readonly evidence?: Evidence | undefined;
  /** Tells an answer or a step from all others of the registration. */
  readonly key?: string;
}

/** What a course that is in several languages says in those after the first: language maps (xAPI 1.0.3 part two, section 4.2). */
export interface FurtherLanguages {
  readonly title: object;
  readonly lesson: (id: string) => object;
  /** The definition of a question, with them. @param id the interaction's */
  readonly question: (id: string, definition: Readonly<Record<string, unknown>>) => object;
}

/** A statement that is to be sent. */
export interface StatementDraft extends StatementContent {
  /** A UUID, the same whenever this is to be sent: so the store knows it again. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Ids under which an earlier page may have sent it: the store is asked for these first. */
  readonly askFor?: readonly string[];
}

/** Whether this is said once in a session, in its order, and never given up; else it is an answer or a step. */
export const isOnce = ({ verb }: Pick<StatementContent, 'verb'>): boolean =>
  verb !== 'answered' && verb !== 'progressed';
