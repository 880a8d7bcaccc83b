import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlan } from '../../compile/build-plan.ts';
import { lockFile, readReleasedWords, withReleased } from '../../compile/acknowledgement-lock.ts';
import { digestLines, languagesByFile, loadCourses } from '../../compile/courses.ts';
import { ContentError, problemText } from '../../compile/problems.ts';
import { contentFiles, releasedContent } from '../../package/content-page.ts';
import { argumentsOf } from '../arguments.ts';
import { reasonsToHoldBack } from '../translate/status.ts';
import { sectionOf } from './changelog.ts';
import { obstacles } from './obstacles.ts';
import { releaseFiles } from './release-files.ts';
import { npmBill } from './sbom.ts';
import { verify } from './verify.ts';

/**
 * `npm run release`: makes everything that is published, in `dist/release/`. `--dry-run` ignores obstacles;
 * `--tag v1.0.0` also compares the version with a tag; `--out` names another folder. `--verify` makes nothing: it says
 * which of the releases in that folder a digest or a package belongs to.
 */
const { values } = argumentsOf(
  {
    options: {
      'dry-run': { type: 'boolean', default: false },
      tag: { type: 'string', default: '' },
      out: { type: 'string' },
      verify: { type: 'string' },
    },
  },
  'npm run release -- [--dry-run] [--tag v1.0.0] [--out folder] | --verify <digest or zip> [--out folder]',
);
const root = join(import.meta.dirname, '../../..');
const out = values.out ?? join(root, 'dist/release');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** Builds outside `dist/`, which may be in use. */
async function release(): Promise<void> {
  const courses = loadCourses(root);
  const versions = courses.map(({ file, course: { version } }) => ({ file, version }));
  const [first] = courses;
  if (!first) return;
  const { course } = first;
  const { version: packageVersion } = JSON.parse(read('package.json')) as { version: string };
  const changelog = read('CHANGELOG.md');
  const changes = git('status', '--porcelain');
  const facts = {
    version: course.version,
    versions,
    packageVersion,
    changelog,
    tag: values.tag,
    changes,
    untranslated: reasonsToHoldBack(root),
  };
  const words = withReleased(readReleasedWords(root), courses);
  let found = obstacles(facts);
  // Only a release that nothing else stops records the new words for its version.
  if (words && found.length === 0) {
    if (!values['dry-run']) writeFileSync(join(root, lockFile), `${JSON.stringify(words, undefined, 2)}\n`);
    found = obstacles({ ...facts, newWords: true });
  }
  if (found.length > 0) {
    say(values['dry-run'] ? 'A release would be refused:' : 'No release is made:');
    for (const each of found) say(`  - ${each.replaceAll('\n', '\n    ')}`);
    if (!values['dry-run']) {
      process.exitCode = 1;
      return;
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'course-release-'));
  try {
    const built = join(folder, 'dist');
    const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
    const { status } = spawnSync(process.execPath, [rollup, '-c', 'rollup.config.ts', '--silent'], {
      cwd: root,
      env: { ...process.env, COURSE_DIST: built },
      stdio: 'inherit',
    });
    // The build has printed the reason.
    if (status !== 0) {
      process.exitCode = 1;
      return;
    }
    const committed = git('log', '-1', '--format=%cI')?.trim();
    const files = await releaseFiles({
      course,
      built,
      content: new Map(
        [...languagesByFile(courses).values()].flatMap((languages) => [
          ...contentFiles(releasedContent(languages)),
        ]),
      ),
      names: courses.map(({ file }) => buildPlan(root, file)),
      notes: sectionOf(changelog, course.version) ?? sectionOf(changelog, 'Unreleased') ?? '',
      bill: npmBill(root),
      time: (committed ? new Date(committed) : new Date()).toISOString(),
    });
    if (values.out === undefined) rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(out, name), bytes);
    say(`Version ${course.version}, in ${out}:`);
    for (const [name, { byteLength }] of files)
      say(`  ${name.padEnd(36)} ${Math.ceil(byteLength / 1000)} kB`);
    say(digestLines(courses).trimEnd());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  if (values.verify === undefined) await release();
  else {
    const { lines, isSame } = await verify(values.verify, out);
    for (const line of lines) say(line);
    if (!isSame) process.exitCode = 1;
  }
} catch (error) {
  if (error instanceof ContentError)
    say(`No release is made:\n${error.problems.map(problemText).join('\n')}`);
  // Print it here: if thrown, Node.js would print the whole source of a minified module first.
  else console.error(error);
  process.exitCode = 1;
}
