import { join } from 'node:path';
import type { RollupOptions } from 'rollup';
import { buildPlan, courseFiles, nameOfCourse } from './src/compile/build-plan.ts';
import type { LoadedCourse } from './src/compile/load-course.ts';
import { loadCourse } from './src/compile/load-course.ts';
import { localeWords } from './src/compile/locale-words.ts';
import { drawingsFrom } from './src/compile/open-peeps.ts';
import { course } from './src/compile/rollup-plugin.ts';
import { answerKeyPage } from './src/package/answer-key.ts';
import { bundleOf } from './src/package/bundle.ts';
import { cmi5 } from './src/package/cmi5.ts';
import { distOf } from './src/package/dist.ts';
import { scorm12 } from './src/package/manifest12.ts';
import { scorm2004 } from './src/package/manifest2004.ts';
import type { Package } from './src/package/package.ts';
import { bytesOf } from './src/package/package.ts';
import { xapi } from './src/package/tincan.ts';
import { web } from './src/package/web.ts';
import { pictureOf, startScreen } from './src/package/start-screen.ts';

/** Only SCORM's API may come late, or not say what it holds; on the website, SCORM's across origins. */
const lateNotices = ['waiting', 'waitingUnkept', 'answered'] as const;
const unusedNotices = [...lateNotices, 'unread'] as const;

/** Everything that can be made of the course, a row each. */
const packages: readonly Package[] = [
  { name: 'scorm12', entry: 'src/entries/scorm12.ts', pack: scorm12 },
  { name: 'scorm2004-3rd', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-3rd') },
  { name: 'scorm2004-4th', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-4th') },
  { name: 'cmi5', entry: 'src/entries/cmi5.ts', unusedNotices, pack: cmi5 },
  { name: 'xapi', entry: 'src/entries/xapi.ts', unusedNotices, pack: xapi },
  { name: 'web', entry: 'src/entries/web.ts', unusedNotices: lateNotices, pack: web },
];

const root = import.meta.dirname;
/** One course alone where `COURSE_ONLY` names it: `npm run build -- --course refresher`. */
const only = process.env['COURSE_ONLY'];
const files = courseFiles(root).filter((file) => only === undefined || nameOfCourse(file) === only);

/** The packages of a course in one language. */
function inLocale(file: string, locale: string, isFirst: boolean): RollupOptions {
  let loaded: LoadedCourse | undefined;
  const load = (): LoadedCourse => (loaded ??= loadCourse(root, { file, locale }));
  const { prefix, suffix: suffixOf, wanted } = buildPlan(root, file);
  const suffix = suffixOf(locale);
  const rows = packages.filter(wanted).map((row) => ({ ...row, name: `${prefix}${row.name}${suffix}` }));
  return bundleOf(rows, {
    root,
    adds: !isFirst,
    assets: join(root, 'assets'),
    dist: distOf(root),
    plugins: [course({ root, file, locale, checksAll: isFirst })],
    style: () => load().style,
    async course() {
      const { course: outline, settings, startPicture } = load();
      const { start, answerKey } = localeWords(root, locale, outline.language);
      return {
        identity: { ...outline, id: `${outline.id}${suffix}`, description: settings.description, locale },
        startScreen: (unused) => startScreen(outline, settings, start, pictureOf(startPicture), unused),
        noScript: start.noScript,
        drawings: startPicture && drawingsFrom,
        beside: new Map([
          [`allyship-${prefix}answer-key${suffix}.html`, bytesOf(answerKeyPage(load(), answerKey))],
        ]),
      };
    },
  });
}

export default files
  .flatMap((file) => buildPlan(root, file).locales.map((locale) => ({ file, locale })))
  .map(({ file, locale }, index) => inLocale(file, locale, index === 0));
