import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine } from './browser.ts';
import { browserStarts, ensureBrowser, ensureShell, findBrowser, findShell, noBrowser } from './browser.ts';

/** A machine with the given files and channels, on which every command that is listed succeeds and leaves its file. */
function machine(
  files: string[],
  commands: Record<string, string | undefined> = {},
  parts: Partial<Machine> = {},
) {
  const ran: string[] = [];
  const said: string[] = [];
  const there = new Set(files);
  const made: Partial<Machine> = {
    env: {},
    platform: 'linux',
    isRoot: true,
    exists: (path) => there.has(path),
    starts: async ({ executablePath, channel = '' }) => {
      const path = executablePath ?? channel;
      return there.has(path) ? path : undefined;
    },
    run: (command, args) => {
      const line = [command, ...args].join(' ');
      ran.push(line);
      const known = Object.keys(commands).find((words) => line.includes(words));
      if (known === undefined) return false;
      const file = commands[known];
      if (file !== undefined) there.add(file);
      return true;
    },
    say: (line) => void said.push(line),
    ...parts,
  };
  return { ran, said, made };
}

const apt = '/usr/bin/apt-get';
const debian = { 'apt-get -qq update': undefined, 'apt-get -qq install': '/usr/bin/chromium' };

describe('finding a browser', () => {
  it('takes the path in the environment before all others', async () => {
    const files = ['/mine', '/other', '/usr/bin/chromium'];
    const both = machine(files, {}, { env: { COURSE_BROWSER: '/mine', CHROME_PATH: '/other' } });
    expect(await findBrowser(both.made)).toEqual({ path: '/mine' });
    const one = machine(files, {}, { env: { CHROME_PATH: '/other' } });
    expect(await findBrowser(one.made)).toEqual({ path: '/other' });
  });

  it('says so, and installs nothing, when that path does not start', async () => {
    const { made, ran } = machine(['/usr/bin/chromium', apt], debian, { env: { CHROME_PATH: '/nowhere' } });
    expect(await ensureBrowser(made)).toEqual({
      problem: 'CHROME_PATH is set to /nowhere, but no browser starts there.',
    });
    expect(ran).toEqual([]);
  });

  it('passes over one that is installed but does not start', async () => {
    const { made } = machine(['msedge'], {}, { exists: () => true });
    expect(await findBrowser(made)).toEqual({ path: 'msedge' });
  });

  it.each(['/usr/bin/chromium-browser', '/snap/bin/chromium', 'chrome', 'msedge', 'chromium'])(
    'finds %s',
    async (place) => {
      expect(await findBrowser(machine([place]).made)).toEqual({ path: place });
    },
  );
});

describe('installing a browser', () => {
  it("takes Debian's package where it may", async () => {
    const { made, ran, said } = machine([apt], debian);
    expect(await ensureBrowser(made)).toEqual({ path: '/usr/bin/chromium' });
    expect(ran.map((line) => line.replace(/^.*apt-get/, 'apt-get'))).toEqual([
      'apt-get -qq update',
      'apt-get -qq install -y --no-install-recommends chromium',
    ]);
    expect(said).toHaveLength(1);
  });

  it('uses sudo only where it asks for no password', async () => {
    const free = machine([apt], { 'sudo -n true': undefined, ...debian }, { isRoot: false });
    expect(await ensureBrowser(free.made)).toEqual({ path: '/usr/bin/chromium' });
    expect(free.ran.every((line) => line.startsWith('sudo -n '))).toBe(true);

    const locked = machine([apt], { install: 'chromium' }, { isRoot: false });
    expect(await ensureBrowser(locked.made)).toEqual({ path: 'chromium' });
    expect(locked.ran.some((line) => line.includes('apt-get'))).toBe(false);
  });

  it("falls back to Playwright's download, also where the package brings no browser that starts", async () => {
    const commands = { 'apt-get': undefined, 'cli.js install chromium': 'chromium' };
    const { made } = machine([apt], commands);
    expect(await ensureBrowser(made)).toEqual({ path: 'chromium' });
  });

  it('ends with one line on what to install', async () => {
    const { made } = machine([apt]);
    expect(await ensureBrowser(made)).toEqual({ problem: noBrowser });
    expect(noBrowser).toMatch(/^No browser .* install Chrome.* COURSE_BROWSER/);
  });
});

describe('the headless shell', () => {
  const [shell, debianShell] = ['/usr/bin/chromium-headless-shell', { 'apt-get -qq update': undefined }];
  const installs = { ...debianShell, 'install -y --no-install-recommends chromium-headless-shell': shell };

  it.each([shell, 'chromium-headless-shell'])('is found as %s', async (place) => {
    expect(await findShell(machine([place]).made)).toBe(place);
  });

  it("is installed beside Debian's Chromium, and beside no other", async () => {
    const { made, ran } = machine(['/usr/bin/chromium', apt], installs);
    expect(await ensureShell(made)).toBe(shell);
    expect(ran).toHaveLength(2);
    const other = machine(['/snap/bin/chromium', apt], installs);
    expect([await ensureShell(other.made), other.ran]).toEqual([undefined, []]);
  });

  it('is done without where it cannot be had, or another browser is asked for', async () => {
    expect(await ensureShell(machine(['/usr/bin/chromium', apt]).made)).toBeUndefined();
    const asked = machine([shell, '/usr/bin/chromium', apt], installs, { env: { CHROME_PATH: '/mine' } });
    expect([await ensureShell(asked.made), asked.ran]).toEqual([undefined, []]);
  });
});

describe('trying a browser', () => {
  it.skipIf(process.platform === 'win32')('believes none that only says its version, or hangs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browser-'));
    const program = (name: string, script: string) => {
      const executablePath = join(folder, name);
      writeFileSync(executablePath, `#!/bin/sh\n${script}\n`);
      chmodSync(executablePath, 0o755);
      return { executablePath };
    };
    try {
      expect(await browserStarts(program('version-only', 'echo Chromium 156'))).toBeUndefined();
      expect(await browserStarts(program('hangs', 'exec sleep 2'), 200)).toBeUndefined();
      expect(await browserStarts({ executablePath: join(folder, 'nowhere') })).toBeUndefined();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
