/**
 * `npm run test:browsers`: the walks in Chromium and Firefox, by Playwright, and then in WebKit; one table of all.
 * `-- --every-test` runs all browser tests in the first two.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findWebKit } from './webkit/webkit.ts';

const here = import.meta.dirname;
const playwright = join(here, '../../node_modules/@playwright/test/cli.js');
const run = (...args: readonly string[]): boolean =>
  spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;

const flag = '--every-test';
const asked = process.argv.slice(2);
// The config has no other way to know.
if (asked.includes(flag)) process.env['EVERY_TEST'] = '1';
const config = join(here, 'every-browser.config.ts');
const isFine = run(playwright, 'test', '-c', config, ...asked.filter((argument) => argument !== flag));
const found = findWebKit();
if ('problem' in found) console.error(`WebKit was not tried. ${found.problem}`);
const isFineInWebKit = !('problem' in found) && run(join(here, 'webkit/main.ts'));
process.exitCode = isFine && isFineInWebKit ? 0 : 1;
