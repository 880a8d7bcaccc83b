import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/package/control-files.ts';
import { controlFiles } from '../../src/package/control-files.ts';
import type { Files } from '../../src/package/package.ts';
import { packageProblems } from '../../src/package/validate.ts';
import { unzip } from '../../src/package/zip.ts';

const root = join(import.meta.dirname, '..', '..');

/** A file of the last build. */
function built(name: string): Uint8Array {
  const path = join(root, 'dist', name);
  if (!existsSync(path)) throw new Error(`dist/${name} is not there: run \`npm run build\` first`);
  return readFileSync(path);
}

const text = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));

const zips: readonly { name: string; edition: Edition }[] = [
  { name: 'allyship-scorm12.zip', edition: '1.2' },
  { name: 'allyship-scorm2004-3rd.zip', edition: '2004-3rd' },
  { name: 'allyship-scorm2004-4th.zip', edition: '2004-4th' },
  { name: 'allyship-refresher-scorm12.zip', edition: '1.2' },
  { name: 'allyship-booster-7-scorm2004-4th.zip', edition: '2004-4th' },
];

describe.each(zips)('$name', ({ name, edition }) => {
  it('lists every file and misses none, in a manifest that is valid by the package’s own schemas', async () => {
    expect(await packageProblems(edition, unzip(built(name)))).toEqual([]);
  });

  it('leaves the answer key out', () => {
    expect(built('allyship-answer-key.html').byteLength).toBeGreaterThan(1000);
    expect([...unzip(built(name)).keys()].filter((path) => /answer-key/.test(path))).toEqual([]);
  });

  it('is a plain zip: files only, with names of plain letters, the manifest among them at the root', () => {
    const entries = entriesOf(built(name));
    expect(entries.map(({ path }) => path)).toContain('imsmanifest.xml');
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
    for (const { path, flags, method } of entries) {
      expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
      // Neither encrypted nor of unknown size; whether names are UTF-8 is one for plain letters.
      expect({ path, flags: flags & ~(1 << 11), method }).toEqual({ path, flags: 0, method: 8 });
    }
  });

  it('has the control files at its root', async () => {
    const files = unzip(built(name));
    for (const [path, content] of await controlFiles(edition)) {
      expect(Buffer.compare(files.get(path) ?? new Uint8Array(), content), path).toBe(0);
    }
  });

  it('loads little before the start screen appears', () => {
    const files = unzip(built(name));
    const first = [...new Set(['index.html', ...addresses(text(files, 'index.html'))])];
    const gzipped = first.map((path) => gzipSync(files.get(path) ?? new Uint8Array()).byteLength);
    expect(first.length).toBeLessThanOrEqual(8);
    expect(gzipped.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(32 * 1024);
  });

  it('runs under a policy of no inline script, style or handler', () => soundPages(unzip(built(name))));
});

it('loads the blocks of a lesson at the same time as the lesson', () => {
  const scripts = [...unzip(built('allyship-scorm12.zip'))].filter(([path]) => path.endsWith('.js'));
  const codes = scripts.map(([path, code]) => ({ path, code: new TextDecoder().decode(code) }));
  const list = codes.find(({ code }) => /[,{]check:\(/.test(code))?.code ?? '';
  const lessons = [
    ...list.matchAll(/=>\(((?:\w+&&import\("[^"]+"\)\.catch\(\(\)=>\{\}\),)*)import\("\.\/([^"]+)"\+/g),
  ];
  expect(lessons.filter(([, beside]) => beside !== '').length).toBeGreaterThan(0);
  for (const [, beside = '', lesson = ''] of lessons) {
    const own = codes.find(({ path }) => path === `app/${lesson}`)?.code ?? '';
    for (const [, blocks = ''] of own.matchAll(/import"\.\/([\w-]*blocks-\w+\.js)"/g))
      expect(beside, lesson).toContain(blocks);
  }
});

describe('web/', () => {
  it('is the same course: a page whose links all exist', () => {
    const folder = join(root, 'dist', 'web');
    const index = new TextDecoder().decode(built('web/index.html'));
    const files = new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
    );
    expect(addresses(index).filter((path) => !files.has(path))).toEqual([]);
    expect(files.has('imsmanifest.xml')).toBe(false);
    soundPages(files);
  });
});

describe('the manifest at the top of the repository', () => {
  it('is the one of the SCORM 1.2 package as built', () => {
    const packaged = text(unzip(built('allyship-scorm12.zip')), 'imsmanifest.xml');
    const top = join(root, 'imsmanifest.xml');
    const stale = !existsSync(top) || readFileSync(top, 'utf8') !== packaged;
    expect(stale, 'imsmanifest.xml is stale: run `npm run build` and commit it').toBe(false);
  });
});

/** The central directory of a zip (APPNOTE.TXT § 4.3.12). */
function entriesOf(zip: Uint8Array): { path: string; flags: number; method: number }[] {
  const view = Buffer.from(zip);
  const end = view.lastIndexOf('PK\x05\x06');
  const entries = [];
  let at = view.readUInt32LE(end + 16);
  for (let count = view.readUInt16LE(end + 10); count > 0; count--) {
    const length = view.readUInt16LE(at + 28);
    const path = view.subarray(at + 46, at + 46 + length).toString();
    entries.push({ path, flags: view.readUInt16LE(at + 8), method: view.readUInt16LE(at + 10) });
    at += 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

/** What a page asks for. */
function addresses(html: string): string[] {
  return [...html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(
    ([, path = '']) => path,
  );
}

function soundPages(files: Files): void {
  const pages = [...files.keys()].filter((path) => /\.html?$/.test(path));
  expect(pages).toContain('index.html');
  for (const path of pages) {
    const html = text(files, path);
    expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>[^<]/g), path).toBeNull();
    expect(html.match(/<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=/gi), path).toBeNull();
    // Relative, so that the course runs in any folder of any host.
    expect(addresses(html).filter((address) => /^(?:[a-z]+:|\/)/i.test(address))).toEqual([]);
  }
  for (const path of [...files.keys()].filter((name) => name.endsWith('.js'))) {
    const script = text(files, path);
    expect(
      script.match(/\beval\(|\bnew Function\b|\salert\(|<[a-z-]+[^>`]*\sstyle="[^"]*"/g),
      path,
    ).toBeNull();
  }
}
