/**
 * `npm run test:webkit`: takes every package of `dist/` in WebKitGTK, by WebDriver, and prints a table of what
 * went well. Says what to install where there is no WebKit. Names of packages after `--` are tried alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from '../../../src/tools/preview/page-bundle.ts';
import { LmsServer } from '../../../src/tools/preview/server.ts';
import { printBrowserTable, readOutcomes } from '../browser-table.ts';
import type { Outcome } from '../browser-table.ts';
import { StaticServer, dist, filesOf } from '../static-server.ts';
import type { Installed } from './webkit.ts';
import { WebKit, findWebKit, within } from './webkit.ts';
import { WebKitLearner } from './webkit-learner.ts';
import type { Stage, Walk } from './walks.ts';
import { print, resume, whole } from './walks.ts';

const walks: readonly [Outcome['walk'], Walk][] = [
  ['whole', whole],
  ['resume', resume],
  ['print', print],
];
const packages = ['scorm12', 'scorm2004-3rd', 'scorm2004-4th', 'cmi5', 'xapi', 'web'];
/** Milliseconds. A walk that hangs has no other end. */
const longest = 240_000;

const found = findWebKit();
if ('problem' in found) {
  console.error(found.problem);
  process.exit(1);
}

/** Plays one package in a WebKit and a record store of its own. @throws where the walk fails */
async function take(installed: Installed, packageName: string, walk: Walk): Promise<void> {
  const records = mkdtempSync(join(tmpdir(), 'course-webkit-'));
  const lms = new LmsServer({ packages: dist, records, page: await bundlePage() });
  await lms.listen(0);
  const site = new StaticServer(filesOf('web'));
  await site.listen();
  const webkit = await WebKit.start(installed);
  try {
    const { driver } = webkit;
    const learner = new WebKitLearner(driver);
    const open = async (): Promise<void> => {
      await driver.switchTo().defaultContent();
      const before = await driver.getWindowHandle();
      await driver.switchTo().newWindow('tab');
      const after = await driver.getWindowHandle();
      await driver.switchTo().window(before);
      await driver.close();
      await driver.switchTo().window(after);
      if (packageName === 'web') return driver.get(site.url);
      await driver.get(`${lms.url}#/${packageName}?launch`);
      const frame = await learner.one({ role: 'tag', name: 'iframe' });
      await driver.switchTo().frame(frame);
    };
    const stage: Stage = { learner, packageName, open, lms };
    await within(longest, walk(stage), 'The walk does not end');
  } finally {
    await webkit.stop();
    await Promise.all([site.close(), lms.close()]);
    // What the page said last may still be on its way into the folder.
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmSync(records, { recursive: true, force: true });
  }
}

// So that no browser is left behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const asked = process.argv.slice(2);
const outcomes: Outcome[] = [];
for (const packageName of packages.filter((name) => asked.length === 0 || asked.includes(name))) {
  for (const [name, walk] of walks) {
    const since = performance.now();
    const problem = await take(found, packageName, walk).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(`${problem === undefined ? '✓' : '✗'} webkit ${packageName}: ${name} (${seconds} s)`);
    if (problem !== undefined) console.error(`  ${problem}`);
    outcomes.push({ browser: 'webkit', packageName, walk: name, ok: problem === undefined });
  }
}
printBrowserTable([...readOutcomes().filter(({ browser }) => browser !== 'webkit'), ...outcomes]);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
