import { defineConfig } from 'vitest/config';

/** What mutation testing runs again and again: the pure parts and the records, without the build. */
export default defineConfig({
  root: '.',
  test: {
    exclude: [
      // It reads the sources as text, which mutants have changed.
      'tests/records/elements.test.ts',
      // It reads the guide, which is not copied for each mutant.
      'tests/contracts/presets.test.ts',
      // They wait for messages between windows; the same is tested without.
      'tests/contracts/dispatched.test.ts',
    ],
    include: ['tests/{course,session,records,contracts}/**/*.test.ts'],
    environment: 'node',
    // Some tests try hundreds of cases, and each mutant makes them slower on a machine that others use as well.
    testTimeout: 60_000,
  },
});
