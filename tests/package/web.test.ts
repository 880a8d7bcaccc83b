import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinedLicences, librariesIn } from '../../src/package/licences.ts';
import type { Files } from '../../src/package/package.ts';
import { bytesOf } from '../../src/package/package.ts';
import { webManifest } from '../../src/package/web-manifest.ts';
import { web } from '../../src/package/web.ts';
import { identity } from './fixture/identity.ts';

const licence = (name: string, text: string): string =>
  ['This course contains the following libraries.\n', `${name}\n\n${text}\n`].join(`\n${'-'.repeat(80)}\n\n`);

const built = new Map([
  ['app/web-0123abcd.js', bytesOf('start()')],
  ['app/icon-0123abcd.svg', bytesOf('<svg/>')],
  ['app/later-old.js', bytesOf('named by hand')],
  ['index.html', bytesOf('<html><head>\n<title>Fish</title>\n</head><p id="privacy">Told</p></html>')],
  ['licences.txt', bytesOf(licence('lit 3.0.0 (BSD-3-Clause)', 'Redistribution'))],
]);

interface Entry {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity: string;
}

const text = (files: Files, path: string): string => new TextDecoder().decode(files.get(path));
const listOf = (files: Files): readonly Entry[] =>
  JSON.parse(/^self\.files=(.*);$/m.exec(text(files, 'sw.js'))?.[1] ?? '') as Entry[];

let site: Files;
beforeAll(async () => {
  site = await web(built, identity);
});

describe('the website', () => {
  it('keeps every file but the worker itself and the icons that the system fetches', () => {
    const kept = listOf(site).map(({ url }) => url);
    const all = [...site.keys()].filter((path) => path !== 'sw.js' && !path.endsWith('.png'));
    expect([...kept].sort()).toEqual([...all].sort());
  });

  it('checks every file’s hash: a host may answer a missing one with a page and 200', () => {
    for (const { url, revision, integrity } of listOf(site)) {
      const sum = createHash('sha256')
        .update(site.get(url) ?? '')
        .digest('base64');
      expect([url, integrity]).toEqual([url, `sha256-${sum}`]);
      expect(revision).toBe(/-0123abcd\./.test(url) ? null : sum.slice(0, 12));
    }
  });

  it('has a new worker if any file changes, and otherwise the same', async () => {
    const sw = text(site, 'sw.js');
    expect(text(await web(built, identity), 'sw.js')).toBe(sw);
    const changed = new Map([...built, ['index.html', bytesOf('<head></head><p id="privacy"></p>')]]);
    expect(text(await web(changed, identity), 'sw.js')).not.toBe(sw);
    const renamed = new Map([...built, ['app/lesson-98765432.js', bytesOf('')]]);
    expect(text(await web(renamed, identity), 'sw.js')).not.toBe(sw);
  });

  it('has a worker for production: one classic script, without logger or environment', () => {
    const sw = text(site, 'sw.js');
    expect(sw).not.toMatch(/process\.env|importScripts|^import |console\.(?:log|debug)/m);
    expect(() => new Script(sw)).not.toThrow();
    expect(sw.length).toBeLessThan(24 * 1024);
  });

  it('is linked to a manifest that works in any folder', () => {
    expect(text(site, 'index.html')).toContain('<link rel="manifest" href="manifest.webmanifest">');
    const manifest = JSON.parse(text(site, 'manifest.webmanifest')) as {
      start_url: string;
      scope: string;
      name: string;
      icons: { src: string; sizes: string; purpose?: string }[];
    };
    expect(manifest).toMatchObject({ start_url: './index.html', scope: './', name: identity.title });
    expect(manifest).toMatchObject({ lang: identity.language, dir: 'ltr' });
    const inArabic = webManifest({ ...identity, language: 'ar' }, 'icon.svg');
    expect(JSON.parse(inArabic)).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(manifest.icons.filter(({ src }) => !site.has(src))).toEqual([]);
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
    for (const { src, sizes } of manifest.icons.slice(1)) {
      const png = Buffer.from(site.get(src) ?? '');
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    }
  });

  it('refuses a page that it cannot add to', async () => {
    const odd = new Map([...built, ['index.html', bytesOf('<p>No head</p>')]]);
    await expect(web(odd, identity)).rejects.toThrow('</head>');
    const silent = new Map([...built, ['index.html', bytesOf('<head></head><p id="private">Told</p>')]]);
    await expect(web(silent, identity)).rejects.toThrow('<p id="privacy">');
  });
});

describe('the licences', () => {
  it('include those of the page and of the worker, each library once', () => {
    const names = librariesIn(text(site, 'licences.txt')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['lit', 'workbox-precaching', 'workbox-routing']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('contain a licence once for all libraries that have the same', () => {
    const both = joinedLicences(licence('a 1.0.0 (MIT)', 'Free'), licence('b 2.0.0 (MIT)', 'Free'));
    expect(both.split('Free')).toHaveLength(2);
    expect(librariesIn(both).map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
