/** The start screen's words. */
export interface StartWords {
  readonly begin: string;
  readonly resume: string;
  readonly review: string;
  readonly opening: string;
  readonly again: string;
  readonly help: string;
  readonly minutes: (minutes: number) => string;
  readonly comeBack: string;
  readonly expectTitle: string;
  /** @param hasCheck whether a final check comes after them */
  readonly expect: (lessons: number, hasCheck: boolean) => readonly string[];
  /** Added to what is recorded, where the course asks how sure one is. */
  readonly confidence: string;
  readonly privacyTitle: string;
  readonly privacy: (recorded: {
    readonly interactions: 'full' | 'outcome' | 'none';
    readonly scenarioChoices: boolean;
    readonly acknowledges: boolean;
  }) => string;
  readonly alone: string;
  readonly aloneUnkept: string;
  readonly waiting: string;
  readonly waitingUnkept: string;
  readonly answered: string;
  readonly failed: string;
  /** While the record is asked again. */
  readonly reading: string;
  /** Where the record does not say what it holds. */
  readonly unread: string;
  readonly unreadable: string;
  readonly reviewMode: string;
  readonly browseMode: string;
  readonly finished: string;
  /** There is something to acknowledge anew. */
  readonly renew: string;
  readonly noScript: string;
  readonly oldBrowser: string;
  readonly openedFromFolder: string;
  readonly notLoaded: string;
  readonly sandboxed: string;
  readonly slow: string;
}

/** The page of a package that frames the hosted course: what it says where the course can't be shown. */
export interface DispatchWords {
  readonly again: string;
  readonly withoutRecord: string;
  readonly noScript: string;
  readonly notices: Readonly<
    Record<
      'folder' | 'noLms' | 'unreachable' | 'olderCourse' | 'olderPackage',
      { readonly title: string; readonly text: (host: string) => string }
    >
  >;
}

/** The page that says what the ids and letters in an LMS's reports stand for. */
export interface AnswerKeyWords {
  readonly title: string;
  readonly version: (version: string) => string;
  readonly intro: string;
  readonly howToRead: string;
  /** How the codes are written, each between backticks. */
  readonly codes: readonly string[];
  /** Where the settings hold something back. */
  readonly heldBack: Readonly<Record<'outcome' | 'none' | 'scenarios', string>>;
  readonly lessons: string;
  readonly id: string;
  readonly lesson: string;
  readonly practice: string;
  readonly check: string;
  readonly letter: string;
  readonly answer: string;
  readonly part: string;
  readonly answers: string;
  readonly right: string;
  readonly rightAnswer: string;
  readonly nothingRight: string;
  readonly recordedAs: (standard: string) => string;
  readonly attempt: string;
}

/** The player's own words. A language's file exports one object of this shape, and `start`. */
export interface Words {
  readonly skip: string;
  readonly contents: string;
  readonly search: {
    readonly label: string;
    readonly found: (n: number) => string;
    readonly print: string;
  };
  readonly closeContents: string;
  readonly next: string;
  readonly previous: string;
  readonly nextLesson: (title: string) => string;
  readonly exit: string;
  readonly finish: string;
  readonly wayOn: string;
  readonly screenNumber: (screen: number, screens: number) => string;
  readonly screenOf: (screen: number, screens: number) => string;
  readonly minutes: (minutes: number) => string;
  /** What is left of a lesson, in minutes and parts of them: where there is little room, and in full. */
  readonly minutesLeft: (minutes: number) => string;
  readonly timeLeft: (minutes: number) => string;
  readonly lessonState: Readonly<Record<'not attempted' | 'incomplete' | 'completed', string>>;
  readonly progress: (done: number, all: number) => string;
  readonly lessonComplete: (title: string) => string;
  /** What the settings ask for besides: answers, time, or questions that stand for a lesson. */
  readonly open: {
    /** Beside a lesson in the contents. */
    readonly count: (questions: number) => string;
    readonly here: string;
    /** Above the screens. */
    readonly elsewhere: string;
    /** On leaving. */
    readonly some: string;
    readonly minutes: (minutes: number) => string;
    readonly minutesAtEnd: (minutes: number) => string;
    readonly enough: string;
    readonly testedOut: string;
  };
  readonly saving: Readonly<Record<'saved' | 'saving' | 'not-saved', string>>;
  readonly notRecorded: string;
  readonly notKept: string;
  readonly otherWindow: string;
  readonly updated: (answers: number, screens: number) => string;
  readonly attemptLost: string;
  readonly dismiss: string;
  readonly loading: string;
  readonly contentsNotLoaded: string;
  readonly helpNotLoaded: string;
  /** Reading aloud. */
  readonly listen: Readonly<
    Record<
      | 'title'
      | 'play'
      | 'pause'
      | 'goOn'
      | 'close'
      | 'speed'
      | 'voice'
      | 'noVoice'
      | 'onDevice'
      | 'byService'
      | 'service'
      | 'chooseVoice'
      | 'failed'
      | 'nothing'
      | 'notLoaded',
      string
    >
  > & { readonly speeds: Readonly<Record<'0.75' | '1' | '1.25' | '1.5', string>> };
  readonly lessonFailed: { readonly title: string; readonly text: string; readonly retry: string };
  readonly leave: Readonly<Record<'title' | 'text' | 'retry' | 'anyway' | 'stay', string>>;
  readonly farewell: {
    readonly title: string;
    readonly lost: string;
    readonly lostHere: string;
    readonly recorded: string;
    readonly done: string;
    readonly completion: (completed: boolean) => string;
    readonly score: (percent: number, passed: boolean) => string;
    readonly noScore: string;
    readonly comeBack: string;
    readonly comeBackDone: string;
    readonly nothingKept: string;
    readonly nothing: string;
    readonly goBack: string;
    /** How to leave, where the course is in a frame, in a window that a script opened, and by itself. */
    readonly inFrame: string;
    readonly inWindow: string;
    readonly inTab: string;
    readonly close: string;
    readonly notClosed: string;
  };
  readonly stale: Readonly<Record<'title' | 'text' | 'nothingKept', string>>;
  readonly help: Readonly<
    Record<
      | 'open'
      | 'close'
      | 'title'
      | 'usingTitle'
      | 'support'
      | 'aboutTitle'
      | 'content'
      | 'sources'
      | 'people'
      | 'reportTitle'
      | 'reportText'
      | 'makeReport'
      | 'reportLabel'
      | 'copy',
      string
    >
  > & {
    /** @param saving one of the next, for what becomes of what the learner does */
    readonly using: readonly string[];
    readonly saving: Readonly<Record<'kept' | 'notKept' | 'notRecorded' | 'nothingOpen', string>>;
    readonly about: (title: string, version: string, organisation: string) => string;
  };
  /** The completion record: one page about what was achieved. */
  readonly record: {
    readonly title: string;
    readonly text: string;
    readonly show: string;
    readonly save: string;
    readonly saved: string;
    readonly learner: string;
    readonly noName: string;
    readonly course: string;
    readonly completed: string;
    readonly notYet: string;
    /** Shares in per cent; the score is '' where no check was taken. */
    readonly completion: (one: {
      readonly when: string;
      readonly version: string;
      readonly content: string;
      readonly score: string;
      readonly passMark: string;
    }) => string;
    readonly attempts: string;
    readonly taken: (taken: number, best: string, passMark: string) => string;
    readonly acknowledged: string;
    /** @param when '' where it is unknown */
    readonly given: (id: string, version: string, when: string) => string;
    readonly wordsElsewhere: string;
    readonly testedOut: string;
    readonly rules: string;
    readonly answersAsked: string;
    readonly minutesAsked: (minutes: number) => string;
    readonly made: string;
    /** The parts of a line, of which the digest is set as code. */
    readonly madeFrom: (when: string, version: string, digest: unknown) => readonly unknown[];
    /** @param day in words @param time `19:12:03` @param offset `+01:00` */
    readonly moment: (day: string, time: string, offset: string) => string;
  };
  readonly opensInNewTab: string;
  readonly check: string;
  readonly tryAgain: string;
  readonly otherAnswers: string;
  readonly correct: string;
  readonly notQuite: string;
  readonly partlyRight: (right: number, all: number) => string;
  readonly chooseOne: string;
  readonly chooseSome: string;
  readonly selectAll: string;
  /** How sure one is of an answer. */
  readonly confidence: {
    readonly question: string;
    readonly hint: string;
    readonly levels: Readonly<Record<'1' | '2' | '3', string>>;
    readonly certainAndWrong: string;
    readonly guessedAndRight: string;
    /** How many of the answers that one was certain of were right. */
    readonly certain: (right: number, all: number) => string;
  };
  readonly answerAll: (missing: number) => string;
  readonly yourAnswer: string;
  readonly rightAnswer: string;
  /** The names of what is wider than the page and scrolls by itself. */
  readonly scrolls: { readonly table: string; readonly code: string };
  readonly dataNote: string;
  readonly pickResource: string;
  readonly everything: string;
  readonly shown: (n: number) => string;
  readonly finalCheck: {
    /** Back into a lesson where something went wrong. */
    readonly lookAgain: string;
    readonly facts: (questions: number, percent: number) => string;
    readonly unlimited: string;
    readonly attempts: (left: number) => string;
    readonly noneLeft: string;
    readonly best: (percent: number) => string;
    readonly begin: string;
    readonly again: string;
    readonly question: (n: number, all: number) => string;
    readonly back: string;
    readonly next: string;
    readonly toReview: string;
    readonly reviewTitle: string;
    readonly reviewText: string;
    readonly unanswered: string;
    readonly submit: string;
    readonly missing: (n: number) => string;
    readonly passed: string;
    readonly notPassed: string;
    readonly notThisTime: string;
    readonly staysPassed: string;
    readonly result: (right: number, all: number, percent: number) => string;
    readonly passedText: string;
    readonly notPassedText: (percent: number) => string;
    readonly byLesson: string;
    readonly yourAnswers: string;
  };
  readonly privateNotes: Readonly<
    Record<
      'note' | 'title' | 'titleKept' | 'warning' | 'keep' | 'kept' | 'refused' | 'erase' | 'erased',
      string
    >
  >;
  readonly room: (left: number) => string;
  readonly copying: Readonly<Record<'copy' | 'copied' | 'byHand', string>>;
  readonly printing: Readonly<Record<'print' | 'refused', string>>;
  readonly slider: Readonly<
    Record<'unanswered' | 'asList' | 'asSlider' | 'before' | 'now' | 'nothingBefore', string>
  >;
  readonly reflection: Readonly<Record<'thoughts' | 'own', string>>;
  readonly reveal: {
    readonly guess: string;
    readonly typed: string;
    readonly show: string;
    readonly skip: string;
    readonly again: string;
    readonly guessFirst: string;
    readonly outOfRange: (min: string, max: string) => string;
    readonly yourGuess: string;
    readonly figure: string;
    readonly compared: Readonly<Record<'exact' | 'close' | 'higher' | 'lower', string>>;
  };
  readonly builder: {
    readonly sentence: string;
    readonly gap: string;
    readonly missing: (n: number) => string;
  };
  readonly scene: {
    readonly goOn: string;
    readonly back: string;
    readonly again: string;
    readonly asPage: string;
    readonly asScene: string;
    /** Where one is in a scene, and what a step without a title is called. */
    readonly step: (n: number, all: number) => string;
    /** The learner, on a call. */
    readonly you: string;
    readonly captions: string;
  };
  readonly scenario: {
    readonly begin: string;
    readonly inShort: string;
    readonly summary: string;
    readonly toStory: string;
    readonly question: string;
    readonly back: string;
    readonly restart: string;
    readonly ending: string;
    readonly path: (decisions: number) => string;
    readonly youChose: string;
    /** Beside each choice on the map of one's path. */
    readonly taken: string;
    readonly seen: string;
    readonly unseen: string;
    readonly endings: (seen: number, all: number) => string;
    readonly notTaken: string;
  };
  readonly phrases: Readonly<Record<'keep' | 'own' | 'inPlan', string>>;
  readonly plan: {
    /** Where a plan is to be handed back, and there is none. */
    readonly notHere: string;
    readonly focus: string;
    readonly ownFocus: string;
    readonly steps: readonly [string, string, string];
    readonly pick: string;
    readonly kept: string;
    readonly say: (words: string) => string;
    readonly cue: string;
    readonly cueHint: string;
    readonly action: string;
    readonly actionHint: string;
    readonly obstacle: string;
    readonly ownObstacle: string;
    readonly backup: string;
    readonly backupHint: string;
    readonly review: string;
    readonly ownWords: string;
    readonly noneOfThese: string;
    readonly optional: string;
    readonly title: string;
    readonly empty: string;
    readonly ifWord: string;
    readonly thenWords: string;
    readonly copyText: string;
    readonly calendar: string;
    readonly calendarHint: (days: readonly number[]) => string;
    readonly saved: string;
    readonly asText: string;
    readonly calendarText: string;
    readonly problem: string;
    readonly needed: Readonly<Record<'cue' | 'action', string>>;
    readonly reviewTitle: string;
    readonly labels: Readonly<Record<'focus' | 'obstacle' | 'backup' | 'backupAlone' | 'review', string>>;
  };
  readonly rehearsal: Readonly<Record<'now' | 'show' | 'planned' | 'noPlan', string>>;
  readonly moments: Readonly<Record<'when' | 'whenFirst' | 'print', string>> & {
    readonly lead: (minutes: number) => string;
  };
  readonly revisit: { readonly hint: string };
  readonly acknowledgement: {
    readonly agree: string;
    readonly give: string;
    readonly tickFirst: string;
    readonly given: (version: string) => string;
    readonly changed: string;
    readonly notGiven: string;
  };
  /** The questions at a lesson's beginning. */
  readonly testOut: {
    readonly open: (questions: number, percent: number) => string;
    readonly begin: string;
    readonly hasLesson: string;
    readonly notThisTime: string;
    readonly passed: string;
    readonly failed: string;
    /** The lesson was gone through without them. */
    readonly done: string;
    /** For the record. */
    readonly recorded: (title: string, isPassed: boolean, right: number, all: number) => string;
  };
  readonly certificate: {
    readonly title: string;
    readonly for: string;
    readonly course: (title: string, version: string) => string;
    readonly score: (percent: number) => string;
    readonly completedOn: (date: string) => string;
    /** Completed under a version of the course that kept no date. */
    readonly dateUnknown: string;
    readonly passMark: (percent: number) => string;
    /** @param digest the first characters of the content's */
    readonly content: (digest: string) => string;
    readonly printedOn: (date: string) => string;
    readonly name: string;
    readonly nameHint: string;
    readonly missing: string;
    readonly toDo: Readonly<Record<'lessons' | 'answers' | 'check' | 'acknowledgement' | 'minutes', string>>;
  };
}

/** The notices that `boot.ts`, `open-session.ts` and `assets/fallback.js` may show, by name. */
export type Notice = keyof Pick<
  StartWords,
  | 'alone'
  | 'waiting'
  | 'waitingUnkept'
  | 'answered'
  | 'aloneUnkept'
  | 'failed'
  | 'reading'
  | 'unread'
  | 'unreadable'
  | 'reviewMode'
  | 'browseMode'
  | 'finished'
  | 'renew'
  | 'notLoaded'
  | 'sandboxed'
  | 'slow'
>;
