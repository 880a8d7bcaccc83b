import type { Attempt } from './model.ts';
import type { LearnerRecord } from './records.ts';

/**
 * Whether it was completed and passed. A score decides only where nothing says, and where it is better than all that
 * are said to have failed, or not to be completed.
 *
 * @param parts each attempt once, and what is of no attempt
 */
export function outcomeOf(
  parts: readonly Attempt[],
  mark: number,
): Pick<LearnerRecord, 'completed' | 'completedByScore' | 'passed' | 'byScore'> {
  const failedWith = Math.max(
    -1,
    ...parts.map(({ passed, score }) => (passed === false ? (score ?? -1) : -1)),
  );
  const openWith = Math.max(
    -1,
    ...parts.map((part) => (completionSaid(part) === false ? (part.score ?? -1) : -1)),
  );
  const isReported = parts.some(({ attempt, completed }) => attempt === 0 && completed !== undefined);
  const judged = parts.map((part) => {
    const { passed, evidence, score = -1 } = part;
    const completed = completionSaid(part);
    const said = passed ?? evidence.find((one) => one.passed)?.passed;
    const byScore = said === undefined && score > failedWith;
    const isPassed = byScore ? score >= mark : said;
    const completedByScore =
      completed === undefined && !isReported && byScore && isPassed === true && score > openWith;
    return {
      passed: isPassed,
      byScore,
      completed: completed ?? (isPassed && (said || completedByScore) ? true : undefined),
      completedByScore,
    };
  });
  const passed = judged.map((one) => one.passed).reduce(either, undefined);
  const completed = judged.map((one) => one.completed).reduce(either, undefined);
  const deciding = judged.filter((one) => one.passed === passed);
  const completing = judged.filter((one) => one.completed === completed);
  return {
    passed,
    byScore: passed !== undefined && deciding.every(({ byScore }) => byScore),
    completed,
    completedByScore: completed === true && completing.every((one) => one.completedByScore),
  };
}

/** What an export says itself; who passed may have screens or an acknowledgement left. */
const completionSaid = ({ completed, evidence }: Attempt): boolean | undefined =>
  evidence.some(({ completedOn }) => completedOn !== undefined) ||
  (completed ?? (evidence.some((one) => one.completed === false) ? false : undefined));

/** What is achieved anywhere is achieved. */
export const either = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === true || b === true ? true : (a ?? b);

/**
 * Whether it was completed: of any version (''), or of one. Undefined where nothing says; of a version also where it was
 * completed and nothing says of which.
 */
export const completionOf = (
  { completed, evidence }: LearnerRecord,
  version: string,
): boolean | undefined => {
  const completions = evidence.filter(({ completedOn }) => completedOn !== undefined);
  if (version === '') return completed;
  if (completions.some((one) => one.version === version)) return true;
  return completed === false || completions.length > 0 ? false : undefined;
};
