import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Art } from '../../../compile/art.ts';
import { compileLesson } from '../../../compile/compile-lesson.ts';
import type { LoadedLesson } from '../../../compile/lesson-file.ts';
import { readLesson } from '../../../compile/lesson-file.ts';
import type { Problem } from '../../../compile/problems.ts';
import { ContentError } from '../../../compile/problems.ts';
import { en } from '../../../locale/en.ts';

/** The gallery's lessons: a screen for each block, its title the block's name. */
export const galleries = ['blocks', 'long', 'right-to-left'] as const;

export type GalleryName = (typeof galleries)[number];

const links = new Map([['example', { url: 'https://example.org/', title: 'An example' }]]);

/**
 * A lesson of the gallery, as the compiler reads any other.
 * @param assets the folder of the line art
 * @throws ContentError where its Markdown is not sound
 */
export function readGallery(name: GalleryName, assets: string): LoadedLesson {
  const problems: Problem[] = [];
  const file = `src/tools/author/gallery/${name}.md`;
  const lesson = readLesson(readFileSync(join(import.meta.dirname, `${name}.md`), 'utf8'), file, name, {
    context: {
      links,
      art: new Art(join(assets, 'art')),
      opensInNewTab: en.opensInNewTab,
      language: 'en',
      report: (line, message, fix) => problems.push({ file, line, message, fix }),
      unread: new Set(),
    },
    named: () => undefined,
  });
  if (!lesson || problems.length > 0) throw new ContentError(problems);
  return lesson;
}

/** Its module, which defines `<lesson-blocks>` and so on. */
export const galleryModule = (name: GalleryName, assets: string): string =>
  compileLesson(readGallery(name, assets), '/src');

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
