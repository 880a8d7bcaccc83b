/**
 * Everything that must hold, in one command: `npm test`, or `npm test -- lint unit` for some of it. The steps
 * always all run; the last line adds up every test.
 */
import { rmSync } from 'node:fs';
import { stripVTControlCharacters, styleText } from 'node:util';
import { ensureBrowser, ensureShell } from './run/browser.ts';
import { projectRoot } from '../src/tools/setup/packages.mjs';
import { endAll, runNode } from './run/command.ts';
import { oneTest, sum, totalLine } from './run/counts.ts';
import type { Counts } from './run/counts.ts';
import { browser, checks, reports, unit } from './run/steps.ts';
import type { Step } from './run/steps.ts';

interface Result {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

const results: Result[] = [];
const budget = 6 * 60;
const started = performance.now();
const seconds = (since: number): number => (performance.now() - since) / 1000;
const shown = (time: number): string => `${time.toFixed(1)} s`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function record(name: string, counts: Counts, since: number, output: string): void {
  results.push({ name, counts, seconds: seconds(since) });
  const failed = counts.failed > 0;
  const mark = failed ? styleText('red', '✗') : styleText('green', '✓');
  say(`${mark} ${name.padEnd(8)} ${totalLine(counts)} (${shown(seconds(since))})`);
  if (!failed || output.trim() === '') return;
  // Some programs colour their words for a log as well.
  say(`\n${process.stdout.isTTY ? output.trim() : stripVTControlCharacters(output.trim())}\n`);
}

async function run(step: Step, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const since = performance.now();
  say(`… ${step.name}`);
  const { ok, output } = await runNode(step.args, { ...step.env, ...env }, step.limit * 1000);
  const counts = step.count(ok);
  record(step.name, counts, since, step.fix === undefined ? output : `${output.trim()}\n${step.fix}`);
  return counts.failed === 0;
}

/** Runs jobs two at a time. */
async function inPairs(jobs: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all([lane(), lane()]);
}

async function runBrowserTests(
  built: boolean,
  found: Awaited<ReturnType<typeof ensureBrowser>>,
): Promise<void> {
  const since = performance.now();
  if (!built) record(browser.name, oneTest(false), since, 'Not run, since there is no build to test.');
  else if ('problem' in found) record(browser.name, oneTest(false), since, found.problem);
  else await run(browser, { COURSE_BROWSER: found.path, COURSE_SHELL: shell ?? '' });
}

function showResults(): void {
  const slow = seconds(started) > budget ? ` (more than the ${budget / 60} minutes it may take)` : '';
  say('');
  for (const { name, counts, seconds: time } of results) {
    const line = `  ${name.padEnd(8)} ${String(counts.passed).padStart(6)} passed ${String(counts.failed).padStart(6)} failed`;
    say(`${line} ${String(counts.skipped).padStart(6)} skipped ${shown(time).padStart(9)}`);
  }
  say(`  ${'in all'.padEnd(8)} ${shown(seconds(started)).padStart(58 - 9)}${slow}\n`);
}

process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}
process.chdir(projectRoot);

const asked = process.argv.slice(2);
const names = [...checks, unit, browser].map(({ name }) => name);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  say(`There is no step called ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(1);
}
const wants = (step: Step): boolean => asked.length === 0 || asked.includes(step.name);

let built = true;
let found: Awaited<ReturnType<typeof ensureBrowser>> = { problem: '' };
let shell: string | undefined;
const jobs = checks.filter(wants).map((step) => async () => {
  const ok = await run(step);
  if (step.name === 'build') built = ok;
});
// Looked for beside the checks, since it may have to be installed.
if (wants(browser))
  jobs.push(async () => {
    found = await ensureBrowser({ say });
    if ('path' in found) shell = await ensureShell({ say });
  });
await inPairs(jobs);
if (wants(unit)) await run(unit);
if (wants(browser)) await runBrowserTests(built, found);

showResults();
const total = sum(results.map(({ counts }) => counts));
say(totalLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
