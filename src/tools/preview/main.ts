import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../server/open-browser.ts';
import { bundlePage } from './page-bundle.ts';
import { LmsServer } from './server.ts';

const usage = `Usage: npm run preview -- [--port 4173] [--no-open] [--packages dist] [--records .lms]`;
const firstPort = 4173;
const root = resolve(import.meta.dirname, '../../..');

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      packages: { type: 'string', default: resolve(root, 'dist') },
      records: { type: 'string', default: resolve(root, '.lms') },
    },
  });
  const port = values.port === undefined ? firstPort : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not “${values.port}”.`);
  }
  return { ...values, port, portIsChosen: values.port !== undefined };
}

/** The wanted port; unless it was asked for by number, the next free one where it is taken. */
async function listen(server: LmsServer, port: number, tries: number): Promise<void> {
  for (let offset = 0; ; offset += 1) {
    try {
      return await server.listen(port + offset);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken) throw error;
      if (offset + 1 >= tries)
        throw new Error(`Port ${port} is taken. Choose another with --port.`, { cause: error });
    }
  }
}

try {
  const options = readArguments();
  const server = new LmsServer({ ...options, page: await bundlePage() });
  await listen(server, options.port, options.portIsChosen ? 1 : 20);
  console.log(`The embedded LMS is at ${server.url}\nCtrl+C ends it.`);
  if (!options['no-open']) openBrowser(server.url, process);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  const badOption = error instanceof TypeError && 'code' in error;
  console.error(error instanceof Error ? error.message : error);
  if (badOption) console.error(usage);
  process.exitCode = 1;
}
