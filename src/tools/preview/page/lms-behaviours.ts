export type Verb = 'initialize' | 'finish' | 'get' | 'set' | 'commit' | 'last error';

/** One call on its way to the LMS. */
export interface Passing {
  readonly verb: Verb;
  readonly element: string;
  readonly value: string;
  /** What the LMS beneath answers; calling it is what makes the call reach it. */
  readonly next: () => string;
}

/** What an LMS is like in one session; answers whatever the course is to get. */
export type LmsBehaviour = (call: Passing) => unknown;

/** What the behaviours of a session may know of the LMS. */
export interface Situation {
  /** Sessions launched so far, this one included. */
  readonly session: number;
  /** Whether the page is hidden, or going away. */
  readonly leaving: () => boolean;
  readonly errors: () => number;
}

/** The verb of each function of the API, SCORM 1.2's without its `LMS`. */
export const verbs: Readonly<Record<string, Verb>> = {
  Initialize: 'initialize',
  Finish: 'finish',
  Terminate: 'finish',
  GetValue: 'get',
  SetValue: 'set',
  Commit: 'commit',
  GetLastError: 'last error',
};

const status = /^cmi\.(core\.lesson|completion|success)_status$/;
const mode = /^cmi\.(core\.lesson_)?mode$/;

/** Browsers let at most 64 KiB outlive their page. */
const beacon = 65_536;

/**
 * How real LMSs answer where they differ from the specification: for the tests of the record, and for the bench of
 * the embedded LMS. Each makes the behaviour of one session.
 */
export const lmsBehaviours = {
  plain: () => (call) => call.next(),

  /** Answers by the specification, once it is there: {@link lateness}. */
  late: () => (call) => call.next(),

  /** Closing latch: once hidden, commits go by beacon (64 KiB at most) and are answered "true" unproven. */
  moodle: ({ leaving }) => {
    let sent = 0;
    return (call) => {
      if (call.verb === 'set') sent += call.element.length + call.value.length;
      if (!leaving() || (call.verb !== 'commit' && call.verb !== 'finish')) return call.next();
      if (sent < beacon) call.next();
      return 'true';
    };
  },

  /** Nothing is stored on the way out, and Commit answers null. */
  cornerstone: ({ leaving }) => {
    return (call) => {
      if (!leaving()) return call.next();
      return call.verb === 'commit' || call.verb === 'last error' ? null : call.next();
    };
  },

  /** No list of children, no counts, no status: nothing is known, and nothing is ever refused. */
  openedx: () => (call) => {
    const answer = call.next();
    if (call.verb === 'last error') return '0';
    if (call.verb !== 'get') return 'true';
    return status.test(call.element) || /\._(children|count)$/.test(call.element) ? '' : answer;
  },

  chamilo: () => {
    let committed = false;
    return (call) => {
      if (call.verb === 'commit') committed = true;
      const answer = call.next();
      return call.verb === 'get' && committed && status.test(call.element) ? '' : answer;
    };
  },

  learnworlds: () => (call) => {
    const answer = call.next();
    return call.verb === 'get' && mode.test(call.element) && answer === 'normal' ? '' : answer;
  },

  /** Once a call was answered with an error, no other is answered well. */
  knowbe4: ({ errors }) => {
    return (call) => {
      const answer = call.next();
      if (errors() > 0) return call.verb === 'get' ? '' : 'false';
      return answer;
    };
  },

  booleans: () => (call) => {
    const answer = call.next();
    if (answer === 'true' || answer === 'false') return answer === 'true';
    return answer !== '' && (call.verb !== 'get' || /score|_count/.test(call.element))
      ? Number(answer)
      : answer;
  },

  digits: () => (call) => {
    const answer = call.next();
    return answer === 'true' ? 1 : answer === 'false' ? 0 : answer;
  },

  throws: () => {
    let thrown = 0;
    return (call) => {
      if (call.verb === 'commit' && thrown++ < 2) throw new Error('NetworkError');
      return call.next();
    };
  },
} as const satisfies Readonly<Record<string, (situation: Situation) => LmsBehaviour>>;

export type Personality = keyof typeof lmsBehaviours;

/** The behaviours by what such LMSs are known for. */
export const personalities: Readonly<Record<Personality, string>> = {
  plain: 'By the specification',
  moodle: 'Moodle: on leaving, commits are answered “true” and sent by beacon, 64 KiB at most',
  cornerstone: 'Cornerstone: on leaving, Commit answers null and stores nothing',
  openedx: 'Open edX: every call answers “true”, statuses and lists read empty',
  chamilo: 'Chamilo: the status reads empty after a commit',
  learnworlds: 'LearnWorlds: the mode reads empty',
  knowbe4: 'KnowBe4: after one error, every call is refused',
  booleans: 'Booleans and numbers instead of strings',
  digits: '1 and 0 instead of “true” and “false”',
  throws: 'Commit throws, twice a session',
  late: 'The API appears a second and a half late, from the next launch on',
};

/** Milliseconds after which an API that is late appears. */
export const lateness = 1500;
