import type { QuestionResponse } from './interaction.ts';

/** What the questions of a course are in one language, by their ids in the record. */
export type AnswerKey = ReadonlyMap<string, Pick<KeyQuestion, 'words' | 'parts'>>;

/** What a report names in a course, in one language. */
export interface ReportWords {
  readonly title: string;
  /** Titles, by id. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly questions: AnswerKey;
}

/** A question as a record tells of it: what its id and its letters stand for. */
export interface KeyQuestion {
  /** As in the record, but for the number of an attempt at the check. */
  readonly id: string;
  readonly words: string;
  /** In the check: the lesson that it counts for, '' where it names none. */
  readonly counts?: string;
  /** One for each thing that was to be chosen. */
  readonly parts: readonly KeyPart[];
  /** The answer that has all right; an empty one where nothing is right or wrong. */
  readonly right: QuestionResponse;
}

export interface KeyPart {
  /** Stands before the letter in the record; '' in a question without parts. */
  readonly id: string;
  readonly words: string;
  readonly options: readonly KeyOption[];
}

export interface KeyOption {
  readonly id: string;
  readonly words: string;
}
