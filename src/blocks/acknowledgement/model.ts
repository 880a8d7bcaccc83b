import type { KeyQuestion } from '../../course/answer-key.ts';
import type { Rich } from '../../course/rich.ts';
import { inOneLine } from '../../course/rich.ts';

/** A statement to confirm. */
export interface AcknowledgementModel {
  readonly id: string;
  /** Learners have to confirm each new version. */
  readonly version: string;
  /** Block-level markup. */
  readonly text: Rich;
}

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
