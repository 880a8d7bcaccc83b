import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode } from '../../run/command.ts';
import { recordFile } from '../../../src/compile/translation/record.ts';
import { french, inFrench, textOf, twoLanguages, writeTo } from './small-course.ts';
import { leaf } from '../../compile/course-folder.ts';

const record = recordFile('fr');

describe('npm run translate', { timeout: 120_000 }, () => {
  const run = async (root: string, ...args: readonly string[]) => {
    const { ok, output } = await runNode(
      ['src/tools/translate/main.ts', ...args, '--root', root],
      {},
      60_000,
    );
    return { ok, said: output.replaceAll(root, '') };
  };

  it('says what cannot be read or written, and what to do', async () => {
    const root = twoLanguages();
    expect(await run(root, 'import', join(root, 'modules'))).toEqual({
      ok: false,
      said: '/modules is a folder. Name the files in it.\n',
    });
    writeTo(root, [['dist', 'no folder']]);
    expect(await run(root, 'export', 'fr')).toMatchObject({
      ok: false,
      said: expect.stringMatching(
        /^Nothing was written: .*Look whether the folder may be written in/,
      ) as string,
    });
  });

  it('goes the whole way: export, a change, import', async () => {
    const root = twoLanguages();
    expect(await run(root, 'export', 'fr', '--xliff', '1.2')).toMatchObject({
      ok: true,
      said: expect.stringMatching(
        /^3 files in XLIFF 1\.2, in \/dist\/translate\/fr:\nfr: \d+ of \d+ passages/,
      ) as string,
    });
    const folder = join(root, 'dist/translate/fr');
    expect(readdirSync(folder).sort()).toEqual(['exam.fr.xlf', 'leaf.fr.xlf', 'settings-course.fr.xlf']);
    const file = 'dist/translate/fr/leaf.fr.xlf';
    expect((await run(root, 'import', join(root, file))).said).toMatch(/^Nothing has changed\./);
    writeTo(root, [[file, textOf(root, file).replace('Encore des mots', 'Plus de mots')]]);
    expect(await run(root, 'import', join(root, file))).toMatchObject({
      ok: true,
      said: expect.stringMatching(
        /^Written: modules\/leaf\/fr\.md\nmodules\/leaf\/fr\.md: 1 had other words before: “Encore des mots/,
      ) as string,
    });
    expect(textOf(root, inFrench)).toBe(french.replace('Encore des mots', 'Plus de mots'));
    writeTo(root, [[file, textOf(root, file).slice(0, 900)]]);
    expect(await run(root, 'import', join(root, file))).toMatchObject({
      ok: false,
      said: expect.stringMatching(
        /^Nothing is imported:\n {2}leaf\.fr\.xlf:\d+: The file is no whole XML/,
      ) as string,
    });
  });

  it('keeps what a translator has written into exported files, and nobody has imported', async () => {
    const root = twoLanguages();
    const file = 'dist/translate/fr/leaf.fr.xlf';
    await run(root, 'export', 'fr');
    expect((await run(root, 'export', 'fr', '--xliff', '1.2')).said).not.toContain('.bak');
    expect((await run(root, 'export', 'fr')).said).not.toContain('.bak');
    for (const [number, work] of ['Plus de mots', 'Assez de mots'].entries()) {
      const text = textOf(root, file).replace('Encore des mots', work);
      writeTo(root, [[file, text]]);
      const kept = `${file}.${number + 1}.bak`;
      expect((await run(root, 'export', 'fr')).said).toContain(`is not imported is kept: /${kept}\n`);
      expect(textOf(root, kept)).toBe(text);
      expect(textOf(root, file)).toContain('Encore des mots');
    }
    const cut = textOf(root, file).slice(0, 500);
    writeTo(root, [[file, cut]]);
    await run(root, 'export', 'fr');
    expect(textOf(root, `${file}.3.bak`)).toBe(cut);
  });

  it('takes what was imported for imported where a tool leaves out what only parts two sentences', async () => {
    const root = twoLanguages({
      'modules/leaf/en.md': leaf.replace('More words.', 'More words. Even more.'),
      [inFrench]: french.replace('Encore des mots.', 'Encore des mots. Toujours plus.'),
    });
    const file = 'dist/translate/fr/leaf.fr.xlf';
    await run(root, 'export', 'fr');
    const text = textOf(root, file);
    const parted = text.replaceAll(/(<ignorable><source>[^<]*<\/source>)<target>[^<]*<\/target>/g, '$1');
    expect(parted).not.toBe(text);
    writeTo(root, [[file, parted]]);
    expect((await run(root, 'import', join(root, file))).said).toMatch(/^Nothing has changed\./);
    expect((await run(root, 'export', 'fr')).said).not.toContain('.bak');
  });

  it('says what translators noted, in both versions of XLIFF', async () => {
    const root = twoLanguages();
    const file = join(root, 'dist/translate/fr/leaf.fr.xlf');
    const noted = async (version: string, change: (xliff: string) => string): Promise<string> => {
      await run(root, 'export', 'fr', '--xliff', version);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      return (await run(root, 'import', file)).said;
    };
    const told = /leaf\.fr\.xlf:\d+: A translator’s note: “Which leaf\?”\n.*“Or sheet\?”\nfr: /;
    expect(
      await noted('2.1', (xliff) =>
        xliff
          .replace('</notes>', '<note>Which leaf?</note></notes>')
          .replace('La feuille', 'La <mrk id="m1" type="comment" value="Or sheet?">feuille</mrk>'),
      ),
    ).toMatch(told);
    expect(
      await noted('1.2', (xliff) =>
        xliff.replace(
          /La feuille<\/target>/,
          'La feuille</target><note from="Ann">Which leaf?</note><note from="Ann">Or sheet?</note>',
        ),
      ),
    ).toMatch(told);
  });

  it('exports nothing of a file in another encoding', async () => {
    const root = twoLanguages();
    writeFileSync(join(root, inFrench), Buffer.from(textOf(root, inFrench), 'latin1'));
    expect(await run(root, 'export', 'fr')).toEqual({
      ok: false,
      said: expect.stringMatching(
        /^Nothing is exported:\n {2}modules\/leaf\/fr\.md:6: This line holds a character that is not UTF-8/,
      ) as string,
    });
    expect(existsSync(join(root, 'dist/translate'))).toBe(false);
  });

  it('says what is stale, and accepts it', async () => {
    const root = twoLanguages();
    writeTo(root, [
      ['modules/leaf/en.md', textOf(root, 'modules/leaf/en.md').replace('More words', 'New words')],
    ]);
    expect((await run(root, 'status')).said).toMatch(
      /has changed since it was translated: “New words\.”.*\nfr: .* 1 stale\n/,
    );
    expect((await run(root, 'accept', 'fr', inFrench)).said).toMatch(/0 stale\n$/);
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
  ])('says where the record of translations cannot be read: %s', async (_, change, said) => {
    const root = twoLanguages();
    const broken = change(textOf(root, record));
    writeTo(root, [[record, broken]]);
    for (const args of [['accept', 'fr'], ['status'], ['export', 'fr']])
      expect(await run(root, ...args)).toEqual({ ok: false, said: expect.stringMatching(said) as string });
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
  ])('refuses %j', async (args, said) => {
    const result = await run(twoLanguages(), ...args);
    expect(result.ok).toBe(false);
    expect(result.said).toContain(said);
  });
});
