/**
 * Kills the browser (SIGKILL) at random moments of a whole walk, and counts what the LMS does not have. Every other
 * learner answers nothing and reads each screen for two seconds, so that there is nothing to save but the place.
 *
 *     npm run test:kills -- [runs per standard, 100 unless given] [a package: both unless given]
 */
import { chromium } from '@playwright/test';
import { browserPath } from '../browser/find-browser.ts';
import { mixed } from '../browser/learner.ts';
import { filesOf } from '../browser/static-server.ts';
import { HostOverHttp } from '../hosts/host-over-http.ts';
import type { StrictLms } from '../hosts/strict-lms.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import type { Losses } from './watched-walk.ts';
import { isTooOld, lossesOf, openWatched } from './watched-walk.ts';

const runs = Number(process.argv[2] ?? 100);
const standards: [name: string, make: () => StrictLms][] = [
  ['scorm12', () => strict12()],
  ['scorm2004-4th', () => strict2004()],
];
const [, , , only] = process.argv;
const reader = { practise: false, reads: 2000 };
/** A reader's walk takes longer; most of what there is to lose of a place is in its first minute. */
const longestReading = 60_000;

/** One walk; killed after so many milliseconds, or taken to its end. Answers how long it took, and the losses. */
async function walk(
  name: string,
  make: () => StrictLms,
  killAfter?: number,
  reads = false,
): Promise<{ ms: number; losses: Losses; errors: readonly string[] }> {
  const host = make();
  const bridge = new HostOverHttp(host, filesOf(name));
  const url = await bridge.listen();
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
  // Every step fails once the browser is gone: that is the end of this walk.
  await learner.takeCourse(mixed, reads ? reader : {}).catch((error: unknown) => {
    if (killAfter === undefined) throw error;
  });
  const ms = performance.now() - begun;
  clearTimeout(timer);
  if (killed === Infinity) kill();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await bridge.close();
  host.kill();
  return { ms, losses: lossesOf(bridge.notes, host, killed), errors: host.errors() };
}

console.log(
  '| package | kills | answers given | confirmed as saved | of these lost | most lost of the unconfirmed | oldest place | places too old | calls refused |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
let failed = false;
for (const [name, make] of standards.filter(([each]) => only === undefined || each === only)) {
  const whole = await walk(name, make);
  const all: Losses[] = [];
  const errors: string[] = [];
  for (let run = 0; run < runs; run++) {
    const reads = run % 2 === 1;
    const { losses, errors: refused } = await walk(
      name,
      make,
      Math.random() * (reads ? longestReading : whole.ms),
      reads,
    );
    all.push(losses);
    errors.push(...refused);
    if (losses.confirmedLost > 0 || losses.unconfirmedLost > 1 || isTooOld(losses.place))
      console.error(`run ${run}:`, losses);
  }
  const sum = (of: (losses: Losses) => number): number =>
    all.reduce((total, losses) => total + of(losses), 0);
  const confirmedLost = sum((losses) => losses.confirmedLost);
  const most = Math.max(...all.map((losses) => losses.unconfirmedLost));
  const tooOld = all.filter(({ place }) => isTooOld(place)).length;
  const oldest = Math.max(...all.map(({ place }) => (place.screens > 1 ? place.seconds : 0)));
  console.log(
    `| ${name} | ${runs} | ${sum((l) => l.given)} | ${sum((l) => l.confirmed)} | ${confirmedLost} | ${most} | ${oldest.toFixed(1)} s | ${tooOld} | ${errors.length} |`,
  );
  failed ||= confirmedLost > 0 || most > 1 || tooOld > 0 || errors.length > 0;
}
process.exitCode = failed ? 1 : 0;
