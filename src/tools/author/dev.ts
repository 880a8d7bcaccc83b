import { join } from 'node:path';
import { buildPlan } from '../../compile/build-plan.ts';
import { problemText } from '../../compile/problems.ts';
import { isPseudo } from '../../compile/translation/pseudo.ts';
import { argumentsOf, courseOption, wantedCourse } from '../arguments.ts';
import { openBrowser } from '../server/open-browser.ts';
import { serve } from '../server/serve.ts';
import type { Change } from './dev/course-state.ts';
import { DevServer } from './dev/dev-server.ts';

const usage = `npm run dev                   the course in the browser, following every save
npm run dev -- --course refresher  another course
npm run dev -- --locale fr    in another of its languages
npm run dev -- --locale pseudo   accented and a third longer, to see what is cut off; pseudo-rtl: right to left
npm run dev -- --port 4274    at another port
npm run dev -- --no-open      without opening the browser
npm run dev -- --host name    behind a proxy of that name, such as a forwarded port`;

/** `npm run dev`: shows the course in the browser and updates it after every save. */
const { values } = argumentsOf(
  {
    options: {
      port: { type: 'string', default: '4273' },
      course: courseOption,
      locale: { type: 'string' },
      host: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      root: { type: 'string', default: join(import.meta.dirname, '../../..') },
    },
  },
  usage,
);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function tell({ problems, reload, lessons }: Pick<Change, 'problems' | 'reload' | 'lessons'>): void {
  const time = new Date().toTimeString().slice(0, 8);
  if (problems.length > 0) say(`${time} needs fixing:\n${problems.map(problemText).join('\n')}`);
  else if (reload) say(`${time} loaded again`);
  else if (lessons.length > 0) say(`${time} changed: ${lessons.join(', ')}`);
}

const { file } = wantedCourse(values.root, values.course, usage);
const { locale: first, locales } = buildPlan(values.root, file);
const locale = values.locale ?? first;
try {
  if (!locales.includes(locale) && !isPseudo(locale))
    throw new Error(
      `"${locale}" is not among the locales of ${file}: ${locales.join(', ')}. Besides, there are pseudo and pseudo-rtl.`,
    );
  const forwarded = values.host?.toLowerCase();
  if (forwarded !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(forwarded))
    throw new Error(`--host takes a name such as course.example.org, not “${values.host}”.`);
  const server = new DevServer(values.root, tell, { file, locale }, forwarded);
  await serve(server, values.port);
  const address = forwarded === undefined ? server.url : `https://${forwarded}/`;
  say(`The course is at ${address} – save a file in modules/, and the page follows. End with Ctrl+C.`);
  if (server.problems.length > 0) tell({ problems: server.problems, reload: false, lessons: [] });
  if (!values['no-open']) openBrowser(server.url, process);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
