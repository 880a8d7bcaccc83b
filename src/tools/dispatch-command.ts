import { join } from 'node:path';
import { buildPlan, settingsIn } from '../compile/build-plan.ts';
import { loadCourse } from '../compile/load-course.ts';
import { localeWords } from '../compile/locale-words.ts';
import { ContentError } from '../compile/problems.ts';
import { argumentsOf, courseOption, exitWithUsage, wantedCourse } from './arguments.ts';
import { dispatchPackages } from '../package/dispatch.ts';
import { distOf, writeZip } from '../package/dist.ts';
import { DispatchUrlError, hostedAt } from '../package/dispatch-url.ts';

/**
 * `npm run dispatch -- --url https://courses.example.org/allyship/`: makes small packages that frame the hosted course,
 * and leaves the other files in `dist/`. `--course refresher` and `--locale fr` choose
 * another course, or another of its languages.
 */
const root = join(import.meta.dirname, '../..');
const usage =
  'npm run dispatch -- --url https://courses.example.org/allyship/ [--course refresher] [--locale fr]';

type Words = Readonly<Record<'language' | 'title' | 'description', string>>;

async function write(url: URL, file: string, asked: string | undefined): Promise<void> {
  const { locale: first, locales, fileName, prefix, suffix: suffixOf } = buildPlan(root, file);
  const locale = asked ?? first;
  if (!locales.includes(locale))
    exitWithUsage(
      `The course is not built in “${locale}”: “locales” in ${file} says ${locales.join(', ')}.`,
      usage,
    );
  const suffix = suffixOf(locale);
  const { course, settings, style } = loadCourse(root, { file, locale });
  const { dispatch: words } = localeWords(root, locale, course.language);
  // With `--locale`, the hosted course has only that language.
  const others = (asked === undefined ? locales.slice(1) : []).map((one) => {
    // `loadCourse` above has validated the settings.
    const own = (settingsIn(root, file)['translations'] as Readonly<Record<string, Words>>)[one] as Words;
    return { ...own, words: localeWords(root, one, own.language).dispatch };
  });
  // No digest: the hosted course may have other content by the time it is launched.
  const identity = {
    ...course,
    digest: undefined,
    id: `${course.id}${suffix}`,
    description: settings.description,
    translations: others,
  };
  const packages = await dispatchPackages({ root, url, course: identity, words, others, style });
  for (const [name, bytes] of packages) {
    const file = await writeZip(distOf(root), `${fileName}-${prefix}${name}${suffix}`, bytes);
    process.stdout.write(`Written: ${file} (${(bytes.length / 1024).toFixed(1)} KB)\n`);
  }
  process.stdout.write(
    `They show the course at ${url.href}\nIt has to be there, as built in ${prefix}web${suffix}/, and must let your LMS frame it: docs/dispatch.md\n`,
  );
}

const { values } = argumentsOf(
  { options: { url: { type: 'string' }, course: courseOption, locale: { type: 'string' } } },
  usage,
);
const { file } = wantedCourse(root, values.course, usage);
try {
  await write(hostedAt(values.url), file, values.locale);
} catch (error) {
  if (!(error instanceof DispatchUrlError || error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
