/**
 * The characters allowed in a learner's id and a package's name, for the server and its page. Lower case only, because
 * both are file names, and file systems may ignore case.
 */
export const recordNamePattern = '[a-z0-9]([a-z0-9._@\\-]{0,62}[a-z0-9])?';

const whole = new RegExp(`^${recordNamePattern}$`);

/**
 * The collection of an earlier attempt (in cmi5 and xAPI: registration). The latest is stored under the package's own
 * name. No package has an `@` in its name.
 */
export const pastCollection = (packageName: string, attempt: number): string => `${packageName}@${attempt}`;

/** Whether it is a valid name for a record. */
export function isRecordName(name: string): boolean {
  return whole.test(name) && !name.includes('..');
}
