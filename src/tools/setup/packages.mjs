import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `package.json`, without a trailing slash. */
export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Whether the installed packages match the lockfile. Compares versions rather than dates, because a checkout or a copy
 * gives files new dates. npm writes its own list (`.package-lock.json`) last, so an interrupted installation counts
 * as missing.
 *
 * @param {string} root the project's folder
 * @returns {'ready' | 'missing' | 'outdated' | 'no-node'} `no-node`: only the pinned Node's binary is missing, which an
 *   install script fetches
 */
export function packagesState(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'missing';
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = installed[path];
    // Optional packages are for other platforms; npm leaves them out.
    if (found === undefined ? !entry.optional : found.version !== entry.version) return 'outdated';
  }
  return 'node_modules/node' in wanted && !pinnedNodeIn(root) ? 'no-node' : 'ready';
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} root */
function pinnedNodeIn(root) {
  const folder = join(root, 'node_modules', 'node', 'bin');
  return existsSync(join(folder, 'node')) || existsSync(join(folder, 'node.exe'));
}

/**
 * Installs missing packages; prints nothing if there are none.
 *
 * @param {string} root the project's folder
 * @param {{ run?: typeof runNpm, state?: typeof packagesState, say?: (line: string) => void }} [parts]
 * @returns {Promise<string | undefined>} what went wrong and what to do about it
 */
export async function ensurePackages(root, { run = runNpm, state = packagesState, say = console.log } = {}) {
  const before = state(root);
  if (before === 'ready') return undefined;
  if (before !== 'no-node') {
    const why = before === 'missing' ? 'the first time only' : 'package-lock.json has changed';
    say(`Installing the packages that this project builds with (${why}; about a minute, 450 MB on disk) …`);
    const started = performance.now();
    // `--include=dev`: everything here is a development dependency, even where NODE_ENV says production.
    const { code, output } = await run(root, [
      'ci',
      '--include=dev',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
    ]);
    if (code !== 0) return explainFailure(output);
    say(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`);
  }
  if (state(root) === 'no-node') {
    // npm is set to run no install scripts, but this package needs its own.
    const { code, output } = await run(root, [
      'rebuild',
      'node',
      '--ignore-scripts=false',
      '--loglevel=error',
    ]);
    if (code !== 0 || state(root) === 'no-node') return explainFailure(output);
  }
  return undefined;
}

/**
 * Runs npm, if possible the same npm that started this process. Shows its errors at once and also returns them.
 *
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function runNpm(root, args) {
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli);
  return new Promise((resolve) => {
    const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [cli, ...args] : args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      // On Windows npm is a script that only a shell can start. Our own arguments need no quoting.
      shell: !viaNode && process.platform === 'win32',
    });
    let output = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text) => {
      output += text;
      process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The reason for a failure, by the first pattern that matches npm's errors.
 *
 * @type {[RegExp, string][]}
 */
const reasons = [
  [
    /spawn npm ENOENT|npm: (command )?not found/,
    'npm could not be started: install it with Node from https://nodejs.org.',
  ],
  [/ENOSPC|no space left/i, 'the disk is full: the packages need about 450 MB.'],
  [
    /E401|E403|E407|E429|ENEEDAUTH/,
    'the package registry refused: look at `npm config get registry` and your access to it.',
  ],
  [
    /E404|ETARGET|ENOVERSIONS/,
    'the package registry does not have a package or version: look at `npm config get registry`.',
  ],
  [/EINTEGRITY/, 'a package arrived damaged: run `npm cache clean --force` and try again.'],
  [
    /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_|certificate/,
    "the registry's certificate is not trusted: set NODE_EXTRA_CA_CERTS to your organisation's certificate file.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/,
    'the package registry cannot be reached: check the connection, and `npm config get proxy` behind a proxy.',
  ],
  [
    /EACCES|EPERM|EROFS|EBUSY/,
    'a file cannot be written: check who owns this folder and that nothing else uses node_modules.',
  ],
  [/EUSAGE/, 'package-lock.json does not fit package.json: run `npm install` once and commit both.'],
];

/**
 * @param {string} output what npm wrote to its error stream
 * @returns {string} one line: the reason and the fix
 */
export function explainFailure(output) {
  const [, reason] = reasons.find(([pattern]) => pattern.test(output)) ?? [];
  return `The packages could not be installed: ${reason ?? "npm's message above says why."}`;
}
