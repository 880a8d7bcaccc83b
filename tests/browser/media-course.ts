import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { galleryMedia } from '../../src/tools/author/gallery/gallery.ts';
import type { ProjectCopy } from './project-copy.ts';
import { projectCopy } from './project-copy.ts';

const alt = 'Hills one behind the other';

/** A lesson with media of every kind, wherever they may stand. */
const lesson = `---
id: media
title: Media
minutes: 2
objectives: [See each]
---

## A photo {#photo}

:::image the-hills src=hills.jpg alt="${alt}"

The way to the office.

:::

## A film {#film}

:::video her-monday src=talk.webm captions=talk.vtt poster=hills.jpg

Noor says how her Monday began.

**Noor:** 'I came in at nine. Nobody had told me of the meeting.'

:::

:::audio her-voice src=voice.mp3

Noor leaves a message.

**Noor:** 'I can't come today.'

:::

## A file {#paper}

:::file the-phrases src=phrases.pdf

The phrases on one page

:::

## Among words {#among kind=try}

:::choice which-hills

Which of these are hills?

- [x] ![${alt}](media:hills.jpg)
  > Yes.
- [ ] Water
  > No.
- [ ] A road
  > No.

:::

:::disclosure cards

### Hills

![${alt}](media:hills.jpg)

:::

## The hills {#stage kind=close}

![](media:hills.jpg "decorative")

- High
- Wide
- Green
`;

/** A course of that lesson, after one of the real course. */
export function mediaProject(more: Readonly<Record<string, string>> = {}): ProjectCopy {
  const copy = projectCopy();
  const kept = ['definition', 'course.yaml', 'links.yaml'];
  for (const name of readdirSync(join(copy.root, 'modules')))
    if (!kept.includes(name)) rmSync(join(copy.root, 'modules', name), { recursive: true });
  copy.save('modules/course.yaml', (text) =>
    text
      .replace(/^lessons: .*/m, 'lessons: [definition, media]')
      .replace(/^completion: .*/m, 'completion: viewed')
      .replace(/^acknowledgement: .*/m, 'acknowledgement: false'),
  );
  copy.save('modules/media/en.md', () => lesson);
  mkdirSync(join(copy.root, 'assets/media'));
  cpSync(galleryMedia, join(copy.root, 'assets/media'), { recursive: true });
  copyFileSync('tests/compile/media/named.webm', join(copy.root, 'assets/media/talk.webm'));
  for (const [file, text] of Object.entries(more)) copy.save(file, () => text);
  return copy;
}
