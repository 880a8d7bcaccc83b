import { sampleCorrelation } from 'simple-statistics';
import type { LearnerRecord } from './records.ts';
import type { Answer, Attempt, Question } from './model.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';

export type Flag = 'too-easy' | 'too-hard' | 'negative' | 'unused-option' | 'unknown-answer';

/** How one question of the check did. */
export interface Item {
  readonly question: string;
  readonly words: string;
  /** How often it was asked and answered. */
  readonly asked: number;
  readonly right: number;
  /** 0–1. */
  readonly share: number;
  /**
   * Point-biserial correlation of this answer with the rest of the same check (−1 to 1): whether those who answer
   * it right do better in the others. Undefined where all answers or all results are alike.
   */
  readonly discrimination: number | undefined;
  /** How often each option was taken. */
  readonly options: readonly {
    readonly id: string;
    readonly words: string;
    readonly isRight: boolean;
    readonly taken: number;
  }[];
  readonly flags: readonly Flag[];
}

/** Fewer answers than these say nothing yet. */
export const enough = 10;

/** One answer to a question, beside the rest of the same check. */
interface Given {
  readonly right: boolean;
  /** 0–1: the share of the others that were right. */
  readonly rest: number;
  readonly response: string;
}

/**
 * @param onlyFirst counts each learner's first check alone
 * @param pause hears how many records were gone through
 */
export async function itemsOf(
  records: readonly LearnerRecord[],
  questions: ReadonlyMap<string, Question>,
  onlyFirst: boolean,
  pause: Pause = noPause,
): Promise<Item[]> {
  const given = new Map<string, Given[]>();
  const words = new Map<string, string>();
  for (const [index, { attempts }] of records.entries()) {
    await pause(index);
    const checks = attempts.flatMap(checksIn);
    for (const check of onlyFirst ? checks.slice(0, 1) : checks) {
      const total = check.filter(({ correct }) => correct).length;
      for (const { question, correct = false, response, words: said } of check) {
        if (said !== undefined) words.set(question, said);
        const others = check.length - 1;
        const rest = others === 0 ? 0 : (total - Number(correct)) / others;
        const list = given.get(question) ?? [];
        given.set(question, list);
        list.push({ right: correct, rest, response });
      }
    }
  }
  const items: Item[] = [];
  for (const [id, answers] of given) {
    items.push(itemOf(id, answers, questions.get(id), words.get(id)));
    await pause(records.length);
  }
  return items.toSorted((a, b) => b.flags.length - a.flags.length || a.share - b.share);
}

/** The answers of each check, in the order of the checks. */
function checksIn({ answers }: Attempt): Answer[][] {
  const checks = new Map<number, Answer[]>();
  for (const answer of answers) {
    if (answer.check === undefined) continue;
    const check = checks.get(answer.check);
    if (check) check.push(answer);
    else checks.set(answer.check, [answer]);
  }
  return [...checks].toSorted(([a], [b]) => a - b).map(([, check]) => check);
}

function itemOf(
  id: string,
  answers: readonly Given[],
  known: Question | undefined,
  said: string | undefined,
): Item {
  const right = answers.filter((answer) => answer.right).length;
  const share = right / answers.length;
  const counts = new Map<string, number>();
  for (const { response } of answers)
    for (const part of response.split(',')) if (part !== '') counts.set(part, (counts.get(part) ?? 0) + 1);
  const rights = new Set((known?.right ?? '').split(','));
  const listed = known?.options ?? [...counts.keys()].sort().map((letter) => ({ id: letter, words: '' }));
  const options = listed.map((option) => ({
    ...option,
    isRight: rights.has(option.id),
    taken: counts.get(option.id) ?? 0,
  }));
  const discrimination = correlation(answers);
  const strange =
    known !== undefined &&
    [...counts.keys()].some((letter) => !listed.some((option) => option.id === letter));
  const flags: Flag[] = [
    ...(share > 0.95 ? (['too-easy'] as const) : []),
    ...(share < 0.3 ? (['too-hard'] as const) : []),
    ...(discrimination !== undefined && discrimination < 0 ? (['negative'] as const) : []),
    ...(known && options.some(({ isRight, taken }) => !isRight && taken === 0)
      ? (['unused-option'] as const)
      : []),
  ];
  return {
    question: id,
    words: known?.words ?? said ?? '',
    asked: answers.length,
    right,
    share,
    discrimination,
    options,
    flags: [...(answers.length < enough ? [] : flags), ...(strange ? (['unknown-answer'] as const) : [])],
  };
}

function correlation(answers: readonly Given[]): number | undefined {
  if (answers.length < 3) return undefined;
  const found = sampleCorrelation(
    answers.map(({ right }) => Number(right)),
    answers.map(({ rest }) => rest),
  );
  return Number.isFinite(found) ? found : undefined;
}
