import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scorm12 } from '../../src/package/manifest12.ts';
import { PackageError } from '../../src/package/package.ts';
import { web } from '../../src/package/web.ts';
import { unzip } from '../../src/package/zip.ts';
import { build } from './fixture/build.ts';

let dist = '';

beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), 'packages-'));
});

afterEach(() => rm(dist, { recursive: true, force: true }));

const allFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const hashed = (files: string[]): string[] => files.map((name) => name.replace(/-[0-9a-z]{8}(?=\.)/, '-#'));

describe('a build', () => {
  it('leaves only the packages', async () => {
    await build(dist, [
      { name: 'scorm12', pack: scorm12 },
      { name: 'web', pack: web },
    ]);
    const page = [
      'app/entry-#.js',
      'app/fallback-#.js',
      'app/icon-#.svg',
      'app/later-#.js',
      'app/theme-#.css',
      'index.html',
      'licences.txt',
    ];
    const ofSite = ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png', 'manifest.webmanifest', 'sw.js'];
    expect(hashed(await allFiles(dist))).toEqual([
      'allyship-scorm12.zip',
      ...[...page, ...ofSite].map((name) => `web/${name}`).sort(),
    ]);
    const zipped = unzip(await readFile(join(dist, 'allyship-scorm12.zip')));
    expect(hashed([...zipped.keys()]).sort()).toEqual([
      'adlcp_rootv1p2.xsd',
      ...page.slice(0, 5),
      'ims_xml.xsd',
      'imscp_rootv1p1p2.xsd',
      'imsmanifest.xml',
      'imsmd_rootv1p2p1.xsd',
      ...page.slice(5),
    ]);
  });

  it('deletes the files of an earlier build', async () => {
    await mkdir(join(dist, 'web', 'app'), { recursive: true });
    await writeFile(join(dist, 'web', 'app', 'entry-00000000.js'), 'old');
    await writeFile(join(dist, 'allyship-gone.zip'), 'old');
    await build(dist, [{ name: 'web', pack: web }]);
    const files = await allFiles(dist);
    expect(files).not.toContain('web/app/entry-00000000.js');
    expect(files).not.toContain('allyship-gone.zip');
  });

  it('leaves the page that npm run report made', async () => {
    await mkdir(join(dist, 'report'), { recursive: true });
    await writeFile(join(dist, 'report', 'index.html'), 'the page');
    await build(dist, [{ name: 'web', pack: web }]);
    expect(await allFiles(dist)).toContain('report/index.html');
  });

  it('that fails leaves no package that looks current', async () => {
    await writeFile(join(dist, 'allyship-scorm12.zip'), 'old');
    const failing = build(dist, [
      { name: 'scorm12', pack: () => Promise.reject(new PackageError('This', ['is wrong', 'so is this'])) },
    ]);
    await expect(failing).rejects.toThrow('This is not written:\n  - is wrong\n  - so is this');
    expect(await readdir(dist).catch(() => [])).toEqual([]);
  });

  it('refuses a page that imports what is not there', async () => {
    const entry = `${dist}.js`;
    await writeFile(entry, `import 'gone-library';`);
    const failing = build(dist, [{ name: 'web', pack: web }], entry).finally(() => rm(entry));
    await expect(failing).rejects.toThrow(
      /The page is not written:\n  - packages-.* imports gone-library, which is not there/,
    );
    expect(await readdir(dist).catch(() => [])).toEqual([]);
  });

  it('makes scripts without source comments', async () => {
    await build(dist, [{ name: 'web', pack: web }]);
    const scripts = (await allFiles(join(dist, 'web'))).filter((name) => name.endsWith('.js'));
    const code = await Promise.all(scripts.map((name) => readFile(join(dist, 'web', name), 'utf8')));
    expect(code.join('\n')).not.toMatch(/@license|SPDX/);
  });

  it('contains the licences of its libraries, and no others', async () => {
    await build(dist, [{ name: 'web', pack: web }]);
    const licences = await readFile(join(dist, 'web', 'licences.txt'), 'utf8');
    expect(licences).toMatch(/^lit-html \d/m);
    expect(licences).toContain('Redistribution and use in source and binary forms');
    expect(licences).not.toContain('scorm-again');
  });
});
