/** Where something was read: for problems with it. */
export interface Place {
  readonly file: string;
  /** Counted from 1, the header included; absent where the whole file is meant. */
  readonly row?: number;
}

/** The fields that are known: one that the export says nothing of is absent. */
export const known = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** A text, where there is one. */
export const textIn = (text: string | undefined): string | undefined => text || undefined;

export interface Learner {
  readonly name: string;
  readonly email?: string;
  /** The organisation's own number, or the name of an xAPI account. */
  readonly id?: string;
}

/** An answer as an LMS keeps it. */
export interface Answer {
  /** The question's id, without the number of the attempt at the check. */
  readonly question: string;
  /** Which attempt at the check it belongs to, from 1; absent for a practice question. */
  readonly check?: number;
  /** The ids of what was chosen, sorted: `a,c`, or `1.a,2.b` for a matching question. */
  readonly response: string;
  readonly correct?: boolean;
  /** What the export itself says of the question. */
  readonly asked?: Asked;
  readonly when?: string;
}

/** A question as an export has it: only what it says. */
export type Asked = Partial<Pick<Question, 'words' | 'options' | 'right'>>;

/** What a learner confirmed. */
export interface Acknowledgement {
  /** Which of the course's acknowledgements. */
  readonly id: string;
  readonly version: string;
  /** As many as the record has room for; the transcript of the release has all of them. */
  readonly words?: string;
  readonly when?: string;
}

/** What the course itself recorded of a completion. */
export interface Evidence {
  /** The course's version that was taken. */
  readonly version: string;
  /** The content's digest, or its first 12 characters. */
  readonly digest: string;
  readonly language: string;
  readonly completedOn?: string;
  /** 0–100: what was asked for then. */
  readonly passMark?: number;
  /** Absent where it does not say. */
  readonly passed?: true;
  /** It says that something was left to do. */
  readonly completed?: false;
  /** The whole line, for people. */
  readonly text: string;
}

/** One row of a report, one list of elements, or the statements of one registration. */
export interface Attempt {
  readonly learner: Learner;
  /** What the LMS calls the course; '' where the export does not say. */
  readonly activity: string;
  /** From 1; 0 for what is of no attempt. */
  readonly attempt: number;
  /** The export says that there is no attempt. */
  readonly neverOpened?: true;
  /** What tells it from all other attempts, where the export has that (xAPI). */
  readonly registration?: string;
  readonly started?: string;
  readonly last?: string;
  readonly completedOn?: string;
  readonly completed?: boolean;
  readonly passed?: boolean;
  /** 0–100. */
  readonly score?: number;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly evidence: readonly Evidence[];
  readonly answers: readonly Answer[];
  readonly from: Place;
}

/** Something that could not be read, and what can be done about it. */
export interface Problem extends Place {
  readonly message: string;
}

export interface Reading {
  readonly attempts: readonly Attempt[];
  readonly problems: readonly Problem[];
  /** What kind of file it was taken for, in words. */
  readonly kind: string;
  /** What a release asks, one for each of its languages. */
  readonly contents?: readonly Content[];
}

/** What one version of a course asks, in one language. */
export interface Content {
  readonly version: string;
  /** 64 characters. */
  readonly digest: string;
  readonly questions: readonly Question[];
}

export interface Question {
  readonly id: string;
  /** '' where they are not known. */
  readonly words: string;
  /** Empty where they are not known. */
  readonly options: readonly { readonly id: string; readonly words: string }[];
  /** As in an answer's `response`; '' where nothing is right or wrong. */
  readonly right: string;
}
