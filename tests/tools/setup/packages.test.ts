import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ensurePackages,
  explainFailure,
  packagesState,
  projectRoot,
} from '../../../src/tools/setup/packages.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/lit': { version: '3.3.3' },
  'node_modules/node': { version: '24.0.0' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};
const { '': _project, 'node_modules/fsevents': _optional, ...installed } = wanted;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packages-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(packages: object, { node = true } = {}): void {
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  if (node) writeFileSync(join(root, 'node_modules', 'node', 'bin', 'node'), '');
}

describe('the state of the packages', () => {
  it('is missing in a fresh clone, and after an interrupted installation', () => {
    expect(packagesState(root)).toBe('missing');
    mkdirSync(join(root, 'node_modules', 'lit'), { recursive: true });
    expect(packagesState(root)).toBe('missing');
  });

  it("is ready when all but other platforms' packages are there", () => {
    install(installed);
    expect(packagesState(root)).toBe('ready');
  });

  it('is outdated when a version differs or a package is not there', () => {
    install({ ...installed, 'node_modules/lit': { version: '3.3.2' } });
    expect(packagesState(root)).toBe('outdated');
    install({ 'node_modules/node': wanted['node_modules/node'] });
    expect(packagesState(root)).toBe('outdated');
  });

  it('tells when the pinned Node has not been fetched', () => {
    install(installed, { node: false });
    expect(packagesState(root)).toBe('no-node');
  });
});

describe('installing', () => {
  function npm(answer: { code: number; output: string }, effect: () => void = () => {}) {
    const calls: string[][] = [];
    const said: string[] = [];
    const run = async (_root: string, args: string[]): Promise<{ code: number; output: string }> => {
      calls.push(args);
      effect();
      return answer;
    };
    return { calls, said, parts: { run, say: (line: string) => void said.push(line) } };
  }

  it('says and does nothing where all is there', async () => {
    install(installed);
    const { calls, said, parts } = npm({ code: 0, output: '' });
    expect(await ensurePackages(root, parts)).toBeUndefined();
    expect({ calls, said }).toEqual({ calls: [], said: [] });
  });

  it('runs npm ci, whatever NODE_ENV says, and tells what it does', async () => {
    const { calls, said, parts } = npm({ code: 0, output: '' }, () => install(installed));
    expect(await ensurePackages(root, parts)).toBeUndefined();
    expect(calls).toEqual([['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund']]);
    expect(said[0]).toMatch(/^Installing the packages .*minute/);
  });

  it('fetches the pinned Node where npm runs no install scripts', async () => {
    install(installed, { node: false });
    const { calls, parts } = npm({ code: 0, output: '' }, () => install(installed));
    expect(await ensurePackages(root, parts)).toBeUndefined();
    expect(calls).toEqual([['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']]);
  });

  it('answers with the reason and the fix where npm fails', async () => {
    const { parts } = npm({ code: 1, output: 'npm error code ENOTFOUND' });
    expect(await ensurePackages(root, parts)).toMatch(/could not be installed: .*cannot be reached/);
  });

  it.each([
    ['npm error code EAI_AGAIN', /cannot be reached/],
    ['npm error code E403', /registry refused/],
    ['npm error code ENOSPC', /disk is full/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
    ['npm error code EACCES', /cannot be written/],
    ['npm error code EUSAGE', /npm install/],
    ['npm error code EINTEGRITY', /cache clean/],
    ['something else', /message above/],
  ])('explains %s', (output, reason) => {
    expect(explainFailure(output)).toMatch(reason);
  });
});

describe('the first command', () => {
  it('is silent and quick where nothing is to be done', () => {
    const entry = join(projectRoot, 'src', 'tools', 'setup', 'install.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [entry], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('names the Node that it needs where this one is too old', () => {
    cpSync(join(projectRoot, 'src', 'tools', 'setup'), join(root, 'src', 'tools', 'setup'), {
      recursive: true,
    });
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' })`;
    const entry = join(root, 'src', 'tools', 'setup', 'install.mjs');
    const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, entry];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      'This project needs Node 20 or later; this is Node 18.20.0. Get it from https://nodejs.org',
    );
  });
});
