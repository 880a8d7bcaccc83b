/**
 * Checks and builds one synthetic course in a separate process, and prints the sizes and times.
 * `node tests/bench/grow-once.ts <lessons>`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCourse } from '../../src/tools/author/check-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { filesIn } from '../browser/static-server.ts';
import { buildSynthetic } from './build-synthetic.ts';
import { chunksOf, gzipped, namedByPage } from './first-load.ts';
import { longestSnapshot } from './longest-snapshot.ts';
import { writeCourse } from './synthetic-course.ts';

export interface Grown {
  /** The gzipped bytes of the page and everything that it names. */
  readonly firstLoad: number;
  /** The gzipped bytes of these, the player and the first lesson. */
  readonly firstLesson: number;
  /** Seconds. */
  readonly check: number;
  readonly build: number;
  /** The peak memory. */
  readonly megabytes: number;
  /** In characters, with everything seen and answered and the final check begun. */
  readonly suspendData12: number;
  readonly suspendData2004: number;
}

const project = join(import.meta.dirname, '../..');
const lessons = Number(process.argv[2] ?? 5);

function soundness(root: string): void {
  // A check of 400 questions is longer than any lesson may be, and no lesson shows the pictures.
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
  const files = filesIn(web);
  const first = namedByPage(files);
  const later = chunksOf(files, ['player', 'part-1']);
  return { firstLoad: gzipped(files, first), firstLesson: gzipped(files, [...first, ...later]) };
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
