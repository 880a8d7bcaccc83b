import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const project = join(import.meta.dirname, '../../..');
const starter = 'start-writing.command';

/** What a double click comes to where these programs are there, and no others. */
function doubleClick(
  programs: Readonly<Record<string, string>>,
  isWhole = true,
): Promise<{ code: number; output: string }> {
  const root = mkdtempSync(join(tmpdir(), 'start & writing! '));
  onTestFinished(() => rmSync(root, { recursive: true }));
  copyFileSync(join(project, starter), join(root, starter));
  if (isWhole) writeFileSync(join(root, 'package.json'), '{}');
  const path = join(root, 'programs');
  mkdirSync(path);
  for (const [name, does] of Object.entries(programs)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${does}\n`);
    chmodSync(join(path, name), 0o755);
  }
  return new Promise((resolve) => {
    const child = execFile(
      '/bin/sh',
      [join(root, starter)],
      { cwd: tmpdir(), env: { PATH: path } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
    // Enter, which closes the window, unless it has closed by itself.
    child.stdin?.on('error', () => undefined).end('\n');
  });
}

const get =
  'Get it from https://nodejs.org (the button that says LTS), install it, and double-click this file again.';
const stays = 'Press Enter to close this window. ';

describe.skipIf(process.platform === 'win32')('a double click on the starter for macOS and Linux', () => {
  it('says that Node is missing, and where to get it', async () => {
    expect(await doubleClick({})).toEqual({ code: 1, output: `\nNode is missing. ${get}\n\n${stays}` });
  });

  it('says that the rest is missing, where only this file was taken out of a zip', async () => {
    const { code, output } = await doubleClick({ node: 'echo 24.1.0' }, false);
    expect(output).toContain('Unpack the whole zip first, and double-click the one in its folder.');
    expect(code).toBe(1);
  });

  it('says that Node is too old', async () => {
    expect(await doubleClick({ node: 'echo 18.20.4' })).toEqual({
      code: 1,
      output: `\nNode is too old: this is 18.20.4, and 20 or later is needed. ${get}\n\n${stays}`,
    });
  });

  it('says that npm is missing', async () => {
    const { output } = await doubleClick({ node: 'echo 24.1.0' });
    expect(output).toContain('npm is missing, which comes with Node.');
  });

  it('starts dev mode in its own folder, and stays where that fails', async () => {
    const { code, output } = await doubleClick({
      node: 'echo 24.1.0',
      npm: 'echo "in ${PWD##*/}: npm $*"; exit 1',
    });
    expect(output).toMatch(/in start & writing! \w+: npm run --silent dev --/);
    expect(output).toContain('It has ended. What went wrong stands above.');
    expect(code).toBe(1);
  });

  it('ends without a word after Ctrl+C', async () => {
    const { code, output } = await doubleClick({ node: 'echo 24.1.0', npm: 'exit 130' });
    expect(output).toBe('Leave this window open while you write. To end, press Ctrl+C in it.\n');
    expect(code).toBe(0);
  });

  it('may be run', () => {
    expect(() => accessSync(join(project, starter), constants.X_OK)).not.toThrow();
  });
});

it('the starters ask for the Node that package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(engines.node).toBe('>=20');
  expect(readFileSync(join(project, starter), 'utf8')).toContain('-ge 20 ]');
  expect(readFileSync(join(project, 'start-writing.cmd'), 'utf8')).toContain('< 20 ?');
});
