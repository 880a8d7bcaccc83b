import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { describe, expect, it, vi } from 'vitest';
import { loadCourse } from '../../src/compile/load-course.ts';
import { course } from '../../src/compile/rollup-plugin.ts';
import { rollupOptions } from '../../src/package/bundle.ts';
import { cmi5 } from '../../src/package/cmi5.ts';
import { scorm12 } from '../../src/package/manifest12.ts';
import { scorm2004 } from '../../src/package/manifest2004.ts';
import type { Files } from '../../src/package/package.ts';
import { startScreen } from '../../src/package/start-screen.ts';
import { xapi } from '../../src/package/tincan.ts';
import { web } from '../../src/package/web.ts';
import { unzip } from '../../src/package/zip.ts';
import { galleryMedia } from '../../src/tools/author/gallery/gallery.ts';
import { courseFolder, courseYaml, leaf } from '../compile/course-folder.ts';
import { start } from '../english.ts';
import { filesIn } from '../browser/static-server.ts';

const project = join(import.meta.dirname, '../..');
const fixtures = join(project, 'tests/compile/media');

const withMedia = `${leaf}
:::image hills src=hills.jpg alt="Hills"

:::

:::video talk src=talk.mp4 captions=talk.vtt poster=hills.jpg

Noor says how her Monday began.

**Noor:** 'I came in at nine. Nobody had told me of the meeting.'

:::

:::file paper src=phrases.pdf

The phrases on one page

:::
`;

const rows = [
  { name: 'scorm12', pack: scorm12 },
  { name: 'scorm2004-3rd', pack: scorm2004('2004-3rd') },
  { name: 'scorm2004-4th', pack: scorm2004('2004-4th') },
  { name: 'cmi5', pack: cmi5 },
  { name: 'xapi', pack: xapi },
  { name: 'web', pack: web },
];

interface Built {
  readonly packages: ReadonlyMap<string, Files>;
  readonly printed: string;
}

let once: Promise<Built> | undefined;
const built = (): Promise<Built> => (once ??= build());
const filesOf = async (name: string): Promise<Files> => (await built()).packages.get(name) ?? new Map();

/** The little course with media, in every package; its entry has no more than the lesson. */
async function build(): Promise<Built> {
  let printed = '';
  const root = courseFolder({
    'modules/course.yaml': courseYaml,
    'modules/leaf/en.md': withMedia,
    'assets/theme.css': readFileSync(join(project, 'assets/theme.css'), 'utf8'),
    'assets/icon.svg': '<svg/>',
    'assets/fallback.js': '(function () {})();',
    'src/locale/en.yaml': 'x',
    'src/lessons/lesson-element.ts':
      'export const html = String.raw;\nexport const defineLesson = () => undefined;\n',
    ...Object.fromEntries(
      ['choice', 'image', 'recording', 'file'].map((name) => [
        `src/blocks/${name}/${name}-block.ts`,
        'export {};\n',
      ]),
    ),
  });
  mkdirSync(join(root, 'assets/media'));
  for (const name of ['hills.jpg', 'talk.vtt', 'phrases.pdf', 'voice.mp3'])
    copyFileSync(join(galleryMedia, name), join(root, 'assets/media', name));
  copyFileSync(join(fixtures, 'named.mp4'), join(root, 'assets/media/talk.mp4'));
  const entry = join(root, 'entry.js');
  writeFileSync(entry, "document.body.onclick = () => import('course:lesson/leaf');\n");
  const dist = join(root, 'dist');
  const options = rollupOptions(
    rows.map((row) => ({ ...row, entry })),
    {
      root,
      assets: join(root, 'assets'),
      dist,
      fileName: 'allyship',
      plugins: [course({ root, locales: ['en'] })],
      course: () => {
        const { course: outline, settings } = loadCourse(root);
        return Promise.resolve({
          identity: { ...outline, description: settings.description },
          startScreen: () => startScreen(outline, settings, start, ''),
          noScript: start.noScript,
        });
      },
    },
  );
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const bundle = await rollup({ ...options, logLevel: 'silent' });
  await bundle.write(Array.isArray(options.output) ? (options.output[0] ?? {}) : (options.output ?? {}));
  write.mockRestore();
  const packages = new Map(
    rows.map(({ name }) => [
      name,
      name === 'web' ? filesIn(join(dist, 'web')) : unzip(readFileSync(join(dist, `allyship-${name}.zip`))),
    ]),
  );
  return { packages, printed };
}

const mediaIn = (files: Files): string[] => [...files.keys()].filter((path) => path.startsWith('media/'));
const text = (files: Files, path: string): string => Buffer.from(files.get(path) ?? '').toString('latin1');

describe('a course with media', () => {
  it.each(rows.map(({ name }) => name))(
    'has in %s the files that a lesson shows, and no other',
    async (name) => {
      const files = await filesOf(name);
      expect(
        mediaIn(files)
          .map((path) => path.replace(/-[0-9a-f]{8}/, '-#'))
          .sort(),
      ).toEqual([
        'media/hills-#-1280.webp',
        'media/hills-#-480.webp',
        'media/hills-#-960.webp',
        'media/phrases-#.pdf',
        'media/talk-#.mp4',
        'media/talk-#.vtt',
      ]);
      const film = mediaIn(files).find((path) => path.endsWith('.mp4')) ?? '';
      expect(text(files, film)).toContain('avc1');
      expect(text(files, film)).not.toMatch(/Ann Author|Secret title|\+51\.5/);
    },
  );

  it.each(['scorm12', 'scorm2004-3rd', 'scorm2004-4th'])('lists each in the manifest of %s', async (name) => {
    const files = await filesOf(name);
    const manifest = text(files, 'imsmanifest.xml');
    for (const path of mediaIn(files)) expect(manifest).toContain(`<file href="${path}"/>`);
  });

  it('is kept on the device by the website, but for large media and further widths', async () => {
    const site = await filesOf('web');
    const kept = [...text(site, 'sw.js').matchAll(/"url":"(media\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(kept.map((path) => path.replace(/-[0-9a-f]{8}/, '-#')).sort()).toEqual([
      'media/hills-#-960.webp',
      'media/talk-#.vtt',
    ]);
  });

  it('loads none of them on its first page', async () => {
    for (const files of (await built()).packages.values())
      expect(text(files, 'index.html')).not.toContain('media/');
  });

  it('prints the size of each file, and how to make it smaller', async () => {
    const { printed } = await built();
    expect(printed).toContain('Media of modules/course.yaml, ');
    expect(printed).toMatch(/ {2}assets\/media\/hills\.jpg +16 kB, in 3 widths\n/);
    expect(printed).toContain('"talk.mp4" begins only once all of it was fetched');
    expect(printed).not.toContain('voice.mp3');
  });
});
