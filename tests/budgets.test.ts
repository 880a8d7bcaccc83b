import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPlan, courseFile } from '../src/compile/build-plan.ts';
import { loadCourse } from '../src/compile/load-course.ts';
import { buildSynthetic } from './bench/build-synthetic.ts';
import { chartOf } from './bench/chart.ts';
import { isWithin } from './bench/figure.ts';
import { chunksOf, gzipped, namedByPage, weights } from './bench/first-load.ts';
import { longestSnapshot } from './bench/longest-snapshot.ts';
import { pageWith } from './bench/page.ts';
import { chartFile, formatted, pageFile, readResults } from './bench/results.ts';
import { writeCourse } from './bench/synthetic-course.ts';
import { dist, filesIn, filesOf } from './browser/static-server.ts';

const root = join(import.meta.dirname, '..');
const { course } = loadCourse(root);
const [, ...further] = buildPlan(root, courseFile).locales;
const kilobyte = 1024;

/** KB of a zip in one language, without its pictures; none where 0. SCORM 2004 brings schemas, its 3rd edition the most. */
const budgets = [
  { name: 'scorm12', zip: 200 },
  { name: 'scorm2004-3rd', zip: 220 },
  { name: 'scorm2004-4th', zip: 204 },
  { name: 'cmi5', zip: 200 },
  { name: 'xapi', zip: 200 },
  { name: 'web', zip: 0 },
];
/** KB: of all pictures of a package; until the first lesson is there, its drawings included. */
const [pictures, firstLesson] = [80, 84];

describe.each(budgets)('$name', ({ name }) => {
  it('asks for at most 8 files and 32 KB before Start answers', () => {
    const files = filesOf(name);
    const first = namedByPage(files);
    expect(first.length).toBeLessThanOrEqual(8);
    expect(gzipped(files, first)).toBeLessThanOrEqual(32 * kilobyte);
  });

  // But for what only a course without an LMS loads.
  it(`needs at most ${firstLesson} KB for the player and the first lesson with its drawings`, () => {
    const files = filesOf(name);
    const { id = '' } = course.lessons[0] ?? {};
    const later = chunksOf(files, ['player', id, `${id}-drawings`]);
    expect(gzipped(files, [...namedByPage(files), ...later])).toBeLessThanOrEqual(firstLesson * kilobyte);
  });
});

it.each(budgets.filter(({ zip }) => zip > 0))('$name: at most $zip KB, and its pictures', ({ name, zip }) => {
  const weighed = weights(readFileSync(join(dist, `allyship-${name}.zip`)), further);
  expect(weighed.words).toBeLessThanOrEqual(zip * kilobyte);
  expect(weighed.pictures).toBeLessThanOrEqual(pictures * kilobyte);
});

describe('a course that grows', () => {
  it('asks for the same before Start answers, whether it has 5 lessons or 50', async () => {
    const sizes = [];
    for (const lessons of [5, 50]) {
      const folder = mkdtempSync(join(tmpdir(), 'course-budgets-'));
      try {
        writeCourse(folder, root, lessons);
        const out = join(folder, 'dist');
        await buildSynthetic(folder, root, out, ['web']);
        const files = filesIn(join(out, 'web'));
        sizes.push(gzipped(files, namedByPage(files)));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
    const [few = Number.NaN, many = Number.NaN] = sizes;
    expect(many / few).toBeLessThanOrEqual(1.05);
  }, 60_000);

  it('keeps this course, all of it answered, in a quarter of what SCORM 1.2 keeps', () => {
    expect(longestSnapshot(course, 4096)).toBeLessThanOrEqual(1024);
  });
});

describe('docs/performance.md', () => {
  it('shows the figures of the last bench, in its table and its chart', async () => {
    expect(existsSync(pageFile)).toBe(true);
    const page = readFileSync(pageFile, 'utf8');
    const results = readResults();
    expect(await formatted(pageFile, pageWith(page, results))).toBe(page);
    expect(chartOf(results)).toBe(readFileSync(chartFile, 'utf8'));
  });

  it('tells of no bytes and no counts beyond their budget but what it explains', () => {
    // Times are of the machine; these are of the course.
    const ours = readResults().figures.filter(({ unit }) => unit === 'bytes' || unit === 'count');
    const beyond = ours.filter((figure) => !isWithin(figure)).map(({ of, name }) => `${of}: ${name}`);
    expect(beyond.filter((one) => one !== '200 lessons: suspend data, SCORM 1.2')).toEqual([]);
  });
});
