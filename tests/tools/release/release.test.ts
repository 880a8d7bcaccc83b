import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scorm12 } from '../../../src/package/manifest12.ts';
import type { Files } from '../../../src/package/package.ts';
import { sectionOf } from '../../../src/tools/release/changelog.ts';
import { obstacles } from '../../../src/tools/release/obstacles.ts';
import { releaseFiles } from '../../../src/tools/release/release-files.ts';
import { npmBill, sha256 } from '../../../src/tools/release/sbom.ts';
import { web } from '../../../src/package/web.ts';
import { unzip } from '../../../src/package/zip.ts';
import { projectCopy } from '../../browser/project-copy.ts';
import { build } from '../../package/fixture/build.ts';
import { identity } from '../../package/fixture/identity.ts';

const project = join(import.meta.dirname, '../../..');

const changelog =
  '# Changelog\n\n## Unreleased\n\n- Soon.\n\n## [1.1.0] – 2026-02-01\n\n### Added\n\n- New.\n\n## 1.0.0\n\n- First.\n';

describe('the section of a version', () => {
  it.each([
    ['1.1.0', '### Added\n\n- New.'],
    ['1.0.0', '- First.'],
    ['Unreleased', '- Soon.'],
    ['1.0', undefined],
    ['2.0.0', undefined],
  ])('%s', (version, section) => {
    expect(sectionOf(changelog, version)).toBe(section);
    expect(sectionOf(changelog.replaceAll('\n', '\r\n'), version)).toBe(section);
  });

  it('that says nothing is none', () => {
    expect(sectionOf('## 1.0.0\n\n## 0.9.0\n\n- Old.\n', '1.0.0')).toBeUndefined();
  });
});

describe('what stands in the way', () => {
  const sound = {
    version: '1.1.0',
    packageVersion: '1.1.0',
    changelog,
    tag: '',
    changes: '',
    versions: [{ file: 'modules/again.yaml', version: '1.1.0' }],
  };

  it('is nothing where all agrees', () => {
    expect(obstacles(sound)).toEqual([]);
    expect(obstacles({ ...sound, tag: 'v1.1.0' })).toEqual([]);
  });

  it.each([
    [{ packageVersion: '1.0.0' }, /course\.yaml says version 1\.1\.0, package\.json 1\.0\.0\. Make them/],
    [{ tag: 'v1.2.0' }, /The tag is v1\.2\.0, but the version is 1\.1\.0\. Raise/],
    [{ changelog: '## Unreleased\n\n- Soon.\n' }, /CHANGELOG\.md says nothing of 1\.1\.0\. Put "## 1\.1\.0/],
    [{ changes: ' M README.md\n' }, /Not everything is committed:\n M README\.md\nCommit it/],
    [{ changes: undefined }, /no git checkout/],
    [{ untranslated: ['Not everything is translated: fr'] }, /^Not everything is translated: fr$/],
    [
      { versions: [{ file: 'modules/again.yaml', version: '1.0.0' }] },
      /again\.yaml says version 1\.0\.0, modules\/course\.yaml 1\.1\.0\. They are released together/,
    ],
  ])('%j', (difference, words) => {
    const found = obstacles({ ...sound, ...difference });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(words);
  });

  it('is told all at once', () => {
    expect(obstacles({ ...sound, version: '3.0.0', tag: 'v4.0.0', changes: '?? a' })).toHaveLength(5);
  });
});

interface Bill {
  readonly [key: string]: unknown;
  readonly components: readonly {
    readonly type: string;
    readonly name: string;
    readonly version?: string;
    readonly purl?: string;
    readonly 'bom-ref': string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly properties: readonly { readonly value: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('a release', () => {
  let folder = '';
  let files: Files = new Map();
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const make = async (): Promise<Files> =>
    releaseFiles({
      course: identity,
      built: join(folder, 'dist'),
      content: new Map([['content-2.1.0-0123456789ab.html', new Uint8Array([60])]]),
      names: [{ fileName: 'allyship', prefix: '' }],
      notes: '- First.',
      bill: npmBill(project),
      time: '2026-01-31T12:00:00.000Z',
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    await build(join(folder, 'dist'), [
      { name: 'scorm12', pack: scorm12 },
      { name: 'web', pack: web },
    ]);
    await writeFile(join(folder, 'dist/allyship-answer-key.html'), '<title>Key</title>');
    files = await make();
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('has the packages and the answer key under the version, the website as a zip, and what belongs to them', async () => {
    expect([...files.keys()]).toEqual([
      'allyship-answer-key-2.1.0.html',
      'allyship-scorm12-2.1.0.zip',
      'allyship-web-2.1.0.zip',
      'content-2.1.0-0123456789ab.html',
      'sbom.cdx.json',
      'RELEASE_NOTES.md',
      'SHA256SUMS',
    ]);
    expect(files.get('allyship-scorm12-2.1.0.zip')).toEqual(
      new Uint8Array(await readFile(join(folder, 'dist/allyship-scorm12.zip'))),
    );
    const site = unzip(files.get('allyship-web-2.1.0.zip') ?? new Uint8Array());
    expect([...site.keys()]).toEqual(expect.arrayContaining(['index.html', 'licences.txt']));
    expect(text('allyship-answer-key-2.1.0.html')).toBe('<title>Key</title>');
    expect(text('RELEASE_NOTES.md')).toBe(`# ${identity.title} 2.1.0\n\n- First.\n`);
  });

  it('has the sum of each file', () => {
    const lines = text('SHA256SUMS').trimEnd().split('\n');
    const others = [...files].filter(([name]) => name !== 'SHA256SUMS');
    expect(lines.toSorted()).toEqual(others.map(([name, bytes]) => `${sha256(bytes)}  ${name}`).toSorted());
  });

  it('is the same again', async () => {
    expect(await make()).toEqual(files);
  });

  it('has a bill of what ships: libraries in it, what they need, and control files', () => {
    const bill = JSON.parse(text('sbom.cdx.json')) as Bill;
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      metadata: { component: { name: identity.id, version: '2.1.0' } },
    });
    expect(bill['serialNumber']).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const library = bill.components.find(({ name }) => name === 'lit-html');
    expect(library).toMatchObject({
      type: 'library',
      scope: 'required',
      licenses: [{ license: { id: 'BSD-3-Clause' } }],
    });
    expect(library?.purl).toBe(`pkg:npm/lit-html@${library?.version}`);
    expect(library?.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    expect(library?.properties.map(({ value }) => value)).toEqual(['scorm12', 'web']);
    const zipped = unzip(files.get('allyship-scorm12-2.1.0.zip') ?? new Uint8Array());
    const schema = bill.components.find(({ name }) => name === 'adlcp_rootv1p2.xsd');
    expect(schema?.hashes).toEqual([
      { alg: 'SHA-256', content: sha256(zipped.get('adlcp_rootv1p2.xsd') ?? new Uint8Array()) },
    ]);
    expect(schema?.properties.map(({ value }) => value)).toEqual(['scorm12']);
    // Neither what only builds it, nor what this page does not use.
    const names = bill.components.map(({ name }) => name);
    for (const absent of ['rollup', 'marked', 'scorm-again']) expect(names).not.toContain(absent);
    const refs = bill.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(bill.dependencies[0]?.dependsOn).toEqual(refs);
    for (const { dependsOn } of bill.dependencies)
      expect(refs).toEqual(expect.arrayContaining([...dependsOn]));
  });
});

describe('npm run release', () => {
  it('says in two lines what it does not know', () => {
    const main = join(project, 'src/tools/release/main.ts');
    const { status, stderr } = spawnSync(process.execPath, [main, '--foo'], { encoding: 'utf8' });
    expect(stderr).toBe(
      "Unknown option '--foo'.\n\nnpm run release -- [--dry-run] [--tag v1.0.0] [--out folder] | --verify <digest or zip> [--out folder]\n",
    );
    expect(status).toBe(1);
  });

  it('leaves it to a build that fails to say why, and makes nothing', async () => {
    const copy = projectCopy();
    for (const file of ['package.json', 'CHANGELOG.md', 'rollup.config.ts'])
      copy.save(file, () => readFileSync(join(project, file), 'utf8'));
    copy.save('rollup.config.ts', (text) => `${text}\nthrow new Error('Not today.');\n`);
    const out = join(copy.root, 'out');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(copy.root, 'src/tools/release/main.ts'), '--dry-run', '--out', out],
      { cwd: copy.root, encoding: 'utf8' },
    );
    const exists = existsSync(out);
    copy.remove();
    expect(stderr).toContain('Not today.');
    expect(stdout + stderr).not.toMatch(/release\/main\.ts|node:child_process/);
    expect(status).toBe(1);
    expect(exists).toBe(false);
  });

  it('says what stands in the way, and makes nothing', async () => {
    const out = await mkdtemp(join(tmpdir(), 'released-'));
    await writeFile(join(out, 'before'), '');
    const main = join(project, 'src/tools/release/main.ts');
    let said = '';
    try {
      execFileSync(process.execPath, [main, '--tag', 'v0.0.0', '--out', out], { encoding: 'utf8' });
    } catch (error) {
      said = (error as { stdout: string }).stdout;
    }
    expect(said).toContain('No release is made:\n');
    expect(said).toContain('The tag is v0.0.0');
    expect(await readdir(out)).toEqual(['before']);
    await rm(out, { recursive: true });
  });
});
