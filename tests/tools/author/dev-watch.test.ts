import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Change, ShownCourse } from '../../../src/tools/author/dev/course-state.ts';
import { english } from '../../../src/tools/author/dev/course-state.ts';
import { DevServer } from '../../../src/tools/author/dev/dev-server.ts';
import { courseYaml } from '../../compile/course-folder.ts';
import { englishYaml, translated } from '../../compile/translated-words.ts';
import { goodExam, goodLeaf, writtenFolder } from './written-course.ts';

const leafIn = (locale: string): string => `modules/leaf/${locale}.md`;
const leaf = leafIn('en');

async function served(files: Readonly<Record<string, string>> = {}, language: ShownCourse = english) {
  const root = writtenFolder({ 'assets/theme.css': ':root{}', ...files });
  for (const room of [
    'course',
    'locale',
    'ui',
    'blocks',
    'lessons',
    'session',
    'player',
    'records',
    'device',
  ])
    mkdirSync(join(root, 'src', room), { recursive: true });
  for (const room of ['entries', 'tools/author/page'])
    mkdirSync(join(root, 'src', room), { recursive: true });
  const server = new DevServer(root, undefined, language);
  await server.listen(0);
  onTestFinished(() => server.close());
  let { run, version } = (await (await fetch(`${server.url}changes/any/1`)).json()) as Change;
  return {
    root,
    server,
    /** What the page is told next. */
    next: async (): Promise<Change> => {
      const change = (await (await fetch(`${server.url}changes/${run}/${version}`)).json()) as Change;
      ({ run, version } = change);
      return change;
    },
    renameOver: (file: string, text: string) => {
      writeFileSync(join(root, `${file}.new`), text);
      renameSync(join(root, `${file}.new`), join(root, file));
    },
  };
}

const broken = goodLeaf.replace('[x]', '[ ]');

it('a mistake renamed into place goes once it is fixed in place', async () => {
  const { root, next, renameOver } = await served();
  renameOver(leaf, broken);
  expect(await next()).toMatchObject({ version: 2, problems: [{ file: leaf, line: 15 }] });
  writeFileSync(join(root, leaf), goodLeaf.replace('green at first', 'bright green'));
  expect(await next()).toMatchObject({ lessons: ['leaf'], problems: [] });
  renameOver(leaf, goodLeaf);
  expect(await next()).toMatchObject({ lessons: ['leaf'], problems: [] });
});

it('half a save leaves no problem behind', async () => {
  const { root, next } = await served();
  truncateSync(join(root, leaf));
  expect(await next()).toMatchObject({ problems: [{ file: leaf, line: 1 }] });
  writeFileSync(join(root, leaf), goodLeaf);
  expect(await next()).toMatchObject({ problems: [] });
});

it('a lesson’s folder that is renamed is missed, and found again', async () => {
  const { root, next } = await served();
  renameSync(join(root, 'modules/leaf'), join(root, 'modules/tree'));
  expect((await next()).problems).toMatchObject([{ file: 'modules/course.yaml', line: 6 }]);
  renameSync(join(root, 'modules/tree'), join(root, 'modules/leaf'));
  expect(await next()).toMatchObject({ problems: [] });
  rmSync(join(root, 'modules/exam/en.md'));
  expect((await next()).problems).toMatchObject([{ file: 'modules/course.yaml', line: 6 }]);
});

it('what cannot be followed is told of once, and the course is served', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  const { root, server, next } = await served();
  symlinkSync(join(root, 'modules/circle'), join(root, 'modules/circle'));
  writeFileSync(join(root, leaf), goodLeaf.replace('green at first', 'bright green'));
  expect(await next()).toMatchObject({ lessons: ['leaf'] });
  expect(said).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledWith(
    expect.stringMatching(
      /^The page cannot follow all that you save \(ELOOP.*\)\. To see a change, end this with Ctrl\+C and type npm run dev again\.\n$/,
    ),
  );
  expect((await fetch(server.url)).status).toBe(200);
});

it('a mistake in the words of a language is told, and the page is not loaded again until it is fixed', async () => {
  const words = 'src/locale/fr.yaml';
  const { root, next } = await served(
    {
      'modules/course.yaml': courseYaml.replace('lessons:', 'locales: [fr]\nlessons:'),
      'modules/leaf/fr.md': goodLeaf,
      'modules/exam/fr.md': goodExam,
      [words]: englishYaml,
    },
    { ...english, locale: 'fr' },
  );
  writeFileSync(join(root, words), translated({ next: "'Suivant {n}'" }));
  expect(await next()).toMatchObject({
    reload: false,
    problems: [{ file: words, message: '"n" is no placeholder of "next".' }],
  });
  writeFileSync(join(root, leafIn('fr')), goodLeaf.replace('green at first', 'bright green'));
  expect(await next()).toMatchObject({ lessons: ['leaf'], problems: [{ file: words }] });
  writeFileSync(join(root, words), englishYaml);
  expect(await next()).toMatchObject({ reload: true, problems: [] });
});
