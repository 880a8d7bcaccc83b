import type { Attempt } from './model.ts';

/**
 * Gives every course of an LRS one name, whatever files its statements are in: a store hands them out in pages. That is
 * the name that its statements give, otherwise the file's name if it is in one file only, otherwise its activity id.
 */
export function withCourseNames(attempts: readonly Attempt[]): readonly Attempt[] {
  const files = new Map<string, Set<string>>();
  const said = new Map<string, string>();
  for (const { course, from } of attempts) {
    if (!course) continue;
    files.set(course.id, (files.get(course.id) ?? new Set()).add(from.file));
    if (course.name !== undefined) said.set(course.id, course.name);
  }
  const names = [...said.values()];
  const nameOf = (id: string, otherwise: string): string => {
    const name = said.get(id);
    // Two courses of one name stay two.
    if (name !== undefined) return names.filter((one) => one === name).length > 1 ? `${name} (${id})` : name;
    return (files.get(id)?.size ?? 0) > 1 ? id : otherwise;
  };
  return attempts.map((attempt) =>
    attempt.course ? { ...attempt, activity: nameOf(attempt.course.id, attempt.activity) } : attempt,
  );
}
