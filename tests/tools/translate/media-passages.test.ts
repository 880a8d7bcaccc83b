import { expect, it } from 'vitest';
import { lessonPassages } from '../../../src/compile/translation/lesson-passages.ts';

const lesson = `---
id: leaf
title: The leaf
minutes: 2
objectives: [Know a leaf]
---

## Welcome {#welcome}

:::image the-cup src=cup.jpg alt="A cup, half full"

In the _morning_.

:::

![A pot](media:pot.jpg)

:::video talk src=talk.mp4 captions=talk.vtt

Noor speaks.

**Noor:** 'Hello.'

:::
`;

it('what a picture shows, captions and transcripts are passages; files are none', () => {
  const passages = lessonPassages(lesson).slice(3);
  expect(
    passages.map(({ kind, group, line, start, end }) => [kind, group, line, lesson.slice(start, end)]),
  ).toEqual([
    ['alternative text in :::image', 'the-cup', 10, 'A cup, half full'],
    ['paragraph in :::image', 'the-cup', 12, 'In the _morning_.'],
    ['paragraph', 'welcome', 16, '![A pot](media:pot.jpg)'],
    ['paragraph in :::video', 'talk', 20, 'Noor speaks.'],
    ['paragraph in :::video', 'talk', 22, "**Noor:** 'Hello.'"],
  ]);
  expect(passages[2]?.pieces.filter((piece) => typeof piece === 'string')).toEqual(['A pot']);
});
