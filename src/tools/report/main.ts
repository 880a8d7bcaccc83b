import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadedCourse } from '../../compile/load-course.ts';
import { loadCourse } from '../../compile/load-course.ts';
import { ContentError } from '../../compile/problems.ts';
import { distOf, reportFolder } from '../../package/dist.ts';
import { argumentsOf, courseOption, wantedCourse } from '../arguments.ts';
import { LocalServer, sendFile } from '../server/local-server.ts';
import { openBrowser } from '../server/open-browser.ts';
import { serve } from '../server/serve.ts';
import { buildReport, reportPolicy } from './build.ts';

const usage = `npm run report                   a page that answers from what an LMS exported
npm run report -- --course refresher  for another course
npm run report -- --port 4373    at another port
npm run report -- --no-open      without opening the browser`;

/** `npm run report`: builds the page into dist/report/, and serves it. */
const { values } = argumentsOf(
  {
    options: {
      course: courseOption,
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
  },
  usage,
);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const root = join(import.meta.dirname, '../../..');
const folder = join(distOf(root), reportFolder);

/** A translation that is under way is left out: no package can have been built from it. */
const translationsOf = (first: LoadedCourse): LoadedCourse[] =>
  first.locales.slice(1).flatMap((locale) => {
    try {
      return [loadCourse(root, { file: first.file, locale, first })];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      say(
        `The course in "${locale}" is left out, since it has mistakes: “npm run check” lists them. The page does not know the content of learners who took it in that language.`,
      );
      return [];
    }
  });

try {
  const { file } = wantedCourse(root, values.course, usage);
  const course = loadCourse(root, { file });
  await buildReport(course, folder, translationsOf(course));
  const server = new LocalServer({ failed: String, sources: reportPolicy });
  server.app.get('/:file?', async (context) => {
    const file = context.req.param('file') || 'index.html';
    return sendFile(context, file, await readFile(join(folder, file)).catch(() => undefined));
  });
  await serve(server, values.port);
  say(
    `The report is at ${server.url}, and as a folder to open without a server in ${folder}. End with Ctrl+C.`,
  );
  if (!values['no-open']) openBrowser(server.url, process);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
