import { defineConfig } from 'vitest/config';
import { course } from './src/compile/rollup-plugin.ts';

export default defineConfig({
  // So that a test can import what the build makes of the content: `course:outline`, `course:lessons`.
  plugins: [course({ root: import.meta.dirname, locale: 'en' })],
  test: {
    include: ['tests/**/*.test.ts'],
    // Those are Playwright's.
    exclude: ['tests/browser/**'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
