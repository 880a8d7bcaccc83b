import { defineConfig } from 'vitest/config';
import { course } from './src/compile/rollup-plugin.ts';

/** What leaves globals, modules or the document changed: each file needs a process of its own. */
const apart = [
  'tests/package/page.test.ts',
  'tests/player/*.test.ts',
  'tests/records/relay/*.test.ts',
  'tests/session/page-life.test.ts',
  'tests/tools/**/*.test.ts',
];

export default defineConfig({
  // So that a test can import what the build makes of the content: `course:outline`, `course:lessons`.
  plugins: [course({ root: import.meta.dirname, locales: ['en'] })],
  test: {
    environment: 'node',
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
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
