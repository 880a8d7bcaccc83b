import type { Evidence } from '../../course/evidence.ts';

/** The verbs that a course sends: those of cmi5 (section 9.3, Verbs), and two “cmi5 allowed” ones (section 7.1.3). */
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

/** The content of a statement, without the actor and context, which all statements of a session share. */
export interface StatementContent {
  readonly verb: Verb;
  /** The part that it is about: a path below the activity, and its definition. Absent for the course itself. */
  readonly part?: { readonly path: string; readonly definition: object };
  readonly result?: object;
  /** For statements about the course itself: the evidence of completion. */
  readonly evidence?: Evidence | undefined;
  /** Distinguishes an answer or a progress step from all others of the registration. */
  readonly key?: string;
}

/** Names in a course's further languages, as language maps (xAPI 1.0.3 part two, section 4.2). */
export interface FurtherLanguages {
  readonly title: object;
  readonly lesson: (id: string) => object;
  /** Adds them to the definition of a question. @param id the interaction's */
  readonly question: (id: string, definition: Readonly<Record<string, unknown>>) => object;
}

/** A statement that has to be sent. */
export interface StatementDraft extends StatementContent {
  /** A UUID, the same at every try, so that the store recognises a repeated statement. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Ids with which an earlier page may have sent it: the store is asked for these first. */
  readonly askFor?: readonly string[];
}

/** Whether it is sent once in a session, in order, and never dropped; otherwise it is an answer or a progress step. */
export const isSentOnce = ({ verb }: Pick<StatementContent, 'verb'>): boolean =>
  verb !== 'answered' && verb !== 'progressed';
