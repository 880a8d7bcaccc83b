/** The place where something was read, for reporting problems. */
export interface SourcePlace {
  readonly file: string;
  /** Counted from 1, including the header; absent for the whole file. */
  readonly row?: number;
}

/** Removes fields that are undefined, which the export does not give. */
export const withoutUndefined = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** The text; undefined instead of ''. */
export const textOrUndefined = (text: string | undefined): string | undefined => text || undefined;

export interface Learner {
  readonly name: string;
  readonly email?: string;
  /** The organisation's ID, or the name of an xAPI account. */
  readonly id?: string;
}

/** An answer from an LMS's record. */
export interface Answer {
  /** The question's id, without the number of the check attempt. */
  readonly question: string;
  /** The number of the check attempt, from 1; absent for a practice question. */
  readonly check?: number;
  /** The ids of the chosen options, sorted: `a,c`, or `1.a,2.b` for a matching question. */
  readonly response: string;
  readonly correct?: boolean;
  /** What the export itself says about the question. */
  readonly asked?: Asked;
  readonly when?: string;
}

/** The parts of a question that an export gives. */
export type Asked = Partial<Pick<Question, 'words' | 'options' | 'right'>>;

/** What a learner confirmed. */
export interface Acknowledgement {
  /** The id of the acknowledgement in the course. */
  readonly id: string;
  readonly version: string;
  /** As much as fits into the record; the transcript of the release has the whole text. */
  readonly words?: string;
  readonly when?: string;
}

/** What the course itself recorded about a completion. */
export interface Evidence {
  /** The version of the course that the learner took. */
  readonly version: string;
  /** The content's digest, or its first 12 characters. */
  readonly digest: string;
  readonly language: string;
  readonly completedOn?: string;
  /** 0–100: the pass mark at that time. */
  readonly passMark?: number;
  /** Absent if it does not say. */
  readonly passed?: true;
  /** False if it says that something is left to do; otherwise absent. */
  readonly completed?: false;
  /** The whole line, for people. */
  readonly text: string;
}

/** One row of a report, one list of elements, or the statements of one registration. */
export interface Attempt {
  readonly learner: Learner;
  /** The LMS's name for the course; '' if the export does not say. */
  readonly activity: string;
  /** Of statements: the course's activity id, and the name that they give it. */
  readonly course?: { readonly id: string; readonly name?: string };
  /** From 1; 0 if it belongs to no attempt, such as a grade. */
  readonly attempt: number;
  /** From a completion record: its name may be another's, too, and an administrator can say whose it is. */
  readonly savedByLearner?: true;
  /** The export says that there is no attempt. */
  readonly neverOpened?: true;
  /** A unique id of the attempt, if the export has one (xAPI). */
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
  readonly from: SourcePlace;
}

/** Something that could not be read, and what to do about it. */
export interface Problem extends SourcePlace {
  readonly message: string;
}

export interface Reading {
  readonly attempts: readonly Attempt[];
  readonly problems: readonly Problem[];
  /** The recognised kind of file, in words. */
  readonly kind: string;
  /** The questions of a release: in its first language, then in each of the others. */
  readonly contents?: readonly Content[];
}

/** The questions of one version of a course, in one language. */
export interface Content {
  readonly version: string;
  /**
   * The digests of the languages whose learners' records have these questions, 64 characters each. Records have the
   * first language's questions, whatever language was taken.
   */
  readonly digests: readonly string[];
  readonly questions: readonly Question[];
}

export interface Question {
  readonly id: string;
  /** '' if unknown. */
  readonly words: string;
  /** Empty if unknown. */
  readonly options: readonly { readonly id: string; readonly words: string }[];
  /** In the notation of an answer's `response`; '' if nothing is right or wrong. */
  readonly right: string;
}
