import { writeSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { courseFile, courseFiles, nameOfCourse } from '../compile/build-plan.ts';
import { suggestion } from '../compile/problems.ts';

/**
 * What a command was called with. Where that cannot be read, it says so in a sentence, with the usage, and ends with 1.
 * @param usage one line for each way to call it
 */
export function argumentsOf<const T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    return refuse(`${message.split('. ')[0]}.`, usage);
  }
}

/** Written at once, for the process ends here. */
export function refuse(message: string, usage: string): never {
  writeSync(process.stderr.fd, `${message}\n\n${usage.trim()}\n`);
  process.exit(1);
}

/** Which of the courses a command is about: `--course refresher`. */
export const courseOption = { type: 'string' } as const;

/** The course of this name, `course` or none for the main one; where there is none, the process ends as above. */
export function wantedCourse(
  root: string,
  name: string | undefined,
  usage: string,
): { name: string; file: string } {
  const files = courseFiles(root);
  const file = name === undefined ? courseFile : files.find((one) => nameOfCourse(one) === name);
  if (file !== undefined) return { name: nameOfCourse(file), file };
  return refuse(`There is no course "${name}". ${suggestion(name ?? '', files.map(nameOfCourse))}`, usage);
}
