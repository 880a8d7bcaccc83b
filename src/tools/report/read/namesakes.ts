import type { Attempt, Learner, Problem } from './model.ts';
import type { Pause } from './pause.ts';
import { differing, nameKey } from './people.ts';

interface Apart {
  readonly attempts: readonly Attempt[];
  readonly problems: readonly Problem[];
}

/**
 * Separates people who have one address or ID but several names in one table: an account has one name at a time. Leaves
 * out rows for the same attempt that are identified only by the same name, because they may be of two people.
 */
export async function separateNamesakes(attempts: readonly Attempt[], pause: Pause): Promise<Apart> {
  const byName = await sharedApart(attempts, pause);
  const rows = new Map<string, Attempt[]>();
  for (const attempt of byName.attempts) {
    await pause(attempts.length);
    const { learner, activity, attempt: number } = attempt;
    const key = JSON.stringify([learner.email ?? learner.id ?? nameKey(learner.name), activity, number]);
    const others = rows.get(key);
    if (others) others.push(attempt);
    else rows.set(key, [attempt]);
  }
  const doubles = [...rows.values()].filter(({ length }) => length > 1);
  const left = new Set(doubles.filter(([one]) => one !== undefined && isNameOnly(one)).flat());
  return {
    attempts: left.size === 0 ? byName.attempts : byName.attempts.filter((attempt) => !left.has(attempt)),
    problems: [
      ...byName.problems,
      ...doubles.flatMap((all) =>
        all.slice(left.has(all[0] as Attempt) ? 0 : 1).map((attempt) => ({
          ...attempt.from,
          message: left.has(attempt)
            ? `Another row is of “${attempt.learner.name}”, too, and may be of somebody else: both are left out. Export with e-mail addresses.`
            : `Row ${all[0]?.from.row} is of “${attempt.learner.name}” and the same attempt or grade: the two are taken for one, with the better result.`,
        })),
      ),
    ],
  };
}

const isNameOnly = ({ learner: { email, id } }: Attempt): boolean => email === undefined && id === undefined;

/** An id from both. The name alone could match somebody with an address in another file. */
const ofOwn = ({ name, email, id }: Learner): Learner => ({ name, id: `${email ?? id}, ${name}` });

async function sharedApart(attempts: readonly Attempt[], pause: Pause): Promise<Apart> {
  const names = new Map<string, Set<string>>();
  const keyOf = ({ learner: { email, id } }: Attempt): string => email ?? id ?? '';
  for (const attempt of attempts) {
    await pause(attempts.length);
    const key = keyOf(attempt);
    const { name, email, id } = attempt.learner;
    if (key !== '' && name !== email && name !== id) names.set(key, (names.get(key) ?? new Set()).add(name));
  }
  const shared = new Map([...names].filter(([, called]) => differing(called).length > 1));
  if (shared.size === 0) return { attempts, problems: [] };
  return {
    attempts: attempts.map((attempt) =>
      shared.has(keyOf(attempt)) ? { ...attempt, learner: ofOwn(attempt.learner) } : attempt,
    ),
    problems: [...shared].map(([key, called]) => ({
      file: attempts[0]?.from.file ?? '',
      message: `${differing(called).join(' and ')} have ${key} together: they are kept apart by their names.`,
    })),
  };
}
