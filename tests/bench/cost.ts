import type { Browser } from '@playwright/test';
import { Learner, allRight } from '../browser/learner.ts';
import { filesOf } from '../browser/static-server.ts';
import { HostOverHttp } from '../hosts/host-over-http.ts';
import type { StrictLms } from '../hosts/strict-lms.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { Cmi5Server } from './cmi5-server.ts';
import type { Files } from '../../src/package/package.ts';
import type { Figure } from './figure.ts';
import { Figures } from './figure.ts';
import { recordApart, shareOfRecord } from './record-apart.ts';
import { openWatched } from './watched-walk.ts';

interface Cost {
  readonly calls: number;
  readonly commits: number;
  readonly refused: number;
  readonly bytes: number;
  readonly suspendData: number;
  readonly answers: number;
  readonly recorded: number;
  /** The share of the main thread's time, in percent. */
  readonly share: number;
}

async function scormCost(browser: Browser, files: Files, host: StrictLms, commit: string): Promise<Cost> {
  const bridge = new HostOverHttp(host, files);
  const { learner, page } = await openWatched(browser, await bridge.listen());
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await learner.takeCourse(allRight);
  await learner.exit();
  const { profile } = await session.send('Profiler.stop');
  await page.context().close();
  await bridge.close();
  const calls = host.calls();
  return {
    calls: [...calls.values()].reduce((sum, count) => sum + count, 0),
    commits: calls.get(commit) ?? 0,
    refused: host.errors().length,
    bytes: bridge.written,
    suspendData: bridge.largestSuspendData,
    answers: bridge.notes.filter((note) => note.startsWith('given ')).length,
    recorded: host.recorded().interactions.length,
    share: shareOfRecord(profile),
  };
}

function addScorm(figures: Figures, name: string, costs: readonly Cost[]): void {
  figures.add(name, 'answers given', 'count', costs.map((cost) => cost.answers)); // prettier-ignore
  figures.add(name, 'calls', 'count', costs.map((cost) => cost.calls), 700); // prettier-ignore
  figures.add(name, 'commits', 'count', costs.map((cost) => cost.commits), 90); // prettier-ignore
  figures.add(name, 'calls refused', 'count', costs.map(({ refused }) => refused), 0); // prettier-ignore
  figures.add(name, 'bytes written', 'bytes', costs.map(({ bytes }) => bytes)); // prettier-ignore
  figures.add(name, 'largest suspend data', 'bytes', costs.map(({ suspendData }) => suspendData), 600); // prettier-ignore
  figures.add(name, "record's share of the page's time, 4× slower", 'percent', costs.map(({ share }) => share), 1); // prettier-ignore
}

/** The verbs that only the LMS itself uses. */
const lmsOwn = /\/(launched|abandoned|waived|satisfied)$/;

interface StoreCost {
  readonly statements: number;
  readonly statementBytes: number;
  readonly requests: number;
  readonly bytes: number;
  readonly refused: number;
}

async function cmi5Cost(browser: Browser): Promise<StoreCost> {
  const server = new Cmi5Server(filesOf('cmi5'));
  const page = await (await browser.newContext({ viewport: { width: 800, height: 600 } })).newPage();
  await page.goto(await server.launch());
  const learner = new Learner(page, page);
  await learner.takeCourse(allRight);
  await learner.button('Exit').click();
  await page.waitForURL(/licences\.txt/);
  await page.context().close();
  await server.close();
  const { statements, refused } = server.registration;
  const own = statements.filter(({ verb }) => !lmsOwn.test((verb as { id: string }).id));
  return {
    statements: own.length,
    statementBytes: Buffer.byteLength(JSON.stringify(own)),
    requests: server.requests,
    bytes: server.bytes,
    refused: refused.length,
  };
}

/** What one learner costs the LMS: every practice question is answered, and the check passed at the first attempt. */
export async function cost(browser: Browser, runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('cost');
  const standards = [
    ['scorm12', strict12, 'LMSCommit'],
    ['scorm2004-4th', strict2004, 'Commit'],
  ] as const;
  // One after another: the share of the time depends on other load on the machine.
  for (const [name, make, commit] of standards) {
    const each: Cost[] = [];
    const files = await recordApart(name);
    // Except for the share of the time, these are counts, which hardly vary.
    for (let run = 0; run < runs; run++) each.push(await scormCost(browser, files, make(), commit));
    addScorm(figures, name, each);
  }
  // Only counts, which are the same in every run.
  const costs = [await cmi5Cost(browser)];
  figures.add('cmi5', 'statements', 'count', costs.map(({ statements }) => statements), 60); // prettier-ignore
  figures.add('cmi5', 'bytes of statements', 'bytes', costs.map((one) => one.statementBytes), 100_000); // prettier-ignore
  figures.add('cmi5', 'requests to the store', 'count', costs.map(({ requests }) => requests), 150); // prettier-ignore
  figures.add('cmi5', 'bytes sent to the store', 'bytes', costs.map(({ bytes }) => bytes), 150_000); // prettier-ignore
  figures.add('cmi5', 'requests refused', 'count', costs.map(({ refused }) => refused), 0); // prettier-ignore
  return figures.all;
}
