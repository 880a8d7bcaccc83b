import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localeWords, wordFiles, wordProblems } from '../../src/compile/locale-words.ts';
import { ContentError, problemText } from '../../src/compile/problems.ts';

const project = join(import.meta.dirname, '../..');

const english = `import type { Words } from './words-type.ts';

const count = (n: number, one: string, many: string): string => \`\${n} \${n === 1 ? one : many}\`;

export const start = { begin: 'Start', expect: (lessons: number) => [\`\${lessons} lessons\`, 'Words'] };

export const en: Words = {
  next: 'Next',
  search: {
    label: 'Search the course',
    found: (n) => (n === 0 ? 'Nothing found.' : \`\${count(n, 'page', 'pages')} found.\`),
  },
  screenOf: (screen, screens) => \`\${screen} of \${screens}\`,
  using: ['One.', 'Two.'],
  days: (days) => \`On day \${days.join(' and ')}\`,
  completion: (completed) => (completed ? 'Completed' : 'In progress'),
};
`;

const french = `import type { Words } from './words-type.ts';

const count = (n: number, one: string, many: string): string => \`\${n} \${n < 2 ? one : many}\`;

export const start = { begin: 'Commencer', expect: (lessons: number) => [\`\${lessons} leçons\`] };

export const fr: Words = {
  next: 'Suivant',
  search: {
    label: 'Chercher dans le cours',
    found: (nombre) => (nombre === 0 ? 'Rien.' : \`\${count(nombre, 'page', 'pages')} trouvées.\`),
  },
  screenOf: (screen, screens) => \`Écran \${screen} sur \${screens}\`,
  using: ['L’un.', "L'autre.", 'Encore.'],
  days: (days) => \`Le jour \${days.join(' et ')}\`,
  completion: (completed) => (completed ? 'Terminé' : 'En cours'),
};
`;

function folder(fr: string, more: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'words-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const all = { 'src/locale/en.ts': english, 'src/locale/fr.ts': fr, ...more };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const problemsIn = async (fr: string, more?: Readonly<Record<string, string>>): Promise<string[]> =>
  (await wordProblems(folder(fr, more), 'fr')).map(problemText);

describe('a words file', () => {
  it('is sound where placeholders have names of its own, lists another length, and “’” or \\" stand round', async () => {
    expect(await problemsIn(french)).toEqual([]);
    expect(await localeWords(folder(french), 'fr')).toMatchObject({ words: { next: 'Suivant' } });
  });

  it('is sound in the project’s own English, under another name', async () => {
    const files = wordFiles(project, 'en').map((file) => {
      const source = readFileSync(join(project, file), 'utf8');
      return [
        [file, source],
        [file.replace(/en\.ts$/, 'fr.ts'), source.replace('export const en', 'export const fr')],
      ] as const;
    });
    const words = readFileSync(join(project, 'src/locale/device/words.ts'), 'utf8');
    const all: Record<string, string> = {
      ...Object.fromEntries(files.flat()),
      'src/locale/device/words.ts': words,
    };
    expect(await problemsIn(all['src/locale/fr.ts'] ?? '', all)).toEqual([]);
  });

  it('may take words of the English file as they are', async () => {
    expect(await problemsIn("export { en as fr, start } from './en.ts';\n")).toEqual([]);
    const spread =
      "import { en } from './en.ts';\nexport * from './en.ts';\nexport const fr = { ...en, next: 'Suivant' };\n";
    expect(await problemsIn(spread)).toEqual([]);
  });

  it.each<[mistake: string, from: string, to: string, line: number, message: string]>([
    [
      'a placeholder that is translated',
      '${screen} sur',
      '${ecran} sur',
      13,
      '"ecran" is no placeholder of "fr.screenOf". Placeholders keep their names in every language. Known are: screen, screens.',
    ],
    [
      'a placeholder with another name before =>',
      '(screen, screens) =>',
      '(ecran, screens) =>',
      13,
      '"screen" is no placeholder of "fr.screenOf". Placeholders keep their names in every language. Did you mean "screens"?',
    ],
    [
      'a placeholder in a helper’s call',
      'count(nombre',
      'count(nobre',
      11,
      '"nobre" is no placeholder of "fr.search.found". Placeholders keep their names in every language. Did you mean "nombre"?',
    ],
    [
      'a helper that is not there',
      "${count(nombre, 'page', 'pages')}",
      "${compte(nombre, 'page', 'pages')}",
      11,
      '"compte" is no placeholder of "fr.search.found". Placeholders keep their names in every language. Known are: nombre.',
    ],
    [
      'a placeholder that is left out',
      '${screen} sur ${screens}',
      '${screen}',
      13,
      'The placeholder ${screens} is missing in "fr.screenOf". Put it where it belongs, between signs like these: `…`. It is as in src/locale/en.ts.',
    ],
    [
      'a placeholder left out with its name',
      '(screen, screens) => `Écran ${screen} sur ${screens}`',
      '(screen) => `Écran ${screen}`',
      13,
      'The placeholder ${screens} is missing in "fr.screenOf". Put it where it belongs, between signs like these: `…`. It is as in src/locale/en.ts.',
    ],
    [
      'a placeholder too many',
      '(screen, screens) => `Écran ${screen}',
      '(screen, screens, total) => `Écran ${total} ${screen}',
      13,
      '"fr.screenOf" is given 2 placeholders, not 3. Take "total" out of its words and of the brackets before =>.',
    ],
    [
      'a placeholder without its dollar',
      '`Écran ${screen} sur',
      '`Écran {screen} sur',
      13,
      'The placeholder ${screen} is missing in "fr.screenOf". Put it where it belongs, between signs like these: `…`. It is as in src/locale/en.ts.',
    ],
    [
      'quotation marks for backticks',
      '`Écran ${screen} sur ${screens}`',
      "'Écran ${screen} sur ${screens}'",
      13,
      'The placeholder ${screen} is missing in "fr.screenOf". Put it where it belongs, between signs like these: `…`. It is as in src/locale/en.ts.',
    ],
    [
      'text for words with placeholders',
      '(screen, screens) => `Écran ${screen} sur ${screens}`',
      "'Écran'",
      13,
      '"fr.screenOf" is not words with placeholders, (…) => `…`. Write it as in src/locale/en.ts.',
    ],
    [
      'placeholders for text',
      "'Suivant'",
      '(n) => `Suivant ${n}`',
      8,
      '"fr.next" is not text in quotation marks. Write it as in src/locale/en.ts.',
    ],
    [
      'words that come to nothing',
      "(completed ? 'Terminé' : 'En cours')",
      "{ completed ? 'Terminé' : 'En cours'; }",
      16,
      '"fr.completion" does not come to text in quotation marks. Write it as in src/locale/en.ts.',
    ],
    [
      'an apostrophe',
      "'Suivant'",
      "'Jusqu'au suivant'",
      8,
      'The file cannot be read from here on: Expected "}" but found "au". Words stand in quotation marks, with a comma after them, in this line and in the one before. Where an apostrophe is among them, write ’, or put "…" round them.',
    ],
    [
      'a comma that is missing',
      "'Suivant',",
      "'Suivant'",
      9,
      'The file cannot be read from here on: Expected "}" but found "search". Words stand in quotation marks, with a comma after them, in this line and in the one before. Where an apostrophe is among them, write ’, or put "…" round them.',
    ],
    [
      'a quotation mark that is not closed',
      "'Suivant'",
      "'Suivant",
      8,
      'The file cannot be read from here on: Unterminated string literal. Words stand in quotation marks, with a comma after them, in this line and in the one before. Where an apostrophe is among them, write ’, or put "…" round them.',
    ],
    [
      'Word’s quotation marks',
      "'Suivant'",
      '‘Suivant’',
      8,
      'The file cannot be read from here on: Unexpected "‘". Words stand in quotation marks, with a comma after them, in this line and in the one before. Where an apostrophe is among them, write ’, or put "…" round them.',
    ],
    [
      'a key that is missing',
      "    label: 'Chercher dans le cours',\n",
      '',
      9,
      'The words "fr.search.label" are missing. Translate them as in src/locale/en.ts.',
    ],
    [
      'a whole group that is missing',
      french.slice(french.indexOf('  search'), french.indexOf('  screenOf')),
      '',
      7,
      'The words "fr.search" are missing. Translate them as in src/locale/en.ts.',
    ],
    [
      'a key too many',
      "  next: 'Suivant',\n",
      "  next: 'Suivant',\n  goodbye: 'Au revoir',\n",
      9,
      'The course has no words "fr.goodbye". Leave them out.',
    ],
    [
      'a key that is misspelt',
      "label: 'Ch",
      "lable: 'Ch",
      10,
      'The course has no words "fr.search.lable". Did you mean "label"?',
    ],
    [
      'a key that is translated',
      "label: 'Ch",
      "étiquette: 'Ch",
      10,
      'The course has no words "fr.search.étiquette". Did you mean "label"?',
    ],
    [
      'a key that is there twice',
      "  next: 'Suivant',\n",
      "  next: 'Suivant',\n  next: 'Après',\n",
      9,
      'The words "fr.next" stand here twice. Keep one of the two.',
    ],
    [
      'a number',
      "'Suivant'",
      '2',
      8,
      '"fr.next" is not text in quotation marks. Write it as in src/locale/en.ts.',
    ],
    [
      'null',
      "'Suivant'",
      'null',
      8,
      '"fr.next" is not text in quotation marks. Write it as in src/locale/en.ts.',
    ],
    [
      'a text for a list',
      "['L’un.', \"L'autre.\", 'Encore.']",
      "'L’un.'",
      14,
      '"fr.using" is not a list of texts, […]. Write it as in src/locale/en.ts.',
    ],
    [
      'a number in a list',
      "'L’un.'",
      '1',
      14,
      '"fr.using" holds something that is no text. Translate it as in src/locale/en.ts.',
    ],
    ['empty text', "'Suivant'", "' '", 8, '"fr.next" is empty. Translate it as in src/locale/en.ts.'],
    [
      'empty text in a list',
      "'L’un.'",
      "''",
      14,
      '"fr.using" is empty. Translate it as in src/locale/en.ts.',
    ],
    [
      'empty words with a placeholder',
      "`Le jour ${days.join(' et ')}`",
      "days.length > 99 ? 'Jour' : ''",
      15,
      '"fr.days" is empty. Translate it as in src/locale/en.ts.',
    ],
    [
      'HTML',
      "'Suivant'",
      "'<b>Suivant</b>'",
      8,
      '"<b>" would stand in "fr.next" as it is. Write the words only: no HTML.',
    ],
    [
      'an entity',
      "'Suivant'",
      "'Apr&egrave;s'",
      8,
      '"&egrave;" would stand in "fr.next" as it is. Write the words only: no HTML.',
    ],
    [
      'HTML in words with a placeholder',
      '`Écran',
      '`<em>Écran</em>',
      13,
      '"<em>" would stand in "fr.screenOf" as it is. Write the words only: no HTML.',
    ],
    [
      'a placeholder in text',
      "'Suivant'",
      "'Suivant ${n}'",
      8,
      'In "fr.next" a placeholder would stand as it is. Put `…` round the words, not quotation marks.',
    ],
    [
      'the English name',
      'export const fr',
      'export const en',
      7,
      'The words are named "en" here. Write "export const fr".',
    ],
    [
      'no words exported',
      'export const fr',
      'const fr',
      7,
      'The words "fr" are missing. Translate them as in src/locale/en.ts.',
    ],
    [
      'an import that is nowhere',
      "import type { Words } from './words-type.ts';",
      "import { Words } from './nowhere.ts'; export const more = Words;",
      1,
      'The words cannot be used: Could not resolve "./nowhere.ts". Write what is no words as in src/locale/en.ts.',
    ],
    [
      'a file in another encoding',
      'Écran',
      '\uFFFDcran',
      13,
      'A letter of this file cannot be read. Save the file as UTF-8, and write the letter again.',
    ],
  ])('with %s has one problem, with its line', async (_, from, to, line, message) => {
    expect(french).toContain(from);
    const found = await problemsIn(french.replace(from, to));
    expect(found).toEqual([`src/locale/fr.ts:${line}: ${message}`]);
  });

  it('stops whoever needs its words, without a stack', async () => {
    const root = folder(french.replace('${screen} sur', '${ecran} sur'));
    await expect(localeWords(root, 'fr')).rejects.toThrow(ContentError);
    await expect(localeWords(root, 'fr')).rejects.toThrow(
      /^src\/locale\/fr\.ts:13: "ecran" is no placeholder/,
    );
  });

  it('is read as it is now', async () => {
    const root = folder(french.replace("'Suivant'", '2'));
    expect(await wordProblems(root, 'fr')).toHaveLength(1);
    writeFileSync(join(root, 'src/locale/fr.ts'), french);
    expect(await wordProblems(root, 'fr')).toEqual([]);
  });
});
