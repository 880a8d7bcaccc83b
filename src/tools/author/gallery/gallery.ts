import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '../../../blocks/registry.ts';
import { Art } from '../../../compile/art.ts';
import { MediaFolder } from '../../../compile/media/folder.ts';
import { LessonMedia } from '../../../compile/media/lesson-media.ts';
import { compileLesson } from '../../../compile/compile-lesson.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import { readLesson } from '../../../compile/lesson-file.ts';
import type { Problem } from '../../../compile/problems.ts';
import { drawingsModule } from '../../../compile/drawings.ts';
import { People } from '../../../compile/people.ts';
import { ContentError } from '../../../compile/problems.ts';
import { localeWords } from '../../../compile/locale-words.ts';
import { fitted } from '../structure/fit-example.ts';
import { exampleOf, rewordedHtml, rewordedModel, rewordings, sampleOf } from './samples.ts';

/** The gallery's lessons: each has a screen for each block, with the block's name as its title. */
export const galleries = ['blocks', 'long', 'right-to-left'] as const;

export type GalleryName = (typeof galleries)[number];

const project = join(import.meta.dirname, '../../../..');
const guideFile = 'docs/authoring.md';
/** The media that the guide's examples show: the course has none of its own. */
export const galleryMedia = join(import.meta.dirname, 'media');

/**
 * A lesson of the gallery: every block as in the authoring guide's example, with the words lengthened, or replaced by
 * right-to-left ones.
 * @param root the folder with the course's pictures and people
 * @throws ContentError if an example is missing or has problems
 */
export function readGallery(name: GalleryName, root = project): LoadedLesson {
  const problems: Problem[] = [];
  const guide = readFileSync(join(project, guideFile), 'utf8');
  const screens = [...registry.keys(), 'note', 'idea'].flatMap((block) => {
    const written = exampleOf(guide, block);
    const example = written && fitted(root, block, written);
    // This course has no people to draw.
    if (written !== undefined && example === undefined) return [];
    if (example === undefined) {
      const message = `The guide has no example of "${block}".`;
      const fix = `Write ":::${block} …" into it, in a section of its own below "Every block".`;
      problems.push({ file: guideFile, line: 1, message, fix });
    }
    return [`## ${block} {#${block}}\n\n${example ?? 'No example.'}\n`];
  });
  const front = `---\nid: ${name}\ntitle: Every block\nminutes: 5\nobjectives: [See each]\n---\n`;
  const links = [...guide.matchAll(/\(link:([\w-]+)\)/g)].map(
    ([, key = '']) => [key, { url: 'https://example.org/', title: 'An example' }] as const,
  );
  const lesson = readLesson([front, ...screens].join('\n'), guideFile, name, {
    context: {
      links: new Map(links),
      art: new Art(join(root, 'assets/art')),
      media: new LessonMedia(new MediaFolder(galleryMedia), { locale: 'en', language: 'en', first: 'en' }),
      people: everybody(root),
      opensInNewTab: localeWords(project, 'en').player.opensInNewTab,
      language: 'en',
      report: (line, message, fix) => problems.push({ file: guideFile, line, message, fix }),
      unread: new Set(),
    },
    named: () => undefined,
  });
  if (!lesson || problems.length > 0) throw new ContentError(problems);
  if (name === 'blocks') return lesson;
  const reword = rewordings[name];
  return {
    ...lesson,
    screens: lesson.screens.map((screen) => ({
      ...screen,
      body: screen.body.map((part) =>
        typeof part === 'string'
          ? rewordedHtml(part, reword)
          : { ...part, model: rewordedModel(part, reword) },
      ),
    })),
  };
}

const everybody = (root: string): People => new People(join(root, 'assets'), () => undefined);

/** The drawings, which all the lessons share. */
export const galleryDrawings = (): string =>
  drawingsModule(readGallery('blocks'), everybody(project), '/src');

/** A lesson's module: defines `<lesson-blocks>` and so on, and lists the inputs and answers of each screen's block. */
export function galleryModule(name: GalleryName): string {
  const lesson = readGallery(name);
  const samples = lesson.screens.map(({ id, body }) => [
    id,
    body.filter((part) => typeof part !== 'string').map(sampleOf)[0] ?? { inputs: [], answers: [] },
  ]);
  const code = compileLesson(lesson, '/src')
    .replace(/course:drawings\/[^"]*/, '/gallery/drawings.js')
    .replaceAll(/(?<=[" ])media\/(?=[\w-]+-[0-9a-f]{8}[-.])/g, '/gallery/media/');
  return `${code}export const samples = ${JSON.stringify(Object.fromEntries(samples))};\n`;
}

/** A media file of the gallery's lessons, by its path. */
export const galleryFile = (path: string): Uint8Array | undefined =>
  readGallery('blocks')
    .media.find((file) => file.path === path)
    ?.bytes();

/** The theme with a switch instead of the device's setting: `<html data-scheme="dark">`. */
export const switchable = (theme: string): string =>
  `${theme.replaceAll(
    /@media \(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{/g,
    "@media all { :root[data-scheme='dark'] {",
  )}\n:root { color-scheme: light; }\n:root[data-scheme='dark'] { color-scheme: dark; }\n`;

/** The page; `page/gallery.ts` fills it. */
export const galleryPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Gallery of blocks</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/gallery/theme.css">
<script type="module" src="/src/tools/author/page/gallery.ts"></script>
</head>
<body><main></main></body>
</html>
`;
