import { defineConfig } from 'vitest/config';

/** What mutation testing runs again and again: the pure parts and the records, without the build. */
export default defineConfig({
  root: '.',
  test: {
    include: ['tests/{course,session,records,contracts}/**/*.test.ts'],
    environment: 'node',
  },
});
