/**
 * How check and build grow with the content: 20 lessons and 200 questions beside 200 lessons and 2,000 questions,
 * each in a process of its own. `node tests/bench/growth.ts`
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { checkCourse } from '../../src/author/check-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { course } from '../../src/compile/rollup-plugin.ts';
import { start } from '../../src/locale/en.ts';
import { bundleOf } from '../../src/package/bundle.ts';
import { scorm12 } from '../../src/package/manifest12.ts';
import { web } from '../../src/package/web.ts';
import { startScreen } from '../../src/player/start-screen.ts';
import { writeCourse } from './synthetic-course.ts';

const project = join(import.meta.dirname, '../..');
/** `bundle` makes the website, `build` the SCORM 1.2 zip, which is squeezed hard and so takes longest. */
type Job = 'check' | 'bundle' | 'build';

interface Measured {
  readonly seconds: number;
  /** The most memory that was in use. */
  readonly megabytes: number;
  /** Of the package built. */
  readonly kilobytes: number;
}

async function build(root: string, job: Job): Promise<void> {
  const loaded = loadCourse(root);
  const packages = [
    job === 'bundle'
      ? { name: 'web', entry: join(project, 'src/entries/web.ts'), pack: web }
      : { name: 'scorm12', entry: join(project, 'src/entries/scorm12.ts'), pack: scorm12 },
  ];
  const options = bundleOf(packages, {
    root,
    assets: join(project, 'assets'),
    dist: join(root, 'dist'),
    plugins: [course({ root, locale: 'en' })],
    course: () =>
      Promise.resolve({
        identity: { ...loaded.course, description: loaded.settings.description },
        startScreen: startScreen(loaded.course, loaded.settings, start, ''),
      }),
  });
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  await bundle.write(Array.isArray(options.output) ? (options.output[0] ?? {}) : (options.output ?? {}));
  await bundle.close();
}

async function measure(job: Job, lessons: number): Promise<Measured> {
  const root = mkdtempSync(join(tmpdir(), 'course-growth-'));
  try {
    writeCourse(root, project, lessons);
    const since = performance.now();
    if (job !== 'check') await build(root, job);
    else {
      // A check of 400 questions is longer than any lesson may be, and nobody sees the pictures.
      const expected = ['unused-asset', 'unused-link', 'minutes'];
      const findings = checkCourse(root).filter(({ rule }) => !expected.includes(rule));
      if (findings.length > 0)
        throw new Error(`The synthetic course is not sound: ${JSON.stringify(findings[0])}`);
    }
    const seconds = (performance.now() - since) / 1000;
    const dist = join(root, 'dist');
    const zip = job === 'build' ? readdirSync(dist).find((name) => name.endsWith('.zip')) : undefined;
    return {
      seconds,
      megabytes: process.resourceUsage().maxRSS / 1024,
      kilobytes: zip === undefined ? 0 : statSync(join(dist, zip)).size / 1000,
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

const [job, lessons] = process.argv.slice(2);
if (job === 'check' || job === 'bundle' || job === 'build') {
  process.stdout.write(JSON.stringify(await measure(job, Number(lessons))));
} else {
  process.stdout.write('          lessons  questions   seconds     MB   package kB\n');
  for (const each of ['check', 'bundle', 'build'] as const) {
    for (const size of [20, 200]) {
      const args = [import.meta.filename, each, String(size)];
      const { seconds, megabytes, kilobytes } = JSON.parse(
        execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
      ) as Measured;
      const cells = [String(size).padStart(10), String(size * 10).padStart(10)];
      const figures = [seconds.toFixed(1).padStart(9), megabytes.toFixed(0).padStart(6)];
      process.stdout.write(
        `${each.padEnd(7)}${cells.join('')}${figures.join('')}${kilobytes.toFixed(0).padStart(13)}\n`,
      );
    }
  }
}
