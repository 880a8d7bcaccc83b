/**
 * What a whole walk costs an LMS: every practice answer given, the check passed at once. Prints a table and fails
 * where a budget is broken.
 *
 *     npm run bench:record
 */
import { chromium } from '@playwright/test';
import { browserPath } from '../browser/find-browser.ts';
import { allRight, course } from '../browser/learner.ts';
import { filesOf } from '../browser/static-server.ts';
import { HostOverHttp } from '../hosts/host-over-http.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { openWatched } from './watched-walk.ts';

const standards = [
  ['scorm12', strict12(), 'LMSCommit'],
  ['scorm2004-4th', strict2004(), 'Commit'],
] as const;

const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
console.log('| package | figure | measured | budget |');
console.log('| --- | --- | --- | --- |');
for (const [name, host, commit] of standards) {
  const bridge = new HostOverHttp(host, filesOf(name));
  const { learner, page } = await openWatched(browser, await bridge.listen());
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await learner.takeCourse(allRight);
  await learner.exit();
  const { profile } = await session.send('Profiler.stop');
  await bridge.close();

  const calls = host.calls();
  const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const commits = calls.get(commit) ?? 0;
  const answers = bridge.notes.filter((note) => note.startsWith('given ')).length;
  const recorded = host.recorded().interactions.length;
  const lessonEnds = course.lessons.length;
  const figures: [string, number, number][] = [
    ['commits', commits, answers + lessonEnds + 5],
    ['calls', total, 12 * recorded + 5 * commits + 60],
    ['calls refused', host.errors().length, 0],
    ['largest suspend data, characters', bridge.largestSuspendData, 600],
    ['bytes written in all', bridge.written, Infinity],
    ["the record's own time, % of the main thread's", share(profile), 1],
  ];
  for (const [figure, measured, budget] of figures) {
    console.log(
      `| ${name} | ${figure} | ${Math.round(measured * 100) / 100} | ${budget === Infinity ? '–' : budget} |`,
    );
    if (measured > budget) process.exitCode = 1;
  }
  console.log(`| ${name} | answers given, recorded | ${answers}, ${recorded} | – |`);
}
await browser.close();

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly url: string } }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** The share of the page's time that was spent in the chunks of the session and the record themselves, in %. */
function share({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const own = new Set(
    nodes
      .filter(({ callFrame }) => /\/app\/(start|scorm12|scorm2004)-/.test(callFrame.url))
      .map(({ id }) => id),
  );
  let ownTime = 0;
  let all = 0;
  samples.forEach((id, index) => {
    const delta = timeDeltas[index] ?? 0;
    all += delta;
    if (own.has(id)) ownTime += delta;
  });
  return (ownTime / all) * 100;
}
