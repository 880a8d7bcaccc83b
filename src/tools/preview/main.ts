import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../server/open-browser.ts';
import { serve } from '../server/serve.ts';
import { bundlePage } from './page-bundle.ts';
import { LmsServer } from './server.ts';

const usage = `Usage: npm run preview -- [--port 4173] [--no-open] [--packages dist] [--records .lms]`;
const root = resolve(import.meta.dirname, '../../..');

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      packages: { type: 'string', default: resolve(root, 'dist') },
      records: { type: 'string', default: resolve(root, '.lms') },
    },
  });
  const server = new LmsServer({ ...values, page: await bundlePage() });
  // The next free port, unless the user chose a port.
  await serve(server, values.port ?? '4173', values.port === undefined ? 20 : 1);
  console.log(`The embedded LMS is at ${server.url}\nCtrl+C ends it.`);
  if (!values['no-open']) openBrowser(server.url, process);
} catch (error) {
  const badOption = error instanceof TypeError && 'code' in error;
  console.error(error instanceof Error ? error.message : error);
  if (badOption) console.error(usage);
  process.exitCode = 1;
}
