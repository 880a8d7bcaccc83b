import { describe, expect, it } from 'vitest';
import { manifest12 } from '../../src/package/manifest12.ts';
import { manifest2004 } from '../../src/package/manifest2004.ts';
import { scormZip } from '../../src/package/scorm-zip.ts';
import { validate } from '../../src/package/validate.ts';
import { identity } from './fixture/identity.ts';

const paths = ['app/entry.js', 'index.html'];
const sound12 = manifest12(identity, paths);
const sound2004 = manifest2004('2004-4th', identity, paths);

/** The manifest with one thing changed, which must be there to change. */
function broken(manifest: string, from: string, to: string): string {
  expect(manifest).toContain(from);
  return manifest.replace(from, to);
}

describe('what the schemas refuse', () => {
  it.each([
    ['an element that is not there', '<title>Fish', '<subtitle/><title>Fish', 'subtitle'],
    ['metadata with a wrong element', '<imsmd:language>', '<imsmd:tongue/><imsmd:language>', 'tongue'],
    ['a document that is not well formed', '</resources>', '', 'parser error'],
    ['an identifier that is no XML id', 'identifier="fixture-course"', 'identifier="1 course"', '1 course'],
  ])('1.2: %s', async (_, from, to, said) => {
    const problems = await validate('1.2', broken(sound12, from, to), paths);
    expect(problems.join('\n')).toContain(said);
    expect(problems[0]).toMatch(/^imsmanifest\.xml, line \d+: /);
  });

  it.each([
    ['a navigation control that does not exist', '>previous<', '>backwards<', 'backwards'],
    ['LOM with a wrong element', '<lom:language>', '<lom:tongue/><lom:language>', 'tongue'],
    ['sequencing with a wrong attribute', 'flow="true"', 'flows="true"', 'flows'],
  ])('2004: %s', async (_, from, to, said) => {
    const problems = await validate('2004-4th', broken(sound2004, from, to), paths);
    expect(problems.join('\n')).toContain(said);
  });
});

describe('what the schemas let pass', () => {
  const only = async (
    manifest: string,
    edition: '1.2' | '2004-4th' = '2004-4th',
    files = paths,
  ): Promise<string> => (await validate(edition, manifest, files)).join('\n');

  it('2004: the SCO attribute in lower case', async () => {
    const manifest = broken(sound2004, 'adlcp:scormType', 'adlcp:scormtype');
    expect(await only(manifest)).toContain('writes adlcp:scormType, not adlcp:scormtype');
  });

  it('a wrong edition', async () => {
    const manifest = broken(sound2004, '2004 4th Edition', '2004 3rd Edition');
    expect(await only(manifest)).toBe('<schemaversion> must be "2004 4th Edition", not "2004 3rd Edition"');
  });

  it('references to what is not there', async () => {
    expect(await only(broken(sound2004, 'identifierref="fixture-course-sco"', 'identifierref="gone"'))).toBe(
      '<item identifierref="gone"> points at no <resource>',
    );
    expect(
      await only(
        broken(sound12, 'default="fixture-course-organization"', 'default="fixture-course-sco"'),
        '1.2',
      ),
    ).toBe('<organizations default="fixture-course-sco"> points at no <organization>');
  });

  it('files that are missing, not listed, or listed twice', async () => {
    expect(await only(sound12, '1.2', ['index.html', 'other.js'])).toBe(
      'app/entry.js is listed but not in the package\nother.js is in the package but not listed',
    );
    const twice = broken(
      sound12,
      '<file href="index.html"/>',
      '<file href="index.html"/><file href="index.html"/>',
    );
    expect(await only(twice, '1.2')).toBe('index.html is listed more than once');
  });

  it('a start page that is not in the package', async () => {
    const manifest = broken(sound12, 'href="index.html">', 'href="start.html">');
    expect(await only(manifest, '1.2')).toBe('the SCO starts at start.html, which it does not list');
  });

  it.each([
    ['<adlcp:masteryscore>80</adlcp:masteryscore>', '1.2', sound12],
    ['<adlcp:completionThreshold>1.0</adlcp:completionThreshold>', '2004-4th', sound2004],
  ] as const)('%s', async (element, edition, sound) => {
    const manifest = sound.replace(/(<item [^>]*>\s*<title>[^<]*<\/title>)/, `$1${element}`);
    expect(await only(manifest, edition)).toContain('would let the LMS overrule the course: leave it out');
  });

  it('files that some LMSs refuse', async () => {
    const files = ['index.html', 'run.php'];
    expect(await only(manifest12(identity, files), '1.2', files)).toContain('run.php: some LMSs refuse');
  });
});

describe('scormZip', () => {
  it('makes no package of a broken manifest and says everything that is wrong', async () => {
    const files = new Map(paths.map((path) => [path, new Uint8Array([1])]));
    const packed = scormZip('1.2', files, (all) =>
      broken(manifest12(identity, all), '<schemaversion>1.2', '<schemaversion>1.3').replace(
        '<title>',
        '<tilte/><title>',
      ),
    );
    await expect(packed).rejects.toThrow(
      /^The SCORM 1\.2 package is not written:\n  - .*tilte[^]*\n  - .*"1\.2", not "1\.3"/,
    );
  });
});
