import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { argumentsOf, courseOption, wantedCourse } from './arguments.ts';

const usage = `npm run build                        every course, into dist/
npm run build -- --course refresher  one of them alone`;

/** `npm run build`: empties `dist/` but for the report's page, and makes the packages of every course or of one. */
const root = join(import.meta.dirname, '../..');
const { values } = argumentsOf({ options: { course: courseOption } }, usage);
const course = values.course && wantedCourse(root, values.course, usage).name;
for (const script of [
  ['node_modules/rollup/dist/bin/rollup', '-c', 'rollup.config.ts', '--silent'],
  ['src/package/root-manifest.ts'],
]) {
  const { status } = spawnSync(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...(course && { COURSE_ONLY: course }) },
    stdio: 'inherit',
  });
  // It has said why.
  if (status !== 0) process.exit(1);
}
