import { join } from 'node:path';
import { buildPlan } from '../compile/build-plan.ts';
import { loadCourse } from '../compile/load-course.ts';
import { localeWords } from '../compile/locale-words.ts';
import { ContentError } from '../compile/problems.ts';
import { argumentsOf } from './arguments.ts';
import { dispatchPackages } from '../package/dispatch.ts';
import { distOf, writeZip } from '../package/dist.ts';
import { DispatchUrlError, hostedAt } from '../package/dispatch-url.ts';

/**
 * `npm run dispatch -- --url https://courses.example.org/allyship/`: small packages that frame the hosted course,
 * beside whatever else is in `dist/`. `--locale fr` makes those of another language of the course.
 */
const root = join(import.meta.dirname, '../..');

/** What was asked for does not fit the course; the message says what does. */
class LocaleError extends Error {}

async function write(url: URL, asked: string | undefined): Promise<void> {
  const { locale: first, locales, suffix: suffixOf } = buildPlan(root);
  const locale = asked ?? first;
  if (!locales.includes(locale)) {
    throw new LocaleError(
      `The course is not built in “${locale}”: “locales” in modules/course.yaml says ${locales.join(', ')}.`,
    );
  }
  const suffix = suffixOf(locale);
  const { dispatch: words } = await localeWords(root, locale);
  const { course, settings, style } = loadCourse(root, { locale });
  // The digest is the hosted course's: what is there may be another content by then.
  const identity = {
    ...course,
    digest: undefined,
    id: `${course.id}${suffix}`,
    description: settings.description,
  };
  const packages = await dispatchPackages({ root, url, course: identity, words, style });
  for (const [name, bytes] of packages) {
    const file = await writeZip(distOf(root), `${name}${suffix}`, bytes);
    process.stdout.write(`Written: ${file} (${(bytes.length / 1024).toFixed(1)} KB)\n`);
  }
  process.stdout.write(
    `They show the course at ${url.href}\nIt has to be there, as built in web${suffix}/, and must let your LMS frame it: docs/dispatch.md\n`,
  );
}

const { values } = argumentsOf(
  { options: { url: { type: 'string' }, locale: { type: 'string' } } },
  'npm run dispatch -- --url https://courses.example.org/allyship/ [--locale fr]',
);
try {
  await write(hostedAt(values.url), values.locale);
} catch (error) {
  const isTold = error instanceof DispatchUrlError || error instanceof LocaleError;
  if (!(isTold || error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
