import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endingsFor } from '../src/compile/media/sniff.ts';

const root = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** As GitHub makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe.each(documents)('%s', (file) => {
  it('names only files of the sources and tests that are there', () => {
    const named = [...textOf(file).matchAll(/`((?:src|tests|docs)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('leads only to documents and headings that are there', () => {
    const links = [...textOf(file).matchAll(/(?<!!)\[[^\]]+\]\((?!https?:|mailto:|link:)([^)\s]*)\)/g)].map(
      ([, target]) => target ?? '',
    );
    const lost = links.filter((target) => {
      // Examples for authors lead to scenes.
      if (target.startsWith('#') && file === 'docs/authoring.md') return false;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(root, to))) return true;
      const headings = to.endsWith('.md') ? [...textOf(to).matchAll(/^#+ (.+)$/gm)] : [];
      return anchor !== undefined && !headings.some(([, heading]) => anchorOf(heading ?? '') === anchor);
    });
    expect(lost).toEqual([]);
  });

  it('quotes code as it stands in the file that it names, but for how far it is indented', () => {
    const quotes = [...textOf(file).matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm)].flatMap(
      ([, from = '', code = '']) => code.split(/^\/\/ …\n/m).map((text) => ({ from, text })),
    );
    const flat = (text: string): string => text.replaceAll(/\n\s*/g, '\n').trim();
    expect(quotes.filter(({ from, text }) => !flat(textOf(from)).includes(flat(text)))).toEqual([]);
  });
});

it('the nginx of docs/web.md knows what is shown or played, compresses what is text, and finds the folder without its slash', () => {
  const [, nginx = ''] = /^```nginx\n([\s\S]*?)^```$/m.exec(textOf('docs/web.md')) ?? [];
  const [, types = ''] = /types \{([\s\S]*?)\}/.exec(nginx) ?? [];
  const known = [...types.matchAll(/^ +[\w/+-]+ +([\w ]+);$/gm)].flatMap(([, endings = '']) =>
    endings.split(' '),
  );
  const ours = ['html', 'css', 'js', 'json', 'svg', 'png', 'webp', 'txt', 'webmanifest', 'pdf'];
  const played = (['audio', 'video', 'captions'] as const).flatMap((use) => endingsFor(use));
  expect([...ours, ...played].filter((ending) => !known.includes(ending))).toEqual([]);
  expect(/gzip_types (.*);/.exec(nginx)?.[1]?.split(' ')).toContain('application/json');
  expect(nginx).toContain('location = /allyship { return 301 /allyship/; }');
});

it('the contract of a block is told in code', () => {
  expect(textOf('docs/blocks.md').match(/^```ts src/gm)?.length).toBeGreaterThan(5);
});
