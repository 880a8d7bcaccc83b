import { describe, expect, it } from 'vitest';
import { lessonPassages } from '../../../src/compile/translation/lesson-passages.ts';
import { replaced } from '../../../src/compile/translation/passage.ts';
import { rawOf } from '../../../src/compile/translation/pieces.ts';
import { pseudoLesson } from '../../../src/compile/translation/pseudo.ts';

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

describe('words on an opening line without quotation marks', () => {
  const block = (unit: string, alt: string): string =>
    lesson.replace(/alt="[^"]*"\n/, `alt=${alt}\n`) +
    `\n:::reveal how-long answer=3 max=9 unit=${unit}\n\nHow long?\n\n> Three.\n\n:::\n`;
  const found = (text: string) =>
    lessonPassages(text).filter(({ kind }) => /^(?:unit|alternative text)/.test(kind));
  const wordsOf = (text: string): string[] => found(text).map(({ pieces }) => rawOf(pieces));

  it('are passages, as the build reads them', () => {
    expect(wordsOf(block('minutes', 'Cup'))).toEqual(['Cup', 'minutes']);
    expect(wordsOf(block('5"', '""'))).toEqual(['5"']);
    expect(wordsOf(block('', '"A  "'))).toEqual(['A  ']);
  });

  it('come back, with quotation marks where the new words are more than one', () => {
    const text = block('minutes', 'Cup');
    const passages = found(text);
    const written = (words: string): string =>
      replaced(
        text,
        passages,
        passages.map((one) => one.formatWords(words)),
      );
    for (const words of ['minutes de marche', 'min', '⟦mîñ⟧', '5"'])
      expect(wordsOf(written(words))).toEqual([words, words]);
    expect(written('two words')).toContain('unit="two words"\n');
  });

  it('are pseudo words in a pseudo language', () => {
    expect(wordsOf(pseudoLesson(block('minutes', 'Cup')))).toEqual([
      '⟦Çûûþ⟧',
      expect.stringMatching(/^⟦.+⟧$/),
    ]);
  });
});
