import { sampleCorrelation } from 'simple-statistics';
import type { Answer, Attempt, Evidence, Question } from './model.ts';
import type { Pause } from './pause.ts';
import { noPause } from './pause.ts';
import type { LearnerRecord } from './records.ts';
import type { Wording, Wordings } from './wordings.ts';

/** The most important first. */
export const flagOrder = ['negative', 'too-hard', 'unknown-answer', 'unused-option', 'too-easy'] as const;
export type Flag = (typeof flagOrder)[number];

/** Statistics of one question of the check, in one wording. */
export interface Item {
  readonly question: string;
  /** '' if unknown. */
  readonly words: string;
  /** The versions of the words: from evidence, or assumed if there is none. */
  readonly versions: readonly string[];
  /** The number of answers whose version is assumed. */
  readonly assumed: number;
  /** The number of answers. */
  readonly asked: number;
  readonly right: number;
  /** 0–1. */
  readonly share: number;
  /**
   * Point-biserial correlation of this answer with the rest of the same check (−1 to 1): whether learners who answer it
   * right do better in the others. Undefined if all answers or all results are the same.
   */
  readonly discrimination: number | undefined;
  /** How often each option was chosen. */
  readonly options: readonly {
    readonly id: string;
    readonly words: string;
    readonly isRight: boolean;
    readonly taken: number;
  }[];
  /** The most severe first. */
  readonly flags: readonly Flag[];
}

/** The minimum number of answers to judge a question. */
export const minAnswers = 10;

/** The minimum number of answers to judge an option that nobody chose. */
export const minAnswersForOptions = 30;
/** The minimum number of right and of wrong answers: fewer may be chance. */
const enoughEach = 5;

/** One answer to a question, with the result of the rest of the same check. */
interface Given {
  readonly right: boolean;
  /** 0–1: the share of the others that were right. */
  readonly rest: number;
  readonly response: string;
  readonly wording: Wording;
}

/**
 * One item for each question, or several if it was asked in different words.
 *
 * @param onlyFirst counts only each learner's first check
 * @param pause is called with the number of records processed
 */
export async function itemsOf(
  records: readonly LearnerRecord[],
  wordings: Wordings,
  onlyFirst: boolean,
  pause: Pause = noPause,
): Promise<Item[]> {
  const given = new Map<Question, Given[]>();
  for (const [index, { attempts }] of records.entries()) {
    await pause(index);
    const checks = attempts.flatMap(checksIn);
    for (const { answers, evidence } of onlyFirst ? checks.slice(0, 1) : checks) {
      // An answer that nothing judges is left out: it is not wrong.
      const judged = answers.flatMap((answer) => {
        const wording = wordings.of(answer, evidence);
        const right = isRight(answer, wording);
        return right === undefined ? [] : [{ response: answer.response, right, wording }];
      });
      const total = judged.filter(({ right }) => right).length;
      const others = judged.length - 1;
      for (const one of judged) {
        const rest = others === 0 ? 0 : (total - Number(one.right)) / others;
        const list = given.get(one.wording.question) ?? [];
        given.set(one.wording.question, list);
        list.push({ ...one, rest });
      }
    }
  }
  const items: Item[] = [];
  for (const [question, answers] of given) {
    items.push(itemOf(question, answers));
    await pause(records.length);
  }
  return items.toSorted((a, b) => severity(a) - severity(b) || a.share - b.share);
}

/** By the export, else by the question of its version; undefined if neither says. */
const isRight = ({ correct, response }: Answer, { question }: Wording): boolean | undefined =>
  correct ?? (response === '' || question.right === '' ? undefined : response === question.right);

/** 0 for the most important. */
export const severity = ({ flags: [worst] }: Item): number =>
  worst === undefined ? flagOrder.length : flagOrder.indexOf(worst);

interface Check {
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
}

/** The answers of each check, in the order of the checks. */
function checksIn({ answers, evidence }: Attempt): Check[] {
  const checks = new Map<number, Answer[]>();
  for (const answer of answers) {
    if (answer.check === undefined) continue;
    const check = checks.get(answer.check);
    if (check) check.push(answer);
    else checks.set(answer.check, [answer]);
  }
  return [...checks].toSorted(([a], [b]) => a - b).map(([, check]) => ({ answers: check, evidence }));
}

function itemOf(question: Question, answers: readonly Given[]): Item {
  const { id, words } = question;
  const right = answers.filter((answer) => answer.right).length;
  const share = right / answers.length;
  const counts = new Map<string, number>();
  for (const { response } of answers)
    for (const part of response.split(',')) if (part !== '') counts.set(part, (counts.get(part) ?? 0) + 1);
  const rights = new Set(question.right.split(','));
  const own = new Set(question.options.map((option) => option.id));
  // Chosen options that these words do not have are also listed.
  const strange = [...counts.keys()].filter((letter) => !own.has(letter)).sort();
  const options = [...question.options, ...strange.map((letter) => ({ id: letter, words: '' }))].map(
    (option) => ({ ...option, isRight: rights.has(option.id), taken: counts.get(option.id) ?? 0 }),
  );
  const discrimination = correlation(answers);
  const isEnough = answers.length >= minAnswers;
  const fewer = Math.min(right, answers.length - right);
  const holds: Readonly<Record<Flag, boolean>> = {
    negative: discrimination !== undefined && discrimination < 0 && fewer >= enoughEach,
    'too-hard': isEnough && share < 0.3,
    'unknown-answer': own.size > 0 && strange.length > 0,
    'unused-option':
      answers.length >= minAnswersForOptions &&
      own.size > 0 &&
      options.some(({ isRight, taken }) => !isRight && taken === 0),
    'too-easy': isEnough && share > 0.95,
  };
  return {
    question: id,
    words,
    versions: [...new Set(answers.flatMap(({ wording }) => wording.versions))].toSorted(),
    assumed: answers.filter(({ wording }) => wording.by === 'assumed').length,
    asked: answers.length,
    right,
    share,
    discrimination,
    options,
    flags: flagOrder.filter((flag) => holds[flag]),
  };
}

/** The course with the most answers to known questions; if there are none, the one with the most records. */
export async function likeliestCourse(
  records: readonly LearnerRecord[],
  wordings: Wordings,
  pause: Pause = noPause,
): Promise<string> {
  const weights = new Map<string, { known: number; records: number }>();
  for (const [index, { activity, attempts }] of records.entries()) {
    await pause(index);
    const weight = weights.get(activity) ?? { known: 0, records: 0 };
    weights.set(activity, weight);
    weight.records += 1;
    if (attempts.some(({ answers }) => answers.some(({ question }) => wordings.has(question))))
      weight.known += 1;
  }
  const [first] = [...weights].toSorted(([, a], [, b]) => b.known - a.known || b.records - a.records);
  return first?.[0] ?? '';
}

function correlation(answers: readonly Given[]): number | undefined {
  if (answers.length < 3) return undefined;
  const found = sampleCorrelation(
    answers.map(({ right }) => Number(right)),
    answers.map(({ rest }) => rest),
  );
  return Number.isFinite(found) ? found : undefined;
}
