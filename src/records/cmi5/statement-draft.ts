/** The verbs of cmi5 9.3 that a course sends, and the two that go beside them (7.1.3: "cmi5 allowed"). */
export const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
} as const;

export type Verb = keyof typeof verbs;

/**
 * A statement without what is the same for all of a session: who, and in which context. So nothing that is kept on
 * the device names the learner, and what one session could not send another can.
 */
export interface StatementDraft {
  /** A UUID that stays, so that what is sent again is known again. */
  readonly id: string;
  readonly verb: Verb;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it is about, where that is not the course itself: a path below the activity, and its definition. */
  readonly part?: { readonly path: string; readonly definition: object };
  readonly result?: object;
  /** Tells an answer or a step from all others, whichever session sends it. */
  readonly key?: string;
  /** It was on its way at least once: the store may have it. */
  readonly tried?: boolean;
  /** The id under which a session that died had it on its way: the store is asked for that one first. */
  readonly was?: string | undefined;
}

/** Whether cmi5 defines this statement: counted, ordered, and never again. */
export const isDefined = ({ verb }: Pick<StatementDraft, 'verb'>): boolean =>
  verb !== 'answered' && verb !== 'progressed';
