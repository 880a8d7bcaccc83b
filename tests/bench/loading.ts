import type { Browser } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlan, courseFile } from '../../src/compile/build-plan.ts';
import { dist } from '../browser/static-server.ts';
import type { Figure } from './figure.ts';
import { Figures, median } from './figure.ts';
import { firstLesson } from './first-lesson.ts';
import { weights } from './first-load.ts';
import { limitPage, measuredPackages } from './measured-packages.ts';
import type { Asked, Look, Press } from './opening.ts';
import { kinds, look, pressStart } from './opening.ts';

const [, ...further] = buildPlan(join(import.meta.dirname, '../..'), courseFile).locales;

/** How fast the start screen appears and answers without a cache, compared with a page that only holds its words. */
export async function loading(browser: Browser, runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('loading');
  const limit = limitPage();
  // A browser loads the same from both editions of SCORM 2004.
  const packages = measuredPackages().filter(({ name }) => name !== 'scorm2004-3rd');
  const looks = new Map<string, Look[]>([limit, ...packages].map(({ name }) => [name, []]));
  const presses = new Map<string, Press[]>(packages.map(({ name }) => [name, []]));
  // Interleaved, so that other load on the machine affects all of them.
  for (let run = 0; run < runs; run++) {
    for (const each of [limit, ...packages]) looks.get(each.name)?.push(await look(browser, each));
    for (const each of packages) presses.get(each.name)?.push(await pressStart(browser, each));
  }
  const limits = looks.get(limit.name) ?? [];
  figures.add('limit', 'first contentful paint', 'ms', limits.map(({ fcp }) => fcp)); // prettier-ignore
  figures.add('limit', 'largest contentful paint', 'ms', limits.map(({ lcp }) => lcp)); // prettier-ignore
  const best = median(limits.map(({ fcp }) => fcp));
  for (const { name } of packages) {
    addLooks(figures, name, looks.get(name) ?? [], best);
    addPresses(figures, name, presses.get(name) ?? [], best);
  }
  for (const { name } of measuredPackages().filter((each) => each.name !== 'web')) addZip(figures, name);
  return [...figures.all, ...(await firstLesson(browser, runs))];
}

/** For one language: each further one adds its own files. */
function addZip(figures: Figures, name: string): void {
  const { words, pictures } = weights(readFileSync(join(dist, `allyship-${name}.zip`)), further);
  const budget = { 'scorm2004-3rd': 220, 'scorm2004-4th': 204 }[name] ?? 200;
  figures.add(name, 'zip in one language, without its pictures', 'bytes', [words], budget * 1024);
  figures.add(name, '… the pictures', 'bytes', [pictures], 80 * 1024);
}

function addLooks(figures: Figures, name: string, all: readonly Look[], best: number): void {
  const fcp = all.map((one) => one.fcp);
  figures.add(name, 'first contentful paint', 'ms', fcp);
  figures.add(name, 'first contentful paint, beside the limit', 'times', fcp.map((ms) => ms / best), 1.2); // prettier-ignore
  figures.add(name, 'largest contentful paint', 'ms', all.map(({ lcp }) => lcp)); // prettier-ignore
  figures.add(name, 'layout shift', 'score', all.map(({ cls }) => cls), 0); // prettier-ignore
}

function addPresses(figures: Figures, name: string, all: readonly Press[], best: number): void {
  const times = all.map(({ interactive }) => interactive);
  figures.add(name, 'Start answers', 'ms', times);
  figures.add(name, 'Start answers, beside the limit', 'times', times.map((ms) => ms / best), 2); // prettier-ignore
  figures.add(name, 'first lesson, Start pressed at once', 'ms', all.map(({ lesson }) => lesson)); // prettier-ignore
  const until = (one: Press): readonly Asked[] => one.asked.filter(({ at }) => at < one.listening);
  const sum = (asked: readonly Asked[]): number => asked.reduce((total, { bytes }) => total + bytes, 0);
  figures.add(name, 'requests until Start answers', 'count', all.map((one) => until(one).length), 8); // prettier-ignore
  figures.add(name, 'bytes until Start answers', 'bytes', all.map((one) => sum(until(one))), 32 * 1024); // prettier-ignore
  for (const kind of kinds) {
    const runs = all.map((one) => sum(until(one).filter((asked) => asked.kind === kind)));
    if (runs.some((bytes) => bytes > 0)) figures.add(name, `… of these, ${kind}`, 'bytes', runs);
  }
  figures.add(name, 'requests until the first lesson', 'count', all.map((one) => one.asked.length)); // prettier-ignore
  figures.add(name, 'bytes until the first lesson', 'bytes', all.map((one) => sum(one.asked))); // prettier-ignore
}
