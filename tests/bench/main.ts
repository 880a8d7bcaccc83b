/**
 * Measures loading, using, cost, building and growth, each against its budget. Prints the table, writes
 * `docs/performance.json`, the table of `docs/performance.md` and its chart, and fails if a budget is exceeded.
 *
 *     npm run bench -- [parts] [--runs=3] [--dry]
 *
 * By default it takes about six minutes on two cores. `--runs` sets the number of runs of each part.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserPath } from '../browser/find-browser.ts';
import type { Figure, Part } from './figure.ts';
import type { Results } from './results.ts';
import { readResults, writeResults } from './results.ts';
import { writePage } from './page.ts';
import { shortfalls, tableOf } from './table.ts';

const root = join(import.meta.dirname, '../..');
const order: readonly Part[] = ['loading', 'using', 'cost', 'building', 'growth'];
const given = process.argv.slice(2);
/** The default number of runs: the more a part varies, the more runs. */
const usual: Record<Part, number> = { loading: 3, using: 2, cost: 3, building: 1, growth: 1 };
const runs = given.find((each) => each.startsWith('--runs='))?.slice(7);
const runsOf = (part: Part): number => Number(runs ?? usual[part]);
const asked = given.filter((each) => !each.startsWith('--'));
const unknown = asked.filter((each) => !order.includes(each as Part));
if (unknown.length > 0 || !(runsOf('loading') >= 1)) {
  console.error(`npm run bench -- [${order.join('] [')}] [--runs=3] [--dry]`);
  process.exit(1);
}
const wanted = order.filter((part) => asked.length === 0 || asked.includes(part));

process.chdir(root);
// Build afresh: `dist/` may be out of date.
const dist = mkdtempSync(join(tmpdir(), 'course-bench-'));
process.env['COURSE_DIST'] = dist;
const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
execFileSync(process.execPath, [rollup, '-c', 'rollup.config.ts', '--silent'], { stdio: 'inherit' });
const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });

// Imported only now, because these modules read the packages' folder when they load.
const [{ loading }, { using }, { cost }, { building }, { growth }] = await Promise.all([
  import('./loading.ts'),
  import('./using.ts'),
  import('./cost.ts'),
  import('./building.ts'),
  import('./growth.ts'),
]);
const measures: Record<Part, () => Promise<readonly Figure[]>> = {
  loading: () => loading(browser, runsOf('loading')),
  using: () => using(browser, runsOf('using')),
  cost: () => cost(browser, runsOf('cost')),
  building: () => building(runsOf('building')),
  growth: () => growth(runsOf('growth')),
};

const measured: Figure[] = [];
try {
  for (const part of wanted) {
    const since = performance.now();
    measured.push(...(await measures[part]()));
    console.error(`${part}: ${((performance.now() - since) / 1000).toFixed(0)} s`);
  }
} finally {
  await browser.close();
  rmSync(dist, { recursive: true, force: true });
}

const [processor] = cpus();
const machine = {
  processor: `${cpus().length} × ${processor?.model.trim() ?? 'an unknown processor'}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.versions.node,
  browser: browser.version(),
};
console.log(tableOf({ machine, figures: measured }));
for (const line of shortfalls({ machine, figures: measured })) console.error(`✗ ${line}`);
process.exitCode = shortfalls({ machine, figures: measured }).length > 0 ? 1 : 0;
if (!given.includes('--dry')) {
  // Parts that were not measured keep their last figures.
  const others = wanted.length === order.length ? [] : readResults().figures;
  const figures = order.flatMap((part) =>
    (wanted.includes(part) ? measured : others).filter((figure) => figure.part === part),
  );
  const results: Results = { machine, figures };
  await writeResults(results);
  await writePage(results);
}
// The servers of the measured pages may still keep the process alive.
process.exit();
