import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/package/control-files.ts';
import { bytesOf } from '../../src/package/package.ts';
import { scormZip } from '../../src/package/scorm-zip.ts';
import { packageProblems } from '../../src/package/validate.ts';
import { manifestOf, ownPaths, packageFiles } from './fixture/package-files.ts';
import { identity } from './fixture/identity.ts';

const editions: readonly Edition[] = ['1.2', '2004-3rd', '2004-4th'];

/** What is said of a sound package in which one file's text was changed; the text must be there to change. */
async function told(
  edition: Edition,
  from: string | RegExp,
  to: string,
  file = 'imsmanifest.xml',
): Promise<string> {
  const files = await packageFiles(edition);
  const text = new TextDecoder().decode(files.get(file));
  expect(text).toMatch(from);
  return (await packageProblems(edition, files.set(file, bytesOf(text.replace(from, to))))).join('\n');
}

describe('what the schemas refuse', () => {
  it.each([
    ['an element that is not there', '<title>Fish', '<subtitle/><title>Fish', 'subtitle'],
    ['metadata with a wrong element', '<imsmd:language>', '<imsmd:tongue/><imsmd:language>', 'tongue'],
    ['a document that is not well formed', '</resources>', '', 'parser error'],
    ['an identifier that is no XML id', 'identifier="fixture-course"', 'identifier="1 course"', '1 course'],
    [
      'two parts of the same identifier',
      '"fixture-course-item"',
      '"fixture-course-sco"',
      'fixture-course-sco',
    ],
  ])('1.2: %s', async (_, from, to, said) => {
    const problems = await told('1.2', from, to);
    expect(problems).toContain(said);
    expect(problems).toMatch(/^imsmanifest\.xml, line \d+: /m);
  });

  it.each([
    ['a navigation control that does not exist', '>previous<', '>backwards<', 'backwards'],
    ['sequencing with a wrong attribute', 'flow="true"', 'flows="true"', 'flows'],
    [
      'two parts of the same identifier',
      '"fixture-course-item"',
      '"fixture-course-sco"',
      'fixture-course-sco',
    ],
  ])('2004: %s', async (_, from, to, said) => {
    expect(await told('2004-4th', from, to)).toContain(said);
  });
});

describe('what is not in the package', () => {
  it.each(editions)('%s: each of the control files is needed, and told when it is away', async (edition) => {
    const files = await packageFiles(edition);
    expect(await packageProblems(edition, files)).toEqual([]);
    const control = [...files.keys()].filter((path) => /\.(xsd|dtd)$/.test(path));
    expect(control.length).toBeGreaterThan(3);
    for (const path of control) {
      const without = new Map(files);
      without.delete(path);
      const problems = await packageProblems(edition, without);
      expect(problems.join('\n'), path).toMatch(
        new RegExp(`^\\S+ names ${path}, which is not in the package$`, 'm'),
      );
    }
  });

  it.each(['2004-3rd', '2004-4th'] as const)(
    '%s: a namespace whose schema nobody names, as LOM was until version 1.1',
    async (edition) => {
      const lom = '<lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM"/></metadata>';
      expect(await told(edition, '</metadata>', lom)).toContain(
        'imsmanifest.xml uses the namespace http://ltsc.ieee.org/xsd/LOM, and xsi:schemaLocation names no schema for it',
      );
    },
  );

  it.each([
    [
      'of an attribute alone',
      '<item ',
      '<item xmlns:x="urn:x" x:y="" ',
      'imsmanifest.xml uses the namespace urn:x',
    ],
    [
      'whose schema is of another',
      'imsss imsss_v1p0.xsd',
      'imsss adlseq_v1p3.xsd',
      'adlseq_v1p3.xsd is the schema of http://www.adlnet.org/xsd/adlseq_v1p3, not of http://www.imsglobal.org/xsd/imsss',
    ],
    [
      'whose schema is written in another case',
      'imscp_v1p1 imscp_v1p1.xsd',
      'imscp_v1p1 IMSCP_v1p1.xsd',
      'imsmanifest.xml names IMSCP_v1p1.xsd, which is not in the package (imscp_v1p1.xsd is: capital letters count)',
    ],
    [
      'whose schema is elsewhere in the network',
      'imscp_v1p1 imscp_v1p1.xsd',
      'imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd',
      'which is not in the package',
    ],
  ])('2004: a namespace %s', async (_, from, to, said) => {
    expect(await told('2004-4th', from, to)).toContain(said);
  });

  it('a schema that a schema imports', async () => {
    const said = await told('2004-4th', '"xml.xsd"', '"../xml.xsd"', 'imscp_v1p1.xsd');
    expect(said).toContain('imscp_v1p1.xsd names ../xml.xsd, which is not in the package');
  });

  it('the manifest itself', async () => {
    const files = await packageFiles('1.2');
    files.set('course/imsmanifest.xml', files.get('imsmanifest.xml')!).delete('imsmanifest.xml');
    expect(await packageProblems('1.2', files)).toEqual([
      'imsmanifest.xml is not at the root of the package',
    ]);
  });
});

describe('what the schemas let pass', () => {
  it('2004: the SCO attribute in lower case', async () => {
    expect(await told('2004-4th', 'adlcp:scormType', 'adlcp:scormtype')).toContain(
      'writes adlcp:scormType, not adlcp:scormtype',
    );
  });

  it('a wrong edition, a wrong standard', async () => {
    expect(await told('2004-4th', '2004 4th Edition', '2004 3rd Edition')).toBe(
      '<schemaversion> must be "2004 4th Edition", not "2004 3rd Edition"',
    );
    expect(await told('1.2', '>ADL SCORM<', '>IMS Content<')).toBe(
      '<schema> must be "ADL SCORM", not "IMS Content"',
    );
  });

  it('references to missing elements', async () => {
    expect(await told('2004-4th', 'identifierref="fixture-course-sco"', 'identifierref="gone"')).toBe(
      '<item identifierref="gone"> points at no <resource>',
    );
    expect(await told('1.2', 'default="fixture-course-organization"', 'default="fixture-course-sco"')).toBe(
      '<organizations default="fixture-course-sco"> points at no <organization>',
    );
  });

  it('files that are missing, not listed, or listed twice', async () => {
    const files = await packageFiles('1.2');
    files.set('other.js', new Uint8Array()).delete('app/entry.js');
    expect(await packageProblems('1.2', files)).toEqual([
      'app/entry.js is listed but not in the package',
      'other.js is in the package but not listed',
    ]);
    const file = '<file href="index.html"/>';
    expect(await told('1.2', file, file + file)).toBe('index.html is listed more than once');
  });

  it('a file that is listed in another case', async () => {
    expect(await told('1.2', '<file href="app/entry.js"/>', '<file href="app/Entry.js"/>')).toBe(
      'app/Entry.js is listed but not in the package (app/entry.js is: capital letters count)\n' +
        'app/entry.js is in the package but not listed',
    );
  });

  it.each([
    [['index.html', 'app/a.js', 'app/A.js'], 'app/A.js differs from another file in capital letters only'],
    [['index.html', 'app/größe.js'], 'app/größe.js is no name that every LMS reads alike'],
    [['index.html', 'app/licence'], 'app/licence is no name that every LMS reads alike'],
    [['index.html', '../a.js'], '../a.js is no name that every LMS reads alike'],
    [['index.html', 'app\\a.js'], 'app\\a.js is no name that every LMS reads alike'],
    [['index.html', 'run.php'], 'run.php: some LMSs refuse'],
  ])('the files %s', async (own, said) => {
    expect((await packageProblems('1.2', await packageFiles('1.2', { own }))).join('\n')).toContain(said);
  });

  it('a base that moves every path', async () => {
    expect(await told('2004-4th', '<resources>', '<resources xml:base="app/">')).toBe(
      '<resources xml:base> moves every path below it: leave it out',
    );
  });

  it('a start page that is not in the package', async () => {
    expect(await told('1.2', 'href="index.html">', 'href="start.html">')).toBe(
      'the SCO starts at start.html, which it does not list',
    );
  });

  it.each([
    ['<adlcp:masteryscore>80</adlcp:masteryscore>', '1.2'],
    ['<adlcp:completionThreshold>1.0</adlcp:completionThreshold>', '2004-4th'],
  ] as const)('%s', async (element, edition) => {
    const item = /(<item [^>]*>\s*<title>[^<]*<\/title>)/;
    expect(await told(edition, item, `$1${element}`)).toContain(
      'would let the LMS overrule the course: leave it out',
    );
  });
});

describe('scormZip', () => {
  it('makes no package with a broken manifest, and reports all problems', async () => {
    const files = new Map(ownPaths.map((path) => [path, new Uint8Array([1])]));
    const packed = scormZip('1.2', files, (all) =>
      manifestOf('1.2', identity, all)
        .replace('<schemaversion>1.2', '<schemaversion>1.3')
        .replace('<title>', '<tilte/><title>'),
    );
    await expect(packed).rejects.toThrow(
      /^The SCORM 1\.2 package is not written:\n  - .*tilte[^]*\n  - .*"1\.2", not "1\.3"/,
    );
  });
});
