import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/package/control-files.ts';
import { manifest2004 } from '../../src/package/manifest2004.ts';
import { packageProblems } from '../../src/package/validate.ts';
import { identity } from './fixture/identity.ts';
import { manifestOf, packageFiles } from './fixture/package-files.ts';

const paths = ['app/entry-abc.js', 'app/it\'s "odd" & so on.js', 'index.html'];
const editions: readonly Edition[] = ['1.2', '2004-3rd', '2004-4th'];

describe.each(editions)('the manifest of SCORM %s', (edition) => {
  const manifest = manifestOf(edition, identity, paths);

  it('is valid by the schemas in its package and agrees with the files', async () => {
    expect(await packageProblems(edition, await packageFiles(edition))).toEqual([]);
  });

  it('is valid whatever the words are', async () => {
    const course = {
      ...identity,
      title: '</title> & "quotes" \u0007',
      description: ']]> <!-- 漢字 🙂',
      language: 'zh-Hant',
    };
    expect(await packageProblems(edition, await packageFiles(edition, { course }))).toEqual([]);
  });

  it('identifies the course', () => {
    expect(manifest).toContain('<manifest identifier="fixture-course" version="2.1.0"');
    expect(manifest).toContain('<title>Fish &amp; chips &lt;at&gt; &quot;work&quot;</title>');
  });

  it('has one SCO and lists every file once', () => {
    expect(manifest.match(/scormtype="sco"/gi)).toHaveLength(1);
    expect(manifest.match(/<item /g)).toHaveLength(1);
    expect(manifest.match(/<file href="[^"]+"\/>/g)).toHaveLength(paths.length);
    expect(manifest).toContain('<file href="app/it\'s%20%22odd%22%20%26%20so%20on.js"/>');
  });

  it('lets the course decide about completion and success', () => {
    expect(manifest).not.toMatch(/mastery|minNormalizedMeasure|satisfiedByMeasure|completionThreshold/i);
  });
});

describe('the SCORM 1.2 manifest', () => {
  it('describes the course in the metadata of its standard', () => {
    const manifest = manifestOf('1.2', identity, paths);
    expect(manifest).toContain("What it is and isn't.");
    expect(manifest).toContain('language>en-GB<');
    expect(manifest).toMatch(/:version><.+>2\.1\.0<.+><\/.+:version>/);
  });
});

describe('the SCORM 2004 manifests', () => {
  it('differ only in the edition', () => {
    const third = manifest2004('2004-3rd', identity, paths);
    expect(third).toContain('<schemaversion>2004 3rd Edition</schemaversion>');
    expect(third.replace('3rd Edition', '4th Edition')).toBe(manifest2004('2004-4th', identity, paths));
  });

  it('prevent the LMS from completing the SCO by itself, and from showing useless navigation', () => {
    const manifest = manifest2004('2004-4th', identity, paths);
    expect(manifest).toContain('completionSetByContent="true" objectiveSetByContent="true"');
    const hidden = [...manifest.matchAll(/hideLMSUI>(\w+)</g)].map(([, name]) => name);
    expect(hidden).toEqual(['previous', 'continue', 'abandon', 'abandonAll']);
  });
});
