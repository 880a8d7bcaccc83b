import { join } from 'node:path';
import type { RollupOptions } from 'rollup';
import { buildPlan } from './src/compile/build-plan.ts';
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

/** Everything that can be made of the course, a row each. */
const packages: readonly Package[] = [
  { name: 'scorm12', entry: 'src/entries/scorm12.ts', pack: scorm12 },
  { name: 'scorm2004-3rd', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-3rd') },
  { name: 'scorm2004-4th', entry: 'src/entries/scorm2004.ts', pack: scorm2004('2004-4th') },
  { name: 'cmi5', entry: 'src/entries/cmi5.ts', pack: cmi5 },
  { name: 'xapi', entry: 'src/entries/xapi.ts', pack: xapi },
  { name: 'web', entry: 'src/entries/web.ts', pack: web },
];

const root = import.meta.dirname;
const { locale: first, locales, suffix: suffixOf, wanted } = buildPlan(root);

/** The packages of one language. */
function inLocale(locale: string): RollupOptions {
  let loaded: LoadedCourse | undefined;
  const load = (): LoadedCourse => (loaded ??= loadCourse(root, { locale }));
  const suffix = suffixOf(locale);
  const rows = packages.filter(wanted).map((row) => ({ ...row, name: `${row.name}${suffix}` }));
  return bundleOf(rows, {
    root,
    adds: locale !== first,
    assets: join(root, 'assets'),
    dist: distOf(root),
    plugins: [course({ root, locale })],
    style: () => load().style,
    async course() {
      const { course: outline, settings, startPicture } = load();
      const { start, answerKey } = await localeWords(root, locale);
      return {
        identity: { ...outline, id: `${outline.id}${suffix}`, description: settings.description, locale },
        startScreen: startScreen(outline, settings, start, pictureOf(startPicture)),
        noScript: start.noScript,
        drawings: startPicture && drawingsFrom,
        beside: new Map([[`allyship-answer-key${suffix}.html`, bytesOf(answerKeyPage(load(), answerKey))]]),
      };
    },
  });
}

export default locales.map(inLocale);
