import { spawn } from 'node:child_process';
import { Refusal } from '../../server/guard.ts';
import type { Environment } from '../../server/open-browser.ts';
import { browserCommand } from '../../server/open-browser.ts';

/**
 * The command that opens a file: `COURSE_EDITOR`, such as `code -g {file}:{line}`, otherwise the system's opener.
 * Undefined if there is no screen to show it on.
 */
export function editorCommand(file: string, line: number, environment: Environment): string[] | undefined {
  const wanted = environment.env['COURSE_EDITOR']?.trim();
  if (wanted) {
    const words = wanted.split(/\s+/).map((word) => word.replaceAll('{line}', String(line)));
    const withFile = words.map((word) => word.replaceAll('{file}', file));
    return wanted.includes('{file}') ? withFile : [...withFile, file];
  }
  const opener = browserCommand(environment);
  return opener && [...opener, file];
}

/** @throws {Refusal} if there is nothing to open it with */
export function openInEditor(file: string, line: number, environment: Environment): void {
  const [program, ...args] = editorCommand(file, line, environment) ?? [];
  if (program === undefined)
    throw new Refusal(422, 'There is no screen here to open an editor on: open the file yourself.');
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () =>
    process.stderr.write(`The editor "${program}" could not be opened: see COURSE_EDITOR.\n`),
  );
  child.unref();
}
