import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runNode } from '../../run/command.ts';
import { recordFile } from '../../../src/compile/translation/record.ts';
import { translate } from '../../../src/tools/translate/translate.ts';
import { french, inFrench, textOf, twoLanguages, writeTo } from './small-course.ts';
import { leaf } from '../../compile/course-folder.ts';

const record = recordFile('fr');

/** Runs the command's function; what it says is without the folder's path. */
function run(root: string, ...args: readonly string[]): { ok: boolean; said: string } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { xliff: { type: 'string', default: '2.1' } },
  });
  const { said, refused } = translate(positionals, { root, ...values });
  const lines = [...said, ...(refused ?? [])].map((line) => `${line}\n`);
  return { ok: !refused, said: lines.join('').replaceAll(root, '') };
}

describe('npm run translate', () => {
  it('is a command that says what was done, and fails where nothing was', async () => {
    const root = twoLanguages();
    const command = (...args: string[]) =>
      runNode(['src/tools/translate/main.ts', ...args, '--root', root], {}, 60_000);
    expect(await command('status')).toMatchObject({ ok: true, output: run(root, 'status').said });
    const refused = run(root, 'accept', 'fr', 'modules/tree/fr.md');
    expect(await command('accept', 'fr', 'modules/tree/fr.md')).toEqual({ ok: false, output: refused.said });
    expect(await command('export', 'fr', '-o', join(root, 'out'), '--xliff', '1.2')).toMatchObject({
      ok: true,
    });
    expect(textOf(root, 'out/leaf.fr.xlf')).toContain('version="1.2"');
  });

  it('says what cannot be read or written, and what to do', () => {
    const root = twoLanguages();
    expect(run(root, 'import', join(root, 'modules'))).toEqual({
      ok: false,
      said: '/modules is a folder. Name the files in it.\n',
    });
    writeTo(root, [['dist', 'no folder']]);
    expect(run(root, 'export', 'fr')).toMatchObject({
      ok: false,
      said: expect.stringMatching(
        /^Nothing was written: .*Look whether the folder may be written in/,
      ) as string,
    });
  });

  it('goes the whole way: export, a change, import', () => {
    const root = twoLanguages();
    expect(run(root, 'export', 'fr', '--xliff', '1.2')).toMatchObject({
      ok: true,
      said: expect.stringMatching(
        /^3 files in XLIFF 1\.2, in \/dist\/translate\/fr:\nfr: \d+ of \d+ passages/,
      ) as string,
    });
    const folder = join(root, 'dist/translate/fr');
    expect(readdirSync(folder).sort()).toEqual(['exam.fr.xlf', 'leaf.fr.xlf', 'settings-course.fr.xlf']);
    const file = 'dist/translate/fr/leaf.fr.xlf';
    expect(run(root, 'import', join(root, file)).said).toMatch(/^Nothing has changed\./);
    writeTo(root, [[file, textOf(root, file).replace('Encore des mots', 'Plus de mots')]]);
    expect(run(root, 'import', join(root, file))).toMatchObject({
      ok: true,
      said: expect.stringMatching(
        /^Written: modules\/leaf\/fr\.md\nmodules\/leaf\/fr\.md: 1 had other words before: “Encore des mots/,
      ) as string,
    });
    expect(textOf(root, inFrench)).toBe(french.replace('Encore des mots', 'Plus de mots'));
    writeTo(root, [[file, textOf(root, file).slice(0, 900)]]);
    expect(run(root, 'import', join(root, file))).toMatchObject({
      ok: false,
      said: expect.stringMatching(
        /^Nothing is imported:\n {2}leaf\.fr\.xlf:\d+: The file is no whole XML/,
      ) as string,
    });
  });

  it('keeps what a translator has written into exported files, and nobody has imported', () => {
    const root = twoLanguages();
    const file = 'dist/translate/fr/leaf.fr.xlf';
    run(root, 'export', 'fr');
    expect(run(root, 'export', 'fr', '--xliff', '1.2').said).not.toContain('.bak');
    expect(run(root, 'export', 'fr').said).not.toContain('.bak');
    for (const [number, work] of ['Plus de mots', 'Assez de mots'].entries()) {
      const text = textOf(root, file).replace('Encore des mots', work);
      writeTo(root, [[file, text]]);
      const kept = `${file}.${number + 1}.bak`;
      expect(run(root, 'export', 'fr').said).toContain(`is not imported is kept: /${kept}\n`);
      expect(textOf(root, kept)).toBe(text);
      expect(textOf(root, file)).toContain('Encore des mots');
    }
    const cut = textOf(root, file).slice(0, 500);
    writeTo(root, [[file, cut]]);
    run(root, 'export', 'fr');
    expect(textOf(root, `${file}.3.bak`)).toBe(cut);
  });

  it('takes what was imported for imported where a tool leaves out what only parts two sentences', () => {
    const root = twoLanguages({
      'modules/leaf/en.md': leaf.replace('More words.', 'More words. Even more.'),
      [inFrench]: french.replace('Encore des mots.', 'Encore des mots. Toujours plus.'),
    });
    const file = 'dist/translate/fr/leaf.fr.xlf';
    run(root, 'export', 'fr');
    const text = textOf(root, file);
    const parted = text.replaceAll(/(<ignorable><source>[^<]*<\/source>)<target>[^<]*<\/target>/g, '$1');
    expect(parted).not.toBe(text);
    writeTo(root, [[file, parted]]);
    expect(run(root, 'import', join(root, file)).said).toMatch(/^Nothing has changed\./);
    expect(run(root, 'export', 'fr').said).not.toContain('.bak');
  });

  it('says what translators noted, in both versions of XLIFF', () => {
    const root = twoLanguages();
    const file = join(root, 'dist/translate/fr/leaf.fr.xlf');
    const noted = (version: string, change: (xliff: string) => string): string => {
      run(root, 'export', 'fr', '--xliff', version);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      return run(root, 'import', file).said;
    };
    const told = /leaf\.fr\.xlf:\d+: A translator’s note: “Which leaf\?”\n.*“Or sheet\?”\nfr: /;
    expect(
      noted('2.1', (xliff) =>
        xliff
          .replace('</notes>', '<note>Which leaf?</note></notes>')
          .replace('La feuille', 'La <mrk id="m1" type="comment" value="Or sheet?">feuille</mrk>'),
      ),
    ).toMatch(told);
    expect(
      noted('1.2', (xliff) =>
        xliff.replace(
          /La feuille<\/target>/,
          'La feuille</target><note from="Ann">Which leaf?</note><note from="Ann">Or sheet?</note>',
        ),
      ),
    ).toMatch(told);
  });

  it('exports nothing of a file in another encoding', () => {
    const root = twoLanguages();
    writeFileSync(join(root, inFrench), Buffer.from(textOf(root, inFrench), 'latin1'));
    expect(run(root, 'export', 'fr')).toEqual({
      ok: false,
      said: expect.stringMatching(
        /^Nothing is exported:\n {2}modules\/leaf\/fr\.md:6: This line holds a character that is not UTF-8/,
      ) as string,
    });
    expect(existsSync(join(root, 'dist/translate'))).toBe(false);
  });

  it('says what is stale, and accepts it', () => {
    const root = twoLanguages();
    writeTo(root, [
      ['modules/leaf/en.md', textOf(root, 'modules/leaf/en.md').replace('More words', 'New words')],
    ]);
    expect(run(root, 'status').said).toMatch(
      /has changed since it was translated: “New words\.”.*\nfr: .* 1 stale\n/,
    );
    expect(run(root, 'accept', 'fr', inFrench).said).toMatch(/0 stale\n$/);
  });

  it.each([
    [
      'a key that stands there twice',
      (record: string) => `${record}${inFrench}:\n  more: 123456\n`,
      /^modules\/translations\/fr\.yaml:\d+: This key stands here twice\. Keep one of the lines/,
    ],
    [
      'a mark of a merge conflict',
      (record: string) => `${record}<<<<<<< HEAD\n  more: 123456\n=======\n>>>>>>> other\n`,
      /^modules\/translations\/fr\.yaml:\d+: This line is the mark of a merge conflict\. Keep one/,
    ],
    [
      'a list in place of hashes',
      () => `${inFrench}:\n  more:\n    - 123456\n`,
      /^modules\/translations\/fr\.yaml:2: "more" is a list\. Write hashes/,
    ],
  ])('says where the record of translations cannot be read: %s', (_, change, said) => {
    const root = twoLanguages();
    const broken = change(textOf(root, record));
    writeTo(root, [[record, broken]]);
    for (const args of [['accept', 'fr'], ['status'], ['export', 'fr']])
      expect(run(root, ...args)).toEqual({ ok: false, said: expect.stringMatching(said) as string });
    expect(textOf(root, record)).toBe(broken);
  });

  it.each([
    [[], 'Say what is to be done:'],
    [['send'], 'There is no "send".'],
    [['export'], 'Say the language, e.g. fr:'],
    [['export', 'en'], '"en" is the first language of the course'],
    [['export', 'fr', '--xliff', '3'], 'There is no "3" here'],
    [['import', '/nowhere.xlf'], 'There is no file /nowhere.xlf.'],
    [['accept', 'fr', 'modules/tree/fr.md'], 'modules/tree/fr.md is no file with words in "fr".'],
  ])('refuses %j', (args, said) => {
    const result = run(twoLanguages(), ...args);
    expect(result.ok).toBe(false);
    expect(result.said).toContain(said);
  });
});
