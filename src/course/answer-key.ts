import type { QuestionResponse } from './interaction.ts';

/** The questions of a course in one language, by their ids in the record. */
export type AnswerKey = ReadonlyMap<string, Pick<KeyQuestion, 'words' | 'parts'>>;

/** The names that reports use for a course, in one language. */
export interface ReportWords {
  readonly title: string;
  /** Lesson id → title. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly questions: AnswerKey;
}

/** A question with the meaning of the ids and letters that a record contains. */
export interface KeyQuestion {
  /** As in the record, but without the number of the attempt at the check. */
  readonly id: string;
  readonly words: string;
  /** In the check: the lesson that it counts for, '' if it names none. */
  readonly counts?: string;
  /** One for each choice that the learner makes. */
  readonly parts: readonly KeyPart[];
  /** The response with everything right; an empty one if nothing is right or wrong. */
  readonly right: QuestionResponse;
}

export interface KeyPart {
  /** The prefix of the letter in the record; '' in a question without parts. */
  readonly id: string;
  readonly words: string;
  readonly options: readonly KeyOption[];
}

export interface KeyOption {
  readonly id: string;
  readonly words: string;
}
