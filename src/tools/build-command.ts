import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPlan, courseFiles } from '../compile/build-plan.ts';
import { suggestion } from '../compile/problems.ts';
import { isPseudo } from '../compile/translation/pseudo.ts';
import { argumentsOf, courseOption, exitWithUsage, wantedCourse } from './arguments.ts';

const usage = `npm run build                        every course, into dist/
npm run build -- --course refresher  one of them alone
npm run build -- --locale fr         one language alone, in smaller packages
npm run build -- --locale pseudo     accented and a third longer, to see what is cut off; pseudo-rtl: right to left`;

/**
 * `npm run build`: empties `dist/` except for the report's page, and makes the packages of every course or of one, in
 * every language or in one.
 */
const root = join(import.meta.dirname, '../..');
const { values } = argumentsOf({ options: { course: courseOption, locale: { type: 'string' } } }, usage);
const { locale } = values;
const course = values.course && wantedCourse(root, values.course, usage).name;
const known = new Set(courseFiles(root).flatMap((file) => buildPlan(root, file).locales));
if (locale !== undefined && !known.has(locale) && !isPseudo(locale))
  exitWithUsage(`No course is in "${locale}". ${suggestion(locale, [...known])}`, usage);
for (const script of [
  ['node_modules/rollup/dist/bin/rollup', '-c', 'rollup.config.ts', '--silent'],
  ['src/package/root-manifest.ts'],
]) {
  const { status } = spawnSync(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...(course && { COURSE_ONLY: course }), ...(locale && { COURSE_LOCALE: locale }) },
    stdio: 'inherit',
  });
  // The script has printed the reason.
  if (status !== 0) process.exit(1);
}
