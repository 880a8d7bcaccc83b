import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadedCourse } from '../../../src/compile/load-course.ts';
import { shortDigest } from '../../../src/course/course.ts';
import { contentFiles, releasedContent } from '../../../src/package/content-page.ts';
import { bytesOf, digestComment } from '../../../src/package/package.ts';
import { zip } from '../../../src/package/zip.ts';
import { sha256 } from '../../../src/tools/release/sbom.ts';
import { verify } from '../../../src/tools/release/verify.ts';
import { identity } from '../../package/fixture/identity.ts';
import { leaf, load } from '../../compile/course-folder.ts';

let loaded: LoadedCourse;
let digest = '';
const packed = (words = 'As released'): Uint8Array =>
  zip(
    new Map([
      [
        'imsmanifest.xml',
        bytesOf(`<?xml version="1.0"?>\n${digestComment({ ...identity, digest })}<manifest/>`),
      ],
      ['index.html', bytesOf(words)],
    ]),
  );

describe('npm run release -- --verify', () => {
  let archive = '';
  let folder = '';
  const save = (name: string, bytes: Uint8Array | string): Promise<void> =>
    writeFile(join(folder, name), bytes);

  beforeEach(async () => {
    loaded = load();
    ({ digest } = loaded.course);
    archive = await mkdtemp(join(tmpdir(), 'archive-'));
    folder = join(archive, '1.0.0');
    await mkdir(folder);
    const files = new Map([
      ...contentFiles(releasedContent([loaded])),
      ['allyship-scorm12-1.0.0.zip', packed()],
    ]);
    for (const [name, bytes] of files) await save(name, bytes);
    await save('SHA256SUMS', [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join(''));
  });

  afterEach(() => rm(archive, { recursive: true }));

  const said = async (asked: string, below = archive): Promise<string> => {
    const { lines, isSame } = await verify(asked, below);
    return `${isSame ? 'same' : 'differs'}: ${lines.join('\n')}`;
  };

  it('finds the release of a digest, whole, in short, in capitals or as a manifest has it', async () => {
    for (const asked of [digest, shortDigest(digest), digest.toUpperCase(), `sha256:${digest}`])
      expect(await said(asked)).toMatch(
        /^same: Content \w{12} is tea 1\.0\.0, in .*1\.0\.0\.\nNothing differs/,
      );
  });

  it('names the releases that there are for a digest that none has', async () => {
    const strange = 'f'.repeat(64);
    expect(await said(strange)).toBe(
      `differs: No release in ${archive} has the content ${strange}. Name the folder in which releases are kept: --out folder. Those that are there:\n  1.0.0: ${shortDigest(digest)}`,
    );
    expect(await said(digest, join(archive, 'nowhere'))).toMatch(
      /^differs: There is no release in .*--out folder/,
    );
    expect(await said('release.zip')).toMatch(
      /^differs: There is no file release\.zip, and it is no digest\. Write/,
    );
  });

  it('finds the release of a package, and says whether it is that very one', async () => {
    const own = join(archive, 'own.zip');
    await writeFile(own, packed());
    expect(await said(own)).toMatch(/^same: .*\nNothing differs/);
    await writeFile(own, packed('Touched'));
    expect(await said(own)).toMatch(
      /^differs: .*is tea 1\.0\.0.*\n.*not the package.*scorm12-1\.0\.0\.zip:\n {2}index\.html differs$/s,
    );
    await writeFile(own, zip(new Map([['imsmanifest.xml', bytesOf('<manifest/>')]])));
    expect(await said(own)).toMatch(/names no content/);
    await writeFile(own, 'no zip');
    expect(await said(own)).toMatch(/is no zip/);
  });

  it('says which file of a release was touched or is missing', async () => {
    const [html = '', json = ''] = contentFiles(releasedContent([loaded])).keys();
    const whole = await readFile(join(folder, json), 'utf8');
    await save(html, 'other');
    expect(await said(digest)).toMatch(/^differs: .*\.html was changed after the release\.$/s);
    await rm(join(folder, html));
    expect(await said(digest)).toMatch(/\.html is missing\.$/);
    await save(json, whole.replace('More words', 'Other words'));
    expect(await said(digest)).toMatch(
      /\.json was changed after the release: its content has the digest [0-9a-f]{64} now/,
    );
    await save(json, '{}');
    expect(await said(digest)).toMatch(/^differs: There is no release in .*\n.*\.json cannot be read/s);
  });

  it('keeps every word, what is right and each setting in the transcript', () => {
    const page = new TextDecoder().decode([...contentFiles(releasedContent([loaded])).values()][0]);
    for (const words of [
      'Read about tea',
      'https://example.org/',
      'Which is green?',
      'Black tea',
      '✓ right',
      'passMark',
      digest,
    ])
      expect(page).toContain(words);
    expect(leaf).toContain('Green tea');
  });
});
