import type { Attempt, Problem } from './model.ts';
import { differing, nameKey } from './people.ts';

interface Apart {
  readonly attempts: readonly Attempt[];
  readonly problems: readonly Problem[];
}

/**
 * Keeps apart whom one table has under one address or ID with several names: an account has one name at a time. Of rows
 * that only a name tells apart, two of one attempt may be of two people: they are left out.
 */
export function keptApart(attempts: readonly Attempt[]): Apart {
  const byName = sharedApart(attempts);
  const rows = new Map<string, number>();
  const keyOf = ({ learner: { name, email, id }, activity, attempt }: Attempt): string | undefined =>
    name !== '' && email === undefined && id === undefined
      ? JSON.stringify([nameKey(name), activity, attempt])
      : undefined;
  for (const attempt of byName.attempts) {
    const key = keyOf(attempt);
    if (key !== undefined) rows.set(key, (rows.get(key) ?? 0) + 1);
  }
  const isDouble = (attempt: Attempt): boolean => (rows.get(keyOf(attempt) ?? '') ?? 0) > 1;
  const doubles = byName.attempts.filter(isDouble).map(({ learner, from }) => ({
    ...from,
    message: `Another row is of “${learner.name}”, too, and may be of somebody else: both are left out. Export with e-mail addresses.`,
  }));
  return {
    attempts: byName.attempts.filter((attempt) => !isDouble(attempt)),
    problems: [...byName.problems, ...doubles],
  };
}

function sharedApart(attempts: readonly Attempt[]): Apart {
  const names = new Map<string, Set<string>>();
  const keyOf = ({ learner: { email, id } }: Attempt): string => email ?? id ?? '';
  for (const attempt of attempts) {
    const key = keyOf(attempt);
    const { name, email, id } = attempt.learner;
    if (key !== '' && name !== email && name !== id) names.set(key, (names.get(key) ?? new Set()).add(name));
  }
  const shared = new Map([...names].filter(([, called]) => differing(called).length > 1));
  return {
    attempts: attempts.map((attempt) =>
      shared.has(keyOf(attempt)) ? { ...attempt, learner: { name: attempt.learner.name } } : attempt,
    ),
    problems: [...shared].map(([key, called]) => ({
      file: attempts[0]?.from.file ?? '',
      message: `${differing(called).join(' and ')} have ${key} together: they are kept apart by their names.`,
    })),
  };
}
