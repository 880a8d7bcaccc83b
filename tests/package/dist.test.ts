import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { distOf, writeZip } from '../../src/package/dist.ts';
import { runNode } from '../run/command.ts';

const root = join(import.meta.dirname, '../..');

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'course-dist-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('packages go to dist/, or to where COURSE_DIST says', () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('COURSE_DIST', undefined);
  expect(distOf('project')).toBe(join('project', 'dist'));
  vi.stubEnv('COURSE_DIST', 'elsewhere');
  expect(distOf('project')).toBe('elsewhere');
});

it('a zip is written into a folder that may not exist yet, without other files', async () => {
  const dist = join(folder(), 'made');
  expect(await writeZip(dist, 'tea-scorm12-fr', new Uint8Array([1, 2]))).toBe('tea-scorm12-fr.zip');
  expect(readdirSync(dist)).toEqual(['tea-scorm12-fr.zip']);
  expect([...readFileSync(join(dist, 'tea-scorm12-fr.zip'))]).toEqual([1, 2]);
});

it('the end of a build lists what it made there, and leaves the manifest where SCORM 1.2 was not built', async () => {
  const dist = folder();
  writeFileSync(join(dist, 'allyship-cmi5.zip'), '');
  const before = statSync(join(root, 'imsmanifest.xml')).mtimeMs;
  const { ok, output } = await runNode(
    [join(root, 'src/package/root-manifest.ts')],
    { COURSE_DIST: dist },
    20_000,
  );
  expect(ok).toBe(true);
  expect(output).toMatch(
    /^Built, in .*:\n {2}allyship-cmi5\.zip\nContent of version .*\n(?: {2}.+\n)*(?:.+: Content of version .*\n(?: {2}.+\n)*)+$/,
  );
  expect(statSync(join(root, 'imsmanifest.xml')).mtimeMs).toBe(before);
});
