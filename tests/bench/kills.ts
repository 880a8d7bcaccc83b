/**
 * Kills the browser (SIGKILL) at random moments of a whole walk, and counts what the LMS has lost. Every other
 * learner answers nothing and reads each screen for two seconds, so that only the place has to be saved. Half as
 * many take the refresher: these are killed around the evidence of completion and the acknowledgement.
 *
 *     npm run test:kills -- [runs per standard, by default 100] [a package, by default all]
 */
import { chromium } from '@playwright/test';
import { browserPath } from '../browser/find-browser.ts';
import type { Learner } from '../browser/learner.ts';
import { mixed } from '../browser/learner.ts';
import { loadNamed, takeAll } from '../browser/any-course.ts';
import { filesOf } from '../browser/static-server.ts';
import type { Files } from '../../src/package/package.ts';
import type { Recorded } from '../hosts/host.ts';
import { HostOverHttp } from '../hosts/host-over-http.ts';
import { recordedBy } from '../hosts/lrs-host.ts';
import type { StrictLms } from '../hosts/strict-lms.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { Cmi5Server } from './cmi5-server.ts';
import type { Losses } from './watched-walk.ts';
import { factsOf, isTooOld, lossesOf, openWatched } from './watched-walk.ts';

const runs = Number(process.argv[2] ?? 100);

/** An LMS with a page that frames the course. */
interface Framing {
  /** Returns the address of the page. */
  listen(): Promise<string>;
  close(): Promise<void>;
  /** The reports of the page, in order. */
  readonly notes: readonly string[];
  recorded(): Recorded;
  errors(): readonly string[];
}

function overScorm(host: StrictLms, files: Files): Framing {
  const bridge = new HostOverHttp(host, files);
  return {
    listen: () => bridge.listen(),
    close: () => bridge.close().then(() => host.kill()),
    notes: bridge.notes,
    recorded: () => host.recorded(),
    errors: () => host.errors(),
  };
}

function overCmi5(files: Files): Framing {
  const server = new Cmi5Server(files);
  return {
    listen: () => server.launchFramed(),
    close: () => server.close(),
    notes: server.notes,
    recorded: () => recordedBy({ isLaunched: true, ...server.held }),
    errors: () => server.registration.refused.map((one) => JSON.stringify(one)),
  };
}

const standards: [name: string, make: (files: Files) => Framing][] = [
  ['scorm12', (files) => overScorm(strict12(), files)],
  ['scorm2004-4th', (files) => overScorm(strict2004(), files)],
  ['cmi5', overCmi5],
];
const [, , , only] = process.argv;
type Taking = (learner: Learner) => Promise<void>;
const answering: Taking = (learner) => learner.takeCourse(mixed);
const reading: Taking = (learner) => learner.takeCourse(mixed, { practise: false, reads: 2000 });
const refresher = loadNamed('refresher');
const refreshing: Taking = async (learner) => {
  await learner.start();
  await takeAll(learner, refresher);
  await learner.saved();
};
/** A reader's walk takes longer, but most losses of a place happen in its first minute. */
const longestReading = 60_000;

/** A walk, killed after this many milliseconds or taken to its end. Returns its duration, and the losses. */
async function walk(
  name: string,
  make: (files: Files) => Framing,
  take: Taking,
  killAfter?: number,
): Promise<{ ms: number; losses: Losses; facts: ReturnType<typeof factsOf>; errors: readonly string[] }> {
  const lms = make(filesOf(name));
  const url = await lms.listen();
  const server = await chromium.launchServer({ executablePath: await browserPath(), args: ['--no-sandbox'] });
  const browser = await chromium.connect(server.wsEndpoint());
  const { learner } = await openWatched(browser, url);
  const begun = performance.now();
  let killed = Infinity;
  const kill = (): void => {
    killed = Date.now();
    server.process().kill('SIGKILL');
  };
  const timer = killAfter === undefined ? undefined : setTimeout(kill, killAfter);
  // Every step fails once the browser is killed: this ends the walk.
  await take(learner).catch((error: unknown) => {
    if (killAfter === undefined) throw error;
  });
  const ms = performance.now() - begun;
  clearTimeout(timer);
  if (killed === Infinity) kill();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await lms.close();
  const { notes } = lms;
  return { ms, losses: lossesOf(notes, lms, killed), facts: factsOf(notes, lms), errors: lms.errors() };
}

console.log(
  '| package | kills | answers given | confirmed as saved | of these lost | most lost of the unconfirmed | oldest place | places too old | evidence confirmed | of this lost | calls refused |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
let failed = false;
for (const [name, make] of standards.filter(([each]) => only === undefined || each === only)) {
  const whole = await walk(name, make, answering);
  const all: Losses[] = [];
  const errors: string[] = [];
  for (let run = 0; run < runs; run++) {
    const reads = run % 2 === 1;
    const { losses, errors: refused } = await walk(
      name,
      make,
      reads ? reading : answering,
      Math.random() * (reads ? longestReading : whole.ms),
    );
    all.push(losses);
    errors.push(...refused);
    if (losses.confirmedLost > 0 || losses.unconfirmedLost > 1 || isTooOld(losses.place))
      console.error(`run ${run}:`, losses);
  }
  const short = await walk(`refresher-${name}`, make, refreshing);
  const facts = [short.facts];
  errors.push(...short.errors);
  for (let run = 0; run < runs / 2; run++) {
    const { facts: told, errors: refused } = await walk(
      `refresher-${name}`,
      make,
      refreshing,
      (0.8 + 0.3 * Math.random()) * short.ms,
    );
    facts.push(told);
    errors.push(...refused);
  }
  const evidence = facts.reduce((total, { confirmed }) => total + confirmed, 0);
  const evidenceLost = facts.reduce((total, { lost }) => total + lost, 0);
  const sum = (of: (losses: Losses) => number): number =>
    all.reduce((total, losses) => total + of(losses), 0);
  const confirmedLost = sum((losses) => losses.confirmedLost);
  const most = Math.max(...all.map((losses) => losses.unconfirmedLost));
  const tooOld = all.filter(({ place }) => isTooOld(place)).length;
  const oldest = Math.max(...all.map(({ place }) => (place.screens > 1 ? place.seconds : 0)));
  console.log(
    `| ${name} | ${runs} | ${sum((l) => l.given)} | ${sum((l) => l.confirmed)} | ${confirmedLost} | ${most} | ${oldest.toFixed(1)} s | ${tooOld} | ${evidence} | ${evidenceLost} | ${errors.length} |`,
  );
  failed ||=
    confirmedLost > 0 || most > 1 || tooOld > 0 || evidenceLost > 0 || evidence === 0 || errors.length > 0;
}
process.exitCode = failed ? 1 : 0;
