import { describe, expect, it } from 'vitest';
import { translatedFiles } from '../../../src/compile/translation/files.ts';
import { importFiles } from '../../../src/tools/translate/import-files.ts';
import { newProblems } from '../../../src/tools/translate/new-problems.ts';
import { wordsFile } from '../../../src/compile/words-tree.ts';
import type { XliffVersion } from '../../../src/tools/translate/write-xliff.ts';
import { writeXliff } from '../../../src/tools/translate/write-xliff.ts';
import { leaf } from '../../compile/course-folder.ts';
import {
  exported,
  french,
  imported,
  inFrench,
  lesson,
  textOf,
  twoLanguages,
  writeTo,
} from './small-course.ts';

/** What is said of the little lesson's XLIFF with a change in it; where something is, nothing would be written. */
function saidOf(change: (xliff: string) => string, version: XliffVersion = '2.1'): string[] {
  const course = twoLanguages();
  const before = exported(course, version);
  const after = change(before);
  expect(after).not.toBe(before);
  const { files, problems } = imported(course, after);
  if (problems.length > 0) expect(files.size).toBe(0);
  return problems;
}

const swap = (from: string | RegExp, to: string) => (xliff: string) => xliff.replace(from, to);

describe('an XLIFF file', () => {
  it.each([
    ['cut off', (xliff: string) => xliff.slice(0, 2000), /^\d+: The file is no whole XML: unclosed tag/],
    ['without its end', swap('</target>', ''), /^\d+: The file is no whole XML: unexpected close tag/],
    [
      'with a hostile entity',
      swap('?>\n', '?>\n<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'),
      /^2: The file has a document type/,
    ],
    ['with an entity of nowhere', swap('Oui.', '&oui;'), /^\d+: The file is no whole XML: undefined entity/],
    [
      'with another root',
      swap(/xliff:document:2\.0/g, 'xliff:document:3.0'),
      /^2: The file is no XLIFF 1\.2 or 2/,
    ],
    [
      'of a file that is not there',
      swap(lesson, 'modules/tree/en.md'),
      /^1: The course has no file "modules\/tree\/en.md"/,
    ],
    [
      'in the first language',
      swap('trgLang="fr"', 'trgLang="en"'),
      /^1: The course has no file .* to be said in "en"/,
    ],
    ['without a language', swap(' trgLang="fr"', ''), /^1: leaf.xlf says that it is in the language ""/],
    ['in a folder', swap('trgLang="fr"', 'trgLang="../x"'), /^1: leaf.xlf says .* language "..\/x"/],
    ['cut between units', swap(/<unit id="more.1">[^]*<\/unit>/, ''), /^1: .* "more.1" is lost, and 1 more/],
    ['with a second target', swap('Oui.</target>', 'Oui.</target><target>Si.</target>'), /a second <target>/],
    ['with a loose target', swap('</segment>', '</segment><target>Si.</target>'), /stands in no segment/],
    ['with a tag of others', swap('Oui.', '<b xmlns="urn:x">Oui</b>.'), /knows no mark <b urn:x>/],
  ])('%s is named', (_, change, problem) => {
    expect(saidOf(change)).toEqual([expect.stringMatching(problem)]);
  });

  it('whose name says another language is named, and one of the same language twice', () => {
    const course = twoLanguages();
    const file = (name: string, source?: string) => ({
      name,
      bytes: new TextEncoder().encode(exported(course, '2.1', source)),
    });
    const said = (...files: Parameters<typeof importFiles>[1]): string[] =>
      importFiles(course, files).problems.map(({ message }) => message);
    expect(said(file('leaf.fr.xlf'))).toEqual([]);
    expect(said(file('leaf.de.xlf'))).toEqual(['leaf.de.xlf says that it is in the language "fr".']);
    const settings = 'modules/course.yaml';
    expect(said(file('a.xlf', settings), file('b.xlf', settings))).toEqual([
      `${settings} is imported twice.`,
    ]);
  });

  it('of the settings leaves what another language says of them in the same import', () => {
    const course = twoLanguages();
    const settings = 'modules/course.yaml';
    const arabic = '  ar:\n    language: ar\n    title: T\n    description: D.\n';
    writeTo(course, [[settings, `${textOf(course, settings).replace('[en, fr]', '[en, fr, ar]')}${arabic}`]]);
    const given = ['fr', 'ar'].map((locale) => {
      const file = translatedFiles(course, locale).find(({ source }) => source === settings);
      const xliff = file ? writeXliff(file, 'en', '2.1') : '';
      return {
        name: `${locale}.xlf`,
        bytes: Buffer.from(xliff.replaceAll('<target>', `<target>${locale} `)),
      };
    });
    const { files, problems } = importFiles(course, given);
    expect(problems).toEqual([]);
    expect(files.get(settings)).toMatch(/title: fr Le thé\n[^]*title: ar T\n/);
  });

  it('of another version of the course is named by its units', () => {
    const course = twoLanguages();
    const before = exported(course);
    writeTo(course, [[lesson, textOf(course, lesson).replace('More words', 'Many more words')]]);
    expect(imported(course, before)).toEqual({
      files: new Map(),
      problems: ['76: The unit "more.2" was made from another version of the course.'],
    });
  });

  it('with other units than the course has is named by each', () => {
    expect(saidOf(swap('<unit id="more.2">', '<unit id="more.3">'))).toEqual([
      '1: The unit "more.2" is lost: “More words.”.',
      '76: The course has no unit "more.3".',
    ]);
    expect(saidOf(swap('<unit id="more.2">', '<unit id="more.1">'))).toEqual([
      '1: The unit "more.2" is lost: “More words.”.',
      '76: The unit "more.1" stands there twice.',
    ]);
  });
});

describe('a sentence', () => {
  const three = { english: 'More words. Second. Third.', french: 'Encore des mots. Deuxième. Troisième.' };

  function sentences(change: (xliff: string) => string, version?: XliffVersion) {
    const course = twoLanguages({
      [lesson]: leaf.replace('More words.', three.english),
      [inFrench]: french.replace('Encore des mots.', three.french),
    });
    const before = exported(course, version);
    const after = change(before);
    expect(after).not.toBe(before);
    const { files, problems } = imported(course, after);
    return problems.length > 0 ? problems : files.get(inFrench)?.trim().split('\n').at(-1);
  }
  const joint = (xliff: string): string => xliff.replace('>Encore des mots.<', '>Encore, deux fois.<');
  const open = (xliff: string): string =>
    xliff
      .replaceAll(/(<segment [^>]*)state="translated"/g, '$1state="initial"')
      .replaceAll('target state="translated"', 'target state="needs-review-translation"');
  const done = (xliff: string): string => xliff.replaceAll(/state="(initial|needs-[^"]*)"/g, 'state="final"');

  it.each([
    ['<target>Deuxième.</target>', 'Encore, deux fois. Troisième.'],
    ['<target>Troisième.</target>', 'Encore, deux fois. Deuxième.'],
  ])('that another one says, too, is left out where its target is empty and done: %s', (target, result) => {
    for (const empty of ['<target/>', '<target> </target>'])
      expect(sentences((xliff) => done(joint(xliff)).replace(target, empty))).toBe(result);
    const mrk = target
      .replace(/<(\/?)target>/g, '<$1mrk')
      .replace('<mrk', '(<mrk[^>]*>)')
      .replace('</mrk', '</mrk');
    const empty = (xliff: string): string => done(joint(xliff)).replace(new RegExp(mrk), '$1</mrk');
    expect(sentences(empty, '1.2')).toBe(result);
  });

  it('that is not translated stays what it was, and never becomes the first language’s', () => {
    for (const empty of ['', '<target/>', '<target> </target>'])
      expect(sentences((xliff) => open(joint(xliff)).replace('<target>Deuxième.</target>', empty))).toBe(
        'Encore, deux fois. Deuxième. Troisième.',
      );
    expect(sentences((xliff) => open(joint(xliff)).replace('>Deuxième.</mrk>', '></mrk>'), '1.2')).toEqual([
      expect.stringMatching(/^\d+: A sentence has no words, while others of its unit have/),
    ]);
  });

  it.each(['99', '2', 'x'])('in place %s of others is named', (order) => {
    expect(sentences((xliff) => xliff.replace('<target>Encore', `<target order="${order}">Encore`))).toEqual([
      expect.stringMatching(/^\d+: The sentences of this unit have no clear order/),
    ]);
  });
});

describe('encodings', () => {
  const utf16 = (text: string, isLittle: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return isLittle ? bytes : bytes.swap16();
  };

  it.each([true, false])('UTF-16 is read (little-endian: %s)', (isLittle) => {
    const course = twoLanguages();
    const xliff = exported(course).replace('encoding="UTF-8"', 'encoding="UTF-16"');
    const { files, problems } = imported(course, utf16(xliff, isLittle));
    expect(problems).toEqual([]);
    expect(files.get(inFrench)).toBe(textOf(course, inFrench));
  });

  it('UTF-8 with its mark is read, and Latin 1 where the file says so', () => {
    const course = twoLanguages();
    expect(imported(course, `\ufeff${exported(course)}`).problems).toEqual([]);
    const latin = exported(course).replace('UTF-8', 'ISO-8859-1').replace(/[“”]/g, '"');
    expect(imported(course, Buffer.from(latin, 'latin1')).files.get(inFrench)).toBe(textOf(course, inFrench));
  });

  it.each([
    [
      'Latin 1 that says it is UTF-8',
      (xliff: string) => Buffer.from(xliff, 'latin1'),
      'not written in the encoding "utf-8"',
    ],
    [
      'UTF-16 that says it is UTF-8',
      (xliff: string) => utf16(xliff, true),
      'says that its encoding is "utf-8", but it is UTF-16',
    ],
    [
      'UTF-8 that says it is UTF-16',
      (xliff: string) => Buffer.from(xliff.replace('UTF-8', 'UTF-16')),
      'not written in the encoding "utf-16"',
    ],
    [
      'an encoding that nobody knows',
      (xliff: string) => Buffer.from(xliff.replace('UTF-8', 'klingon')),
      'not written in the encoding "klingon"',
    ],
  ])('%s is named', (_, encode, problem) => {
    const course = twoLanguages();
    expect(imported(course, encode(exported(course))).problems).toEqual([expect.stringContaining(problem)]);
  });
});

describe('marks', () => {
  it.each([
    ['lost', swap(/<pc id="1"[^>]*>vert<\/pc>/, 'vert'), 'The unit "green-or-black.1" has lost the mark **.'],
    [
      'twice',
      swap(/(<pc id="1"[^>]*>vert<\/pc>)/, '$1 $1'),
      'The unit "green-or-black.1" has a mark too many.',
    ],
    [
      'unknown',
      swap(/<pc id="1"([^>]*)>vert/, '<pc id="9"$1>vert'),
      'The unit "green-or-black.1" has an unknown mark "9".',
    ],
    ['that no version has', swap('Oui.', '<b>Oui.</b>'), 'The course knows no mark <b>.'],
    [
      'among the words',
      swap('Oui.', '*Oui.*'),
      'What "green-or-black.3" says would be read as something else: “*Oui.*”.',
    ],
    [
      'of a heading among the words',
      swap('Encore des', '# Encore des'),
      'What "more.2" says would be read as something else: “# Encore des mots.”.',
    ],
  ])('%s are named', (_, change, problem) => {
    expect(saidOf(change)).toContainEqual(expect.stringContaining(problem));
  });

  it('that cross are named', () => {
    const crossed =
      '<target><sc id="1"/>Lisez <sc id="2"/>ici<ec startRef="1"/> là<ec startRef="2"/></target>';
    const said = saidOf(swap(/<target>Lisez[^\n]*<\/target>/, crossed));
    expect(said).toContainEqual(expect.stringContaining('has a mark that ends before it begins'));
  });

  it('of the other notation are read', () => {
    const notation = (xliff: string): string =>
      xliff.replace(
        /<pc id="1"[^>]*>vert<\/pc>/,
        '<sc id="1"/>noir<ec startRef="1"/><mrk id="m1" type="term"> foncé</mrk>',
      );
    const course = twoLanguages();
    const { files, problems } = imported(course, notation(exported(course)));
    expect(problems).toEqual([]);
    expect(files.get(inFrench)).toContain('Lequel est **noir** foncé ?');
  });
});

describe('words', () => {
  it('that are empty, or cannot be shown, are named', () => {
    expect(saidOf(swap('>Oui.<', '> <'))).toEqual([
      expect.stringMatching(/"green-or-black\.3" has no words/),
    ]);
    expect(saidOf(swap('Oui.', 'Oui.\u0085'))).toEqual([
      expect.stringMatching(/holds a character that cannot be shown/),
    ]);
  });

  it('that the build would refuse are named with their file and line', () => {
    const course = twoLanguages();
    const long = exported(course).replace('>La feuille<', `>${'La feuille '.repeat(60).trim()}<`);
    const { files, problems } = imported(course, long);
    expect(problems).toEqual([]);
    expect(newProblems(course, 'fr', files)).toMatchObject([
      { file: inFrench, line: 3, message: expect.stringContaining('title') as string },
    ]);
    // What was wrong before is nothing new.
    writeTo(course, files);
    expect(newProblems(course, 'fr', files)).toEqual([]);
  });

  it('of a message that lacks a placeholder or a form are named, with the line', () => {
    const root = twoLanguages({
      'src/locale/en.yaml': textOf('.', wordsFile('en')),
      'src/locale/fr.yaml': textOf('.', wordsFile('fr')),
    });
    const xliff = exported(root, '2.1', 'src/locale/en.yaml');
    const change = (from: RegExp, to: string): string[] => {
      const changed = xliff.replace(from, to);
      expect(changed).not.toBe(xliff);
      const { files, problems } = imported(root, changed);
      expect(problems).toEqual([]);
      return newProblems(root, 'fr', files).map(({ file, message }) => `${file} ${message}`);
    };
    expect(change(/(<target>encore )<ph id="1" dataRef="d1"\/>/, '$1')).toEqual([
      'src/locale/fr.yaml The placeholder {minutes} is missing in "minutesLeft(minutes)".',
    ]);
  });
});
