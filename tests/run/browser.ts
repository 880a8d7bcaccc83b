import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import { chromium } from '@playwright/test';
import { projectRoot } from '../../src/tools/setup/packages.mjs';

/** Where to look: a path, or one of Playwright's names for what may be installed. */
export type Candidate = Pick<LaunchOptions, 'channel' | 'executablePath'>;

/** What is found, or why nothing is. */
export type Found = { readonly path: string } | { readonly problem: string };

/** What the search needs from the machine; tests pass their own. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Whether this process may do everything. */
  readonly isRoot: boolean;
  readonly exists: (path: string) => boolean;
  /** The path of the browser, where it really runs. */
  readonly starts: (candidate: Candidate) => Promise<string | undefined>;
  /** Runs a command to its end; whether it succeeded. */
  readonly run: (command: string, args: readonly string[]) => boolean;
  readonly say: (line: string) => void;
}

/** The one line for where no browser can be had. */
export const noBrowser =
  'No browser to test in: install Chrome, Chromium or Edge, or set COURSE_BROWSER to the path of one.';

/** Chrome and Edge where their makers install them, Chromium where Linux does, and Playwright's own download. */
const candidates: readonly Candidate[] = [
  ...['chromium', 'chromium-browser'].map((name) => ({ executablePath: `/usr/bin/${name}` })),
  { executablePath: '/snap/bin/chromium' },
  { channel: 'chrome' },
  { channel: 'msedge' },
  { channel: 'chromium' },
];

/** Chromium without windows: Debian's package, and Playwright's download. */
const shells: readonly Candidate[] = [
  { executablePath: '/usr/bin/chromium-headless-shell' },
  { channel: 'chromium-headless-shell' },
];

/**
 * Finds the headless shell, in which the tests take half the time; undefined where there is none. A path in the
 * environment is an order: it is taken for all tests then.
 */
export async function findShell(parts?: Partial<Machine>): Promise<string | undefined> {
  const machine = { ...thisMachine, ...parts };
  if (machine.env['COURSE_BROWSER'] || machine.env['CHROME_PATH']) return undefined;
  return firstThatStarts(shells, machine);
}

/** Finds the headless shell, and installs it beside Debian's Chromium where it may. Without it, tests only take longer. */
export async function ensureShell(parts?: Partial<Machine>): Promise<string | undefined> {
  const machine = { ...thisMachine, ...parts };
  const found = await findShell(machine);
  const { env, exists } = machine;
  const isDebian = exists('/usr/bin/chromium') && !env['COURSE_BROWSER'] && !env['CHROME_PATH'];
  if (found || !isDebian || !installPackage(machine, 'chromium-headless-shell')) return found;
  return findShell(machine);
}

async function firstThatStarts(
  among: readonly Candidate[],
  { exists, starts }: Machine,
): Promise<string | undefined> {
  for (const candidate of among) {
    if (candidate.executablePath && !exists(candidate.executablePath)) continue;
    const path = await starts(candidate);
    if (path) return path;
  }
  return undefined;
}

/**
 * Finds a Chromium-based browser: the path in the environment, else an installed one, else one from an earlier
 * download. A path in the environment is an order: where it doesn't start, nothing else is tried.
 */
export async function findBrowser(parts?: Partial<Machine>): Promise<Found> {
  const machine = { ...thisMachine, ...parts };
  for (const name of ['COURSE_BROWSER', 'CHROME_PATH']) {
    const executablePath = machine.env[name];
    if (!executablePath) continue;
    const path = await machine.starts({ executablePath });
    return path ? { path } : { problem: `${name} is set to ${executablePath}, but no browser starts there.` };
  }
  const path = await firstThatStarts(candidates, machine);
  return path ? { path } : { problem: noBrowser };
}

/**
 * Finds a browser as `findBrowser` does, and installs one where there is none: the system's package on Debian and
 * its kin where that is allowed, else Playwright's own download.
 */
export async function ensureBrowser(parts?: Partial<Machine>): Promise<Found> {
  const machine = { ...thisMachine, ...parts };
  const found = await findBrowser(machine);
  if ('path' in found || found.problem !== noBrowser) return found;
  for (const install of [() => installPackage(machine, 'chromium'), () => downloadChromium(machine)]) {
    if (!install()) continue;
    const installed = await findBrowser(machine);
    if ('path' in installed) return installed;
  }
  return found;
}

function installPackage({ platform, exists, isRoot, run, say }: Machine, name: string): boolean {
  if (platform !== 'linux' || !exists('/usr/bin/apt-get')) return false;
  // `sudo -n` asks for no password: it fails where one would be needed.
  if (!isRoot && !run('sudo', ['-n', 'true'])) return false;
  say(`Installing the package ${name} to test in (apt-get; a minute or two) …`);
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
  run(program, [...rest, 'update']);
  return run(program, [...rest, 'install', '-y', '--no-install-recommends', name]);
}

function downloadChromium({ run, say }: Machine): boolean {
  say("Downloading Playwright's Chromium to test in (about 170 MB, kept for next time) …");
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

/** Whether a browser runs: asked for its version, one would answer where libraries for the rest are missing. */
export async function browserStarts(candidate: Candidate, timeout = 30_000): Promise<string | undefined> {
  try {
    const server = await chromium.launchServer({ ...candidate, timeout });
    const path = server.process().spawnfile;
    await server.close();
    return path;
  } catch {
    return undefined;
  }
}

const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  starts: browserStarts,
  run: (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
  say: console.log,
};
