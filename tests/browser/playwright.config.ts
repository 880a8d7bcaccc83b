import { defineConfig } from '@playwright/test';
import { isQuick, theSameAgain } from './every-test.ts';
import { testBrowserPath } from './find-browser.ts';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

/** Every test starts the servers that it needs, on ports of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../test-results',
  // On two cores: a test waits for its browser nearly as long as it keeps a core busy.
  workers: '150%',
  forbidOnly: true,
  ...(isQuick && { grepInvert: new RegExp(theSameAgain) }),
  // A whole walk takes a quarter of this on an idle machine.
  timeout: 120_000,
  // Less than the limit in tests/run/steps.ts, so that Playwright can still say which test hung.
  globalTimeout: (isQuick ? 42 : 60) * 60_000,
  // On a busy machine a page may paint nothing for ten seconds.
  expect: { timeout: 20_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    actionTimeout: 30_000,
    navigationTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    // A third of what a walk costs is drawing what moves; where motion matters, tests ask for it.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: { executablePath: await testBrowserPath() } },
    },
  ],
});
