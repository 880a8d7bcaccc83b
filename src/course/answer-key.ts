import type { QuestionResponse } from './interaction.ts';

/** The questions of a course in one language, by their ids in the record. */
export type AnswerKey = ReadonlyMap<string, Pick<KeyQuestion, 'words' | 'parts'>>;

/** The titles and questions of a course for reports, in one language. */
export interface ReportWords {
  readonly title: string;
  /** Titles, by id. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly questions: AnswerKey;
}

/** A question as it is recorded: what its id and its letters stand for. */
export interface KeyQuestion {
  /** As in the record, but without the number of an attempt at the check. */
  readonly id: string;
  readonly words: string;
  /** In the check: the lesson that it counts for, '' if it names none. */
  readonly counts?: string;
  /** One for each choice that the question asks for. */
  readonly parts: readonly KeyPart[];
  /** The fully right answer; an empty one if nothing is right or wrong. */
  readonly right: QuestionResponse;
}

export interface KeyPart {
  /** Comes before the letter in the record; '' in a question without parts. */
  readonly id: string;
  readonly words: string;
  readonly options: readonly KeyOption[];
}

export interface KeyOption {
  readonly id: string;
  readonly words: string;
}
