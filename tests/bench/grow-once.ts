/**
 * Checks and builds one synthetic course in a process of its own, and prints what it took.
 * `node tests/bench/grow-once.ts <lessons>`
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkCourse } from '../../src/author/check-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { buildSynthetic } from './build-synthetic.ts';
import { longestSnapshot } from './longest-snapshot.ts';
import { writeCourse } from './synthetic-course.ts';

export interface Grown {
  /** Gzipped bytes of the page and everything that it names. */
  readonly firstLoad: number;
  /** Those, the player and the first lesson. */
  readonly firstLesson: number;
  /** Seconds. */
  readonly check: number;
  readonly build: number;
  /** The most memory that was in use. */
  readonly megabytes: number;
  /** Characters, everything seen and answered, the final check under way. */
  readonly suspendData12: number;
  readonly suspendData2004: number;
}

const project = join(import.meta.dirname, '../..');
const lessons = Number(process.argv[2] ?? 5);

function soundness(root: string): void {
  // A check of 400 questions is longer than any lesson may be, and nobody sees the pictures.
  const expected = ['unused-asset', 'unused-link', 'minutes'];
  const findings = checkCourse(root).filter(
    ({ rule, level }) => level !== 'advice' && !expected.includes(rule),
  );
  if (findings.length > 0)
    throw new Error(`The synthetic course is not sound: ${JSON.stringify(findings[0])}`);
}

async function timed(act: () => Promise<void> | void): Promise<number> {
  const since = performance.now();
  await act();
  return (performance.now() - since) / 1000;
}

function loadedFirst(web: string): { firstLoad: number; firstLesson: number } {
  const html = readFileSync(join(web, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(
    ([, path = '']) => path,
  );
  const sum = (paths: readonly string[]): number =>
    paths.reduce((total, path) => total + gzipSync(readFileSync(join(web, path))).length, 0);
  const firstLoad = sum(['index.html', ...named]);
  const later = readdirSync(join(web, 'app'))
    .filter((name) => /^(player|part-1)-[a-z0-9]{8}\.js$/.test(name))
    .map((name) => `app/${name}`);
  if (later.length !== 2) throw new Error(`Player and first lesson: ${later.join(', ')}`);
  return { firstLoad, firstLesson: firstLoad + sum(later) };
}

const root = mkdtempSync(join(tmpdir(), 'course-growth-'));
try {
  writeCourse(root, project, lessons);
  const check = await timed(() => soundness(root));
  const dist = join(root, 'dist');
  const build = await timed(() => buildSynthetic(root, project, dist));
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const { course } = loadCourse(root);
  const grown: Grown = {
    ...loadedFirst(join(dist, 'web')),
    check,
    build,
    megabytes,
    suspendData12: longestSnapshot(course, 4096),
    suspendData2004: longestSnapshot(course, 64_000),
  };
  process.stdout.write(JSON.stringify(grown));
} finally {
  rmSync(root, { recursive: true });
}
