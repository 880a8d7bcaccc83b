import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPlan } from '../compile/build-plan.ts';
import { loadCourse } from '../compile/load-course.ts';
import { localeWords } from '../compile/locale-words.ts';
import { ContentError } from '../compile/problems.ts';
import { dispatchPackages } from './dispatch.ts';
import { DispatchUrlError, hostedAt } from './dispatch-url.ts';

/**
 * `npm run dispatch -- --url https://courses.example.org/allyship/`: small packages that frame the hosted course,
 * beside whatever else is in `dist/`.
 */
const root = join(import.meta.dirname, '../..');
const dist = process.env['COURSE_DIST'] ?? join(root, 'dist');

async function write(url: URL): Promise<void> {
  const { locale } = buildPlan(root);
  const { dispatch: words } = await localeWords(root, locale);
  const { course, settings, style } = loadCourse(root, { locale });
  const identity = { ...course, description: settings.description };
  const packages = await dispatchPackages({ root, url, course: identity, words, style });
  await mkdir(dist, { recursive: true });
  for (const [name, bytes] of packages) {
    const path = join(dist, `allyship-${name}.zip`);
    // Whole or not at all, for whoever is reading it.
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    process.stdout.write(`Written: allyship-${name}.zip (${(bytes.length / 1024).toFixed(1)} KB)\n`);
  }
  process.stdout.write(
    `They show the course at ${url.href}\nIt has to be there, as built in web/, and must let your LMS frame it: docs/dispatch.md\n`,
  );
}

try {
  const { values } = parseArgs({ options: { url: { type: 'string' } } });
  await write(hostedAt(values.url));
} catch (error) {
  const code = (error as { code?: unknown } | null)?.code;
  const isUsage = typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof DispatchUrlError || error instanceof ContentError || isUsage)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
