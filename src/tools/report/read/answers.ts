import type { Acknowledgement, Answer } from './model.ts';

/** What a list of interactions holds, in either standard's words or xAPI's. */
export interface Interaction {
  readonly id: string;
  readonly response: string;
  readonly result: string;
  readonly words?: string;
  readonly when?: string;
}

/** What was chosen, sorted, written in one way for all standards: `a,c`, or `1.a,2.b`. */
export function responseOf(text: string): string {
  const parts = text
    .replaceAll('[,]', ',')
    .replaceAll('[.]', '.')
    .replaceAll(/&amp;/g, '&')
    .split(',')
    .map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .sort()
    .join(',');
}

const isCorrect = (result: string): boolean | undefined =>
  result === 'correct' || result === 'true'
    ? true
    : /^(wrong|incorrect|false)$/.test(result)
      ? false
      : undefined;

/** Separates answers from acknowledgements, which are recorded as interactions too. */
export function answersOf(interactions: readonly Interaction[]): {
  answers: Answer[];
  acknowledgements: Acknowledgement[];
} {
  const answers: Answer[] = [];
  const acknowledgements: Acknowledgement[] = [];
  for (const { id, response, result, words, when } of interactions) {
    const [, version] = /\.v([\w.-]+)$/.exec(id) ?? [];
    if (version !== undefined) {
      acknowledgements.push({
        version,
        ...(words === undefined ? {} : { words }),
        ...(when === undefined ? {} : { when }),
      });
      continue;
    }
    const [, question = id, check] = /^(.+)\.(\d+)$/.exec(id) ?? [];
    const correct = isCorrect(result);
    answers.push({
      question,
      ...(check === undefined ? {} : { check: Number(check) }),
      response: responseOf(response),
      ...(correct === undefined ? {} : { correct }),
      ...(words === undefined ? {} : { words }),
      ...(when === undefined ? {} : { when }),
    });
  }
  return { answers, acknowledgements };
}
