import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from './figure.ts';
import { Figures, median } from './figure.ts';
import type { Grown } from './grow-once.ts';

const sizes = [5, 50, 200] as const;
const script = join(import.meta.dirname, 'grow-once.ts');
/** The factor from fifty lessons to two hundred: what grows in proportion takes four times as much. */
const inProportion = 4;

async function grow(lessons: number): Promise<Grown> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(lessons)]);
  return JSON.parse(stdout) as Grown;
}

/** How a course with ten questions a lesson grows with its lessons: its first load, its build, its record. */
export async function growth(runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('growth');
  const all = new Map<number, Grown[]>();
  for (const size of sizes) {
    const grown: Grown[] = [];
    // Except for seconds and memory, every run gives the same; for these a factor of four is precise enough.
    for (let run = 0; run < runs; run++) grown.push(await grow(size));
    all.set(size, grown);
  }
  const of = (size: number, what: keyof Grown): number[] => (all.get(size) ?? []).map((one) => one[what]);
  for (const size of sizes) {
    const name = `${size} lessons`;
    figures.add(name, 'bytes of the first load', 'bytes', of(size, 'firstLoad'));
    figures.add(name, 'bytes until the first lesson', 'bytes', of(size, 'firstLesson'));
    figures.add(name, 'check of the content', 's', of(size, 'check'));
    figures.add(name, 'build of all packages', 's', of(size, 'build'));
    figures.add(name, 'peak memory', 'MB', of(size, 'megabytes'));
    figures.add(name, 'suspend data, SCORM 1.2', 'bytes', of(size, 'suspendData12'), 4096);
    figures.add(name, 'suspend data, SCORM 2004', 'bytes', of(size, 'suspendData2004'), 64_000);
  }
  const ratio = (what: keyof Grown, from: number, to: number): number =>
    median(of(to, what)) / median(of(from, what));
  figures.add('5 → 200 lessons', 'first load, grown', 'percent', [(ratio('firstLoad', 5, 200) - 1) * 100], 5);
  figures.add('50 → 200 lessons', 'build time, grown', 'times', [ratio('build', 50, 200)], inProportion);
  figures.add('50 → 200 lessons', 'peak memory, grown', 'times', [ratio('megabytes', 50, 200)], inProportion);
  return figures.all;
}
