import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface Finished {
  readonly ok: boolean;
  /** All that it wrote, both streams in the order of arrival. */
  readonly output: string;
}

/** The programs write to us, not to the terminal: they are told whether colours are welcome there. */
function colours(): NodeJS.ProcessEnv {
  if (process.env['FORCE_COLOR'] !== undefined || process.env['NO_COLOR'] !== undefined) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}

const running = new Set<ChildProcess>();

/**
 * Runs a Node program to its end.
 *
 * @param args the program's file and its arguments
 * @param env what to add to the environment
 * @param limit milliseconds after which it is ended, with everything that it started
 */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv, limit: number): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colours(), ...env },
      // A group of its own, so that its servers and browsers end with it.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    const timer = setTimeout(() => {
      output += `\nEnded after ${Math.round(limit / 1000)} s: it took too long.\n`;
      end(child);
    }, limit);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const finish = (ok: boolean): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
}

/** Ends all that is running: for Ctrl+C. */
export function endAll(): void {
  running.forEach(end);
}
