import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectCopy } from '../browser/project-copy.ts';
import type { Built } from './build-once.ts';
import type { Figure } from './figure.ts';
import { Figures, median } from './figure.ts';

const script = join(import.meta.dirname, 'build-once.ts');
const libraries = join(import.meta.dirname, 'build-libraries.ts');
/** As multiples of the libraries' time. Set when this was 2.4 s, all packages 6.3 s, and the second build 2.5 s. */
const coldBudget = 3;
const againBudget = 1.5;
/** As a multiple of the main course's time: four courses share the code, and most of the files that are read. */
const coursesBudget = 2.5;

/** @param packages their names; empty for all @param course its name; by default every course */
async function build(packages: readonly string[], course?: string): Promise<Built> {
  const copy = projectCopy();
  try {
    for (const file of ['rollup.config.ts', 'package.json'])
      cpSync(join(process.cwd(), file), join(copy.root, file));
    if (packages.length > 0)
      copy.save('modules/course.yaml', (text) =>
        text.replace(/^packages: .*$/m, `packages: [${packages.join(', ')}]`),
      );
    const args = [script, copy.root, join(copy.root, 'dist')];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: copy.root,
      env: { ...process.env, ...(course !== undefined && { COURSE_ONLY: course }) },
    });
    return JSON.parse(stdout) as Built;
  } finally {
    copy.remove();
  }
}

/** The seconds for the libraries alone, with the same tools on the same machine. */
async function buildLibraries(): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [libraries], { cwd: process.cwd() });
  return Number(stdout);
}

/**
 * Measures the duration and the memory of builds, each in a separate process. The budget is a ratio to the time for the
 * libraries in the same run, so that a slow machine slows both.
 */
export async function building(runs: number): Promise<readonly Figure[]> {
  const figures = new Figures('building');
  const alone: number[] = [];
  const built = {
    'one package': [] as Built[],
    'all packages': [] as Built[],
    'all courses': [] as Built[],
  };
  // Interleaved, so that other load on the machine affects all of them.
  for (let run = 0; run < runs; run++) {
    alone.push(await buildLibraries());
    built['one package'].push(await build(['scorm12'], 'course'));
    built['all packages'].push(await build([], 'course'));
    built['all courses'].push(await build([]));
  }
  figures.add('libraries alone', 'cold', 's', alone);
  for (const [of, all] of Object.entries(built)) {
    figures.add(of, 'cold', 's', all.map(({ cold }) => cold)); // prettier-ignore
    figures.add(of, 'again after one sentence changed', 's', all.map(({ again }) => again)); // prettier-ignore
    figures.add(of, 'peak memory', 'MB', all.map(({ megabytes }) => megabytes)); // prettier-ignore
  }
  const beside = (seconds: readonly number[]): number[] => seconds.map((each) => each / median(alone));
  const { 'all packages': all } = built;
  figures.add('all packages', 'cold, beside the libraries alone', 'times', beside(all.map(({ cold }) => cold)), coldBudget); // prettier-ignore
  figures.add('all packages', 'again, beside the libraries alone', 'times', beside(all.map(({ again }) => again)), againBudget); // prettier-ignore
  const one = median(all.map(({ cold }) => cold));
  figures.add('all courses', 'cold, beside one', 'times', built['all courses'].map(({ cold }) => cold / one), coursesBudget); // prettier-ignore
  return figures.all;
}
