import { defineConfig } from 'vitest/config';
import { course } from './src/compile/rollup-plugin.ts';

/**
 * What leaves globals, modules or the document changed: each file needs a process of its own. They run first, and so
 * does what takes longest, lest a core waits for it in the end.
 */
const apart = [
  'tests/contracts/dispatched.test.ts',
  'tests/package/page.test.ts',
  'tests/player/*.test.ts',
  'tests/records/relay/*.test.ts',
  'tests/session/page-life.test.ts',
  'tests/tools/author/edit/change-passages.test.ts',
  'tests/tools/author/edit/refused-writes.test.ts',
  'tests/tools/author/new-block.test.ts',
  'tests/tools/author/structure/structure-desk.test.ts',
  'tests/tools/on-a-copy.test.ts',
  'tests/tools/report/completion-records.test.ts',
  'tests/tools/report/renewals.test.ts',
  'tests/tools/report/report-app.test.ts',
];

export default defineConfig({
  // So that a test can import what the build makes of the content: `course:outline`, `course:lessons`.
  plugins: [course({ root: import.meta.dirname, locales: ['en'] })],
  test: {
    environment: 'node',
    restoreMocks: true,
    // Some tests start a command four times, each a second of a core that others use as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for, a busy machine may take as long for as for the rest of the test.
    expect: { poll: { timeout: 30_000 } },
    // By itself, vitest leaves a core to others: half of a machine with two.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          // Those in the browser are Playwright's.
          exclude: [...apart, 'tests/browser/**'],
          // Modules are loaded once for all files of a worker: half of the time went into loading them again.
          isolate: false,
        },
      },
    ],
  },
});
