import type { KeyQuestion } from '../../course/answer-key.ts';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';

/** A statement to confirm. */
export interface AcknowledgementModel {
  readonly id: string;
  /** Learners have to confirm each new version. */
  readonly version: string;
  /** Block-level markup. */
  readonly text: Rich;
}

/** Paragraphs and items in one line, with a space between them. */
export const inOneLine = (text: Rich): string =>
  plain(
    typeof text === 'string'
      ? text
      : { strings: text.strings.map((part) => part.replace(/<\/(p|li)>/g, ' $&')) },
  );

/** For people who read the record: `a` means confirmed. */
export const acknowledgementKey = ({ id, version, text }: AcknowledgementModel): KeyQuestion[] => {
  const words = inOneLine(text);
  return [
    {
      id: `${id}.v${version}`,
      words,
      parts: [{ id: '', words: '', options: [{ id: 'a', words }] }],
      right: { type: 'choice', chosen: [], right: [] },
    },
  ];
};
