import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './packages.mjs';

/** The environment's words for "use this browser", the project's own first. */
export const browserVariables = ['COURSE_BROWSER', 'CHROME_PATH'];

/** The one line for where no browser can be had. */
export const noBrowser =
  'No browser to test in: install Chrome, Chromium or Edge, or set COURSE_BROWSER to the path of one.';

/**
 * What the search needs from the machine; tests pass their own.
 *
 * @typedef {object} Machine
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {boolean} root whether this process may do everything
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => Promise<boolean>} starts whether the browser at this path really runs
 * @property {(command: string, args: string[]) => boolean} run runs a command to its end; whether it succeeded
 * @property {() => string | undefined} downloaded where Playwright keeps its own Chromium
 * @property {(line: string) => void} say
 */

/**
 * Finds a Chromium-based browser: the path in the environment, else an installed one, else one from an earlier
 * download. A path in the environment is an order: where it doesn't start, nothing else is tried.
 *
 * @param {Partial<Machine>} [parts]
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function findBrowser(parts) {
  const machine = { ...thisMachine, ...parts };
  for (const name of browserVariables) {
    const path = machine.env[name];
    if (!path) continue;
    if (await machine.starts(path)) return { path };
    return { problem: `${name} is set to ${path}, but no browser starts there.` };
  }
  const downloaded = machine.downloaded();
  const places = [...installedPlaces(machine), ...(downloaded === undefined ? [] : [downloaded])];
  for (const path of places) {
    if (machine.exists(path) && (await machine.starts(path))) return { path };
  }
  return { problem: noBrowser };
}

/**
 * Finds a browser as `findBrowser` does, and installs one where there is none: the system's package on Debian and
 * its kin where that is allowed, else Playwright's own download.
 *
 * @param {Partial<Machine>} [parts]
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function ensureBrowser(parts) {
  const machine = { ...thisMachine, ...parts };
  const found = await findBrowser(machine);
  if ('path' in found || found.problem !== noBrowser) return found;

  for (const install of [installPackage, downloadChromium]) {
    if (!install(machine)) continue;
    const installed = await findBrowser(machine);
    if ('path' in installed) return installed;
  }
  return found;
}

/** @param {Machine} machine */
function installPackage(machine) {
  if (machine.platform !== 'linux' || !machine.exists('/usr/bin/apt-get')) return false;
  const asRoot = machine.root ? ['env'] : ['sudo', '-n', 'env'];
  // `sudo -n` asks for no password: it fails where one would be needed.
  if (!machine.root && !machine.run('sudo', ['-n', 'true'])) return false;
  machine.say('Installing the package chromium to test in (apt-get; a minute or two) …');
  const [command, ...rest] = [...asRoot, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  machine.run(command, [...rest, 'update']);
  return machine.run(command, [...rest, 'install', '-y', '--no-install-recommends', 'chromium']);
}

/** @param {Machine} machine */
function downloadChromium(machine) {
  machine.say("Downloading Playwright's Chromium to test in (about 170 MB, kept for next time) …");
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  return machine.run(process.execPath, [cli, 'install', 'chromium']);
}

/**
 * Where Chrome, Chromium and Edge are installed, the likeliest first.
 *
 * @param {Pick<Machine, 'env' | 'platform'>} machine
 * @returns {string[]}
 */
export function installedPlaces({ env, platform }) {
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].flatMap((home) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder);
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'])].flatMap((folder) =>
    names.map((name) => `${folder}/${name}`),
  );
}

/**
 * Whether a browser runs: it must open an empty page. (`--version` would open a window on Windows, and succeeds
 * where libraries for the rest are missing.)
 *
 * @param {string} path
 * @param {number} [patience] milliseconds to wait
 * @returns {Promise<boolean>}
 */
export function browserStarts(path, patience = 30_000) {
  const profile = mkdtempSync(join(tmpdir(), 'course-browser-'));
  const args = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    `--user-data-dir=${profile}`,
  ];
  return new Promise((resolve) => {
    const child = spawn(path, [...args, '--dump-dom', 'about:blank'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    let page = '';
    child.stdout?.on('data', (text) => (page += text));
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(page.includes('<html')));
  }).finally(() => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

/** @returns {string | undefined} */
function downloadedChromium() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** @type {Machine} */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  root: process.getuid?.() === 0,
  exists: existsSync,
  starts: browserStarts,
  run: (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
  downloaded: downloadedChromium,
  say: console.log,
};
