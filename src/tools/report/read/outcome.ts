import type { Attempt } from './model.ts';
import type { LearnerRecord } from './records.ts';

/**
 * Whether the course was completed and passed. A score decides only if no status says so, and only if it is better than
 * every score with the status failed, or not completed.
 *
 * @param parts each attempt once, and the rows that belong to no attempt
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

/** The completion that an export gives. Passing is not enough: screens or an acknowledgement may be missing. */
const completionSaid = ({ completed, evidence }: Attempt): boolean | undefined =>
  evidence.some(({ completedOn }) => completedOn !== undefined) ||
  (completed ?? (evidence.some((one) => one.completed === false) ? false : undefined));

/** True if either is true. */
export const either = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === true || b === true ? true : (a ?? b);

/**
 * Whether a version was completed, or any version (''). Undefined if nothing says; for one version, also if the course
 * was completed in an unknown version.
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
