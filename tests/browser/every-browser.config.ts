/**
 * `npm run test:browsers`: the walks through every package in Firefox as well, and a table of how they went. With
 * `EVERY_TEST`, which `-- --every-test` sets, all browser tests.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import chromium from './playwright.config.ts';

const places = [
  process.env['FIREFOX_PATH'] ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const executablePath = places.find((path) => path !== '' && existsSync(path));
if (executablePath === undefined) {
  throw new Error('No Firefox to test in: install it, or set FIREFOX_PATH to the path of one.');
}

export default defineConfig({
  ...chromium,
  globalTimeout: 0,
  // Firefox is driven more slowly than Chromium.
  timeout: 400_000,
  ...(process.env['EVERY_TEST'] ? {} : { testMatch: /\/(walks|web-walks|cmi5|print-views)\.test\.ts$/ }),
  reporter: [['list'], ['./browser-table-reporter.ts']],
  projects: [
    ...(chromium.projects ?? []),
    // An installed Firefox speaks WebDriver BiDi, not Playwright's own protocol: that is this channel.
    {
      name: 'firefox',
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } },
    },
  ],
});
