import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examplesIn } from '../../browser/guide-examples.ts';

const root = join(import.meta.dirname, '../../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const guide = textOf('docs/authoring.md');

/** Examples for authors hold pictures of their own. */
const pictures = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
].flatMap((file) =>
  [
    ...textOf(file)
      .replaceAll(/^```[\s\S]*?^```$|`[^`\n]*`/gm, '')
      .matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g),
  ].map(([, words = '', target = '']) => ({
    words,
    file: join(dirname(file), target).replaceAll('\\', '/'),
  })),
);

describe('the pictures of the documents', () => {
  it.each(pictures.map(({ file, words }) => [file, words]))('%s is there, in words too', (file, words) => {
    const png = readFileSync(join(root, file));
    expect(words.length).toBeGreaterThan(10);
    if (file.endsWith('.svg')) {
      expect(png.toString('utf8')).toMatch(/^<svg /);
      return;
    }
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    const isGuide = guide.includes(`(${file.replace('docs/', '')})`);
    if (isGuide) expect(png.readUInt32BE(16)).toBe(800);
    expect(png.byteLength).toBeLessThan(isGuide ? 60_000 : 150_000);
  });

  it('are all used', () => {
    const taken = readdirSync(join(root, 'docs/images')).map((name) => `docs/images/${name}`);
    expect(taken.toSorted()).toEqual([...new Set(pictures.map(({ file }) => file))].toSorted());
  });

  it('show every example of the guide, right below it', () => {
    for (const { name, text } of examplesIn(guide))
      expect(guide).toMatch(
        new RegExp(
          `^${text.replace(/[.*+?^${'${}'}()|[\]\\]/g, '\\$&')}\`\`\`\n\n!\\[.+\\]\\(images/${name}\\.png\\)$`,
          'm',
        ),
      );
  });
});
