import { join } from 'node:path';
import type { RollupOptions } from 'rollup';
import { buildPlan, courseFiles, nameOfCourse } from './src/compile/build-plan.ts';
import type { LoadedCourse } from './src/compile/load-course.ts';
import { loadCourse } from './src/compile/load-course.ts';
import { localeWords } from './src/compile/locale-words.ts';
import { drawingsFrom } from './src/compile/open-peeps.ts';
import { courseDigest } from './src/compile/content.ts';
import type { InLocale } from './src/compile/rollup-plugin.ts';
import { course } from './src/compile/rollup-plugin.ts';
import { isPseudo } from './src/compile/translation/pseudo.ts';
import { answerKeyPage } from './src/package/answer-key.ts';
import { rollupOptions } from './src/package/bundle.ts';
import { cmi5 } from './src/package/cmi5.ts';
import { distOf } from './src/package/dist.ts';
import { scorm12 } from './src/package/manifest12.ts';
import { scorm2004 } from './src/package/manifest2004.ts';
import type { Objective, Package } from './src/package/package.ts';
import { bytesOf } from './src/package/package.ts';
import { xapi } from './src/package/tincan.ts';
import { web } from './src/package/web.ts';
import { offeredLanguages } from './src/package/start-languages.ts';
import { pictureOf, startScreen } from './src/package/start-screen.ts';

/** Only a SCORM API may come late, or not return its data; on the website, SCORM across origins may not return it. */
const lateNotices = ['waiting', 'waitingUnkept', 'answered'] as const;
const unusedNotices = [...lateNotices, 'unread'] as const;

/** All packages that can be made, one per row. */
const packages: readonly Package[] = [
  { name: 'scorm12', entry: 'src/entries/scorm12.ts', pack: scorm12 },
  { name: 'scorm2004-3rd', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-3rd') },
  { name: 'scorm2004-4th', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-4th') },
  { name: 'cmi5', entry: 'src/entries/cmi5.ts', unusedNotices, pack: cmi5 },
  { name: 'xapi', entry: 'src/entries/xapi.ts', unusedNotices, pack: xapi },
  { name: 'web', entry: 'src/entries/web.ts', unusedNotices: lateNotices, pack: web },
];

const root = import.meta.dirname;
/** `COURSE_ONLY` builds only that course: `npm run build -- --course refresher`. */
const only = process.env['COURSE_ONLY'];
const files = courseFiles(root).filter((file) => only === undefined || nameOfCourse(file) === only);

/** `COURSE_LOCALE` builds only that language: `npm run build -- --locale fr`, for a smaller zip. */
const alone = process.env['COURSE_LOCALE'];

/** `COURSE_PACKAGE` builds only that kind of package. */
const kind = process.env['COURSE_PACKAGE'];

/** Each lesson's objective, for the reports of a record store. */
const objectivesOf = ({ lessons }: LoadedCourse): Objective[] =>
  lessons.map(({ id, title, objectives }) => ({ id, title, description: objectives.join('; ') }));

/** The packages of a course, in every language or in one only. */
function packagesOf(file: string, isFirst: boolean): RollupOptions {
  const plan = buildPlan(root, file);
  const locales = alone === undefined ? plan.locales : [alone];
  const [first = ''] = locales;
  let loaded: readonly InLocale[] | undefined;
  const load = (): readonly InLocale[] =>
    (loaded ??= locales.map((locale) => ({ locale, loaded: loadCourse(root, { file, locale }) })));
  const { fileName, prefix, wanted } = plan;
  const suffix = plan.suffix(first);
  const rows = packages
    .filter((row) => wanted(row) && (kind === undefined || kind === row.name))
    .map((row) => ({ ...row, name: `${prefix}${row.name}${suffix}` }));
  return rollupOptions(rows, {
    root,
    adds: !isFirst,
    assets: join(root, 'assets'),
    dist: distOf(root),
    fileName,
    hasLanguages: locales.length > 1,
    plugins: [course({ root, file, locales, checksAll: isFirst })],
    style: () => load()[0]?.loaded.style ?? '',
    course() {
      const all = load();
      const [inFirst] = all;
      if (!inFirst) throw new Error('A course has one language at least.');
      const { course: outline, settings, startPicture } = inFirst.loaded;
      const words = localeWords(root, first, outline.language);
      const { languages, files } = offeredLanguages(root, all);
      const digests = new Map(all.map(({ loaded: one }) => [one.course.language, one.course.digest]));
      return Promise.resolve({
        identity: {
          ...outline,
          id: `${outline.id}${suffix}`,
          digest: courseDigest(digests),
          digests: digests.size > 1 ? digests : undefined,
          description: settings.description,
          locale: first,
          offlineMedia: inFirst.loaded.offlineMedia,
          objectives: objectivesOf(inFirst.loaded),
          translations: all.slice(1).map(({ loaded: one }) => ({
            language: one.course.language,
            title: one.course.title,
            description: one.settings.description,
            objectives: objectivesOf(one),
          })),
        },
        startScreen: (unused) =>
          startScreen(outline, settings, words.start, pictureOf(startPicture), languages, unused),
        noScript: words.start.noScript,
        drawings: startPicture && drawingsFrom,
        files,
        beside: new Map(
          all.map(({ locale, loaded: one }) => [
            `${fileName}-${prefix}answer-key${plan.suffix(locale)}.html`,
            bytesOf(answerKeyPage(one, localeWords(root, locale, one.course.language).answerKey)),
          ]),
        ),
      });
    },
  });
}

export default files
  .filter((file) => alone === undefined || isPseudo(alone) || buildPlan(root, file).locales.includes(alone))
  .map((file, index) => packagesOf(file, index === 0));
