export type Verb = 'initialize' | 'finish' | 'get' | 'set' | 'commit' | 'last error';

/** A call to the LMS. */
export interface LmsCall {
  readonly verb: Verb;
  readonly element: string;
  readonly value: string;
  /** Passes the call on to the LMS's runtime, and returns its answer. */
  readonly next: () => string;
}

/** An LMS's behaviour in one session; returns the answer for the course. */
export type LmsBehaviour = (call: LmsCall) => unknown;

/** What a behaviour can know about its session. */
export interface Situation {
  /** The number of sessions launched so far, including this one. */
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

/** The maximum that browsers send after a page is closed: 64 KiB. */
const beacon = 65_536;

/**
 * How real LMSs differ from the specification: for the tests of the record, and for the test bench of the embedded LMS.
 * Each function makes the behaviour of one session.
 */
export const lmsBehaviours = {
  plain: () => (call) => call.next(),

  /** Answers by the specification, but its API appears late: {@link lateness}. */
  late: () => (call) => call.next(),

  /** After the page is hidden, sends commits by beacon (64 KiB at most) and always answers "true". */
  moodle: ({ leaving }) => {
    let sent = 0;
    return (call) => {
      if (call.verb === 'set') sent += call.element.length + call.value.length;
      if (!leaving() || (call.verb !== 'commit' && call.verb !== 'finish')) return call.next();
      if (sent < beacon) call.next();
      return 'true';
    };
  },

  /** On leaving, stores nothing, and Commit answers null. */
  cornerstone: ({ leaving }) => {
    return (call) => {
      if (!leaving()) return call.next();
      return call.verb === 'commit' || call.verb === 'last error' ? null : call.next();
    };
  },

  /** Has no lists of children, counts or status, and never refuses anything. */
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

  /** After one call with an error, refuses all others. */
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

/** The behaviours in words. */
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

/** The milliseconds after which a late API appears. */
export const lateness = 1500;
