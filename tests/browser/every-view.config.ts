/** `npm run test:accessibility`: the rules of axe in every mode at every width, rather than each once. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

// Here rather than before the command, which no shell of Windows would take. Workers inherit it.
process.env['EVERY_VIEW'] = '1';

export default defineConfig({ ...config, testMatch: '**/accessibility.test.ts', globalTimeout: 0 });
