/**
 * What a learner's id and a package's name are made of, for the server as for its page. Lower case only, as each
 * names a file, and file names may ignore case.
 */
export const recordNamePattern = '[a-z0-9]([a-z0-9._@\\-]{0,62}[a-z0-9])?';

const whole = new RegExp(`^${recordNamePattern}$`);

/**
 * The collection of an attempt (in cmi5 and xAPI: a registration) that another has followed; the latest lies under the
 * package's own name. No package has an `@` in its name.
 */
export const pastCollection = (packageName: string, attempt: number): string => `${packageName}@${attempt}`;

/** Whether something can be kept under this name. */
export function isRecordName(name: string): boolean {
  return whole.test(name) && !name.includes('..');
}
