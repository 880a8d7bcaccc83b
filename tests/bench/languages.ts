/**
 * What a package's languages cost: builds the course in one, three and twelve languages, the further ones with
 * the French words, and prints the first load in the first language and in the last.
 *
 *     npm run bench:languages -- [--runs=3]
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { unzipSync } from 'fflate';
import { settingsIn } from '../../src/compile/build-plan.ts';
import { lessonFile } from '../../src/compile/folder.ts';
import type { Files } from '../../src/package/package.ts';
import { browserPath } from '../browser/find-browser.ts';
import type { ProjectCopy } from '../browser/project-copy.ts';
import { projectCopy } from '../browser/project-copy.ts';
import { median } from './figure.ts';
import { chunksOf, gzipped, namedByPage, weights } from './first-load.ts';
import { limitPage, over } from './measured-packages.ts';
import { look, pressStart } from './opening.ts';
import { offerLms } from './page-lms.ts';

const root = join(import.meta.dirname, '../..');
process.chdir(root);
const runs = Number(process.argv.find((one) => one.startsWith('--runs='))?.slice(7) ?? 3);

/** A region that is not assigned. */
const tagOf = (locale: string): string => `fr-${locale.toUpperCase()}`;

/** The project with only the main course, in this many languages. */
function inLanguages(count: number): { copy: ProjectCopy; further: string[] } {
  const copy = projectCopy();
  copyFileSync(join(root, 'rollup.config.ts'), join(copy.root, 'rollup.config.ts'));
  copyFileSync(join(root, 'package.json'), join(copy.root, 'package.json'));
  const further = Array.from({ length: count - 1 }, (_, index) => `x${String.fromCharCode(97 + index)}`);
  const settings = settingsIn(root, 'modules/course.yaml');
  const lessons = settings['lessons'] as string[];
  const kept = ['course.yaml', 'links.yaml', ...lessons];
  for (const name of readdirSync(join(copy.root, 'modules')))
    if (!kept.includes(name)) rmSync(join(copy.root, 'modules', name), { recursive: true });
  const { title, description } =
    (settings['translations'] as Record<string, Record<string, string>>)['fr'] ?? {};
  const translations = further.map(
    (one) =>
      [
        `  ${one}:`,
        `language: ${tagOf(one)}`,
        `title: ${JSON.stringify(title)}`,
        `description: ${JSON.stringify(description)}`,
      ].join('\n    ') + '\n',
  );
  copy.save('modules/course.yaml', (text) =>
    text
      .replace(/^locales: .*/m, `locales: [en, ${further.join(', ')}]`.replace(', ]', ']'))
      .replace(
        /^translations: \{\}\n/m,
        `translations:${translations.length === 0 ? ' {}' : ''}\n${translations.join('')}`,
      )
      .replace(/^packages: .*/m, 'packages: [scorm12]'),
  );
  const french = (file: string): string => readFileSync(join(root, file), 'utf8');
  for (const locale of further) {
    for (const id of lessons) copy.save(lessonFile(id, locale), () => french(lessonFile(id, 'fr')));
    copy.save(`src/locale/${locale}.yaml`, () => french('src/locale/fr.yaml'));
  }
  return { copy, further };
}

/** What is loaded after the page's own files up to the first lesson. @param further its language, if not the first */
function laterIn(files: Files, further: string | undefined): string[] {
  const player = chunksOf(files, ['player', 'definition-drawings']);
  if (further === undefined) return [...player, ...chunksOf(files, ['definition'])];
  const words = [...files.keys()].filter((path) => path.startsWith(`app/start-${further}-`));
  return [...player, ...words, ...chunksOf(files, [further, `definition-${further}`])];
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const milliseconds = (all: readonly number[]): string => `${Math.round(median([...all]))} ms`;

const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
const rows: string[][] = [];
for (const count of [1, 3, 12]) {
  const { copy, further } = inLanguages(count);
  const dist = join(copy.root, 'dist');
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/rollup/dist/bin/rollup'), '-c', 'rollup.config.ts', '--silent'],
    { cwd: copy.root, env: { ...process.env, COURSE_DIST: dist }, stdio: 'inherit' },
  );
  const zip = readFileSync(join(dist, 'allyship-scorm12.zip'));
  const files = new Map(Object.entries(unzipSync(zip)));
  copy.remove();
  const named = namedByPage(files);
  const { words, pictures } = weights(zip, further);
  const course = { name: 'scorm12', launch: over(files, (page) => offerLms(page, '1.2')) };
  const limit = limitPage(files);
  for (const locale of [undefined, ...further.slice(-1).map(tagOf)]) {
    const [limits, looks, lessons] = [[] as number[], [] as number[], [] as number[]];
    for (let run = 0; run < runs; run++) {
      limits.push((await look(browser, limit)).fcp);
      looks.push((await look(browser, course, locale)).fcp);
      lessons.push((await pressStart(browser, course, locale)).lesson);
    }
    const needed = [...named, ...laterIn(files, locale === undefined ? undefined : further.at(-1))];
    rows.push([
      String(count),
      locale === undefined ? 'the first' : 'the last',
      `${named.length}, ${kilobytes(gzipped(files, named))}`,
      `${needed.length}, ${kilobytes(gzipped(files, needed))}`,
      milliseconds(looks),
      milliseconds(limits),
      milliseconds(lessons),
      kilobytes(zip.length),
      count === 1 ? '' : kilobytes((zip.length - words - pictures) / (count - 1)),
    ]);
  }
}
await browser.close();
const head = [
  'languages',
  'taken in',
  'until Start answers',
  'until the first lesson',
  'first paint',
  'limit page',
  'first lesson',
  'zip',
  'each further one',
];
for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
process.exit();
