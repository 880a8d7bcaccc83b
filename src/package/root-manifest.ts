import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildPlan, nameOfCourse } from '../compile/build-plan.ts';
import { digestLines, loadCourses } from '../compile/courses.ts';
import { distOf, reportFolder } from './dist.ts';
import { unzip } from './zip.ts';

// The manifest at the top of the repository is that of the built SCORM 1.2 package. A course may leave that package
// out (`packages` in its settings).
const root = join(import.meta.dirname, '..', '..');
const dist = distOf(root);
const made = (await readdir(dist)).filter((name) => name !== reportFolder);
const scorm12 = `${buildPlan(root).fileName}-scorm12.zip`;
if (made.includes(scorm12)) {
  const manifest = unzip(await readFile(join(dist, scorm12))).get('imsmanifest.xml');
  if (!manifest) throw new Error(`${join(dist, scorm12)} holds no imsmanifest.xml`);
  await writeFile(join(root, 'imsmanifest.xml'), manifest);
}
const only = process.env['COURSE_ONLY'];
const courses = loadCourses(root).filter(({ file }) => only === undefined || nameOfCourse(file) === only);
process.stdout.write(
  `Built, in ${relative(root, dist)}${sep}:\n${made.map((name) => `  ${name}\n`).join('')}${digestLines(courses)}`,
);
