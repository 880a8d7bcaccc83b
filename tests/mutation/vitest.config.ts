import { defineConfig } from 'vitest/config';

/** What mutation testing runs again and again: the pure parts and the records, without the build. */
export default defineConfig({
  root: '.',
  test: {
    // It reads the sources as text, which mutants have changed.
    exclude: ['tests/records/elements.test.ts'],
    include: ['tests/{course,session,records,contracts}/**/*.test.ts'],
    environment: 'node',
  },
});
