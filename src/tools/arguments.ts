import { writeSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { courseFile, courseFiles, nameOfCourse } from '../compile/build-plan.ts';
import { suggestion } from '../compile/problems.ts';

/**
 * Parses a command's arguments. If it cannot, it prints the reason and the usage, and exits with 1.
 * @param usage one line for each form of the command
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
    return exitWithUsage(`${message.split('. ')[0]}.`, usage);
  }
}

/** Written synchronously, because the process ends here. */
export function exitWithUsage(message: string, usage: string): never {
  writeSync(process.stderr.fd, `${message}\n\n${usage.trim()}\n`);
  process.exit(1);
}

/** The option that names a course: `--course refresher`. */
export const courseOption = { type: 'string' } as const;

/** The course of this name, by default the main one (`course`); if there is none, the process ends as above. */
export function wantedCourse(
  root: string,
  name: string | undefined,
  usage: string,
): { name: string; file: string } {
  const files = courseFiles(root);
  const file = name === undefined ? courseFile : files.find((one) => nameOfCourse(one) === name);
  if (file !== undefined) return { name: nameOfCourse(file), file };
  return exitWithUsage(
    `There is no course "${name}". ${suggestion(name ?? '', files.map(nameOfCourse))}`,
    usage,
  );
}
