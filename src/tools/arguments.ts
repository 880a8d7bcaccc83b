import { writeSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';

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
    // Written at once, for the process ends here.
    writeSync(process.stderr.fd, `${message.split('. ')[0]}.\n\n${usage.trim()}\n`);
    process.exit(1);
  }
}
