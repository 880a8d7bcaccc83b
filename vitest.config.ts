import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Those are Playwright's.
    exclude: ['tests/browser/**'],
    environment: 'node',
    allowOnly: process.env['ALLOW_ONLY'] === 'yes',
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
