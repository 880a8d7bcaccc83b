import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { courseFiles } from '../../src/compile/build-plan.ts';

const root = join(import.meta.dirname, '../..');

it('npm run build knows the courses by their names', () => {
  const script = join(root, 'src/tools/build-command.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, '--course', 'refreshr'], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('There is no course "refreshr". Did you mean "refresher"?\n\nnpm run build');
  expect(status).toBe(1);
});

it.each([
  [undefined, courseFiles(root).length],
  ['refresher', 1],
])('of the courses, %s is built', async (only, count) => {
  vi.stubEnv('COURSE_ONLY', only);
  vi.resetModules();
  const { default: table } = (await import('../../rollup.config.ts')) as { default: unknown[] };
  vi.unstubAllEnvs();
  expect(table).toHaveLength(count);
});
