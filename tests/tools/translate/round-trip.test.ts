import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { translatedFiles } from '../../../src/compile/translation/files.ts';
import { importFiles } from '../../../src/tools/translate/import-files.ts';
import { versions, writeXliff } from '../../../src/tools/translate/write-xliff.ts';
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

const root = join(import.meta.dirname, '../../..');
const schemas = join(import.meta.dirname, 'schemas');
const read = (path: string): string => readFileSync(path, 'utf8');

const schemaOf = { '2.1': 'xliff_core_2.0.xsd', '1.2': 'xliff-core-1.2-transitional.xsd' } as const;

/** What is wrong with an XLIFF file by OASIS's schema. */
async function faults(contents: string, version: keyof typeof schemaOf): Promise<string[]> {
  const fileName = schemaOf[version];
  const { errors } = await validateXML({
    xml: { fileName: 'it.xlf', contents },
    schema: {
      fileName,
      contents: read(join(schemas, fileName)).replace(
        /schemaLocation="[^"]*xml\.xsd"/,
        'schemaLocation="xml.xsd"',
      ),
    },
    preload: [{ fileName: 'xml.xsd', contents: read(join(schemas, 'xml.xsd')) }],
  });
  return errors.map(({ message }) => message);
}

const each = ['fr', 'ar'].flatMap((locale) => versions.map((version) => [locale, version] as const));

describe.each(each)('the course in "%s" as XLIFF %s', (locale, version) => {
  const files = translatedFiles(root, locale);
  const written = files.map((file) => ({ name: `${file.name}.xlf`, text: writeXliff(file, 'en', version) }));

  it('is valid by the schema of OASIS', async () => {
    expect(written.length).toBeGreaterThan(10);
    // One language has every kind of passage; of the other, the forms are others.
    const some = locale === 'fr' ? written : written.filter(({ name }) => name === 'interface.xlf');
    for (const { name, text } of some) expect([name, ...(await faults(text, version))]).toEqual([name]);
  });

  it('comes back as the same bytes', () => {
    const given = written.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
    const result = importFiles(root, given);
    expect(result.problems).toEqual([]);
    expect([...result.files.keys()].sort()).toEqual(
      [...files.map(({ target }) => target), `modules/translations/${locale}.yaml`].sort(),
    );
    for (const [file, text] of result.files) expect(text, file).toBe(read(join(root, file)));
  });
});

it('a fault would be seen', async () => {
  expect(await faults(exported(twoLanguages()).replaceAll('<segment', '<section'), '2.1')).not.toEqual([]);
});

/** A lesson of these paragraphs. */
const lessonOf = (paragraphs: readonly string[]): string =>
  leaf.replace(
    'More words.',
    paragraphs
      .map((one) => `${one}\n\n- ${one}\n  > ${one}\n\n| ${one} | b |\n| --- | --- |\n| c | ${one} |`)
      .join('\n\n'),
  );

describe('passages of any kind', () => {
  const part = fc.constantFrom(
    'Word',
    'é',
    '. ',
    '? Yes',
    ' **strong** ',
    ' _so_ ',
    ' [a](link:shop) ',
    ' \\* ',
    ' `x` ',
    ' &amp; ',
    ' 5 < 6 ',
    '"',
    ' ]]> ',
  );
  const paragraph = fc
    .array(part, { minLength: 1, maxLength: 8 })
    .map((parts) => `A${parts.join('')}`.trim());
  const pair = fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 });

  it('come back as the same bytes', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...versions), (pairs, version) => {
        const course = twoLanguages({
          [lesson]: lessonOf(pairs.map(([one]) => one)),
          [inFrench]: lessonOf(pairs.map(([, other]) => other)),
        });
        const result = imported(course, exported(course, version));
        expect(result.problems).toEqual([]);
        expect(result.files.get(inFrench)).toBe(textOf(course, inFrench));
        expect(result.files.get('modules/translations/fr.yaml')).toBe(
          textOf(course, 'modules/translations/fr.yaml'),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a change', () => {
  it.each(versions)('is written into its line only (%s)', (version) => {
    const course = twoLanguages();
    const { files, problems } = imported(
      course,
      exported(course, version).replace('Encore des mots.', 'D’autres mots &amp; plus.'),
    );
    expect(problems).toEqual([]);
    expect(files.get(inFrench)).toBe(french.replace('Encore des mots.', 'D’autres mots & plus.'));
  });

  it.each(['5 \\* 3, a\\_b, \\[x], C\\\\D.', 'Begin. \\* at the end \\*'])(
    'may hold signs with a backslash, as the guide says: %s',
    (words) => {
      const course = twoLanguages();
      const { files, problems } = imported(course, exported(course).replace('Encore des mots.', words));
      expect(problems).toEqual([]);
      expect(files.get(inFrench)).toBe(french.replace('Encore des mots.', words));
    },
  );

  it.each(['5 *x* 3', '<b>x</b>', '`x`', '\\*x*y*'])(
    'of words that would be marks is refused: %s',
    (words) => {
      const course = twoLanguages();
      const xliff = exported(course).replace('Encore des mots.', words.replaceAll('<', '&lt;'));
      expect(imported(course, xliff).problems).toEqual([
        expect.stringContaining('would be read as something else'),
      ]);
    },
  );

  it('of white space in the source is said to be one of the tool', () => {
    const course = twoLanguages();
    const xliff = exported(course).replace(
      '<source>More words.</source>',
      '<source>\n  More words.\n</source>',
    );
    expect(imported(course, xliff).problems).toEqual([
      expect.stringMatching(/The unit "more\.2" has other white space in its source than the course/),
    ]);
  });

  it('of settings is written into their translations', () => {
    const course = twoLanguages();
    const xliff = exported(course, '2.1', 'modules/course.yaml').replace(
      '>Tout sur le thé.<',
      '>Le thé: tout.<',
    );
    expect(imported(course, xliff).files.get('modules/course.yaml')).toBe(
      textOf(course, 'modules/course.yaml').replace('Tout sur le thé.', "'Le thé: tout.'"),
    );
  });

  it('of a language that is not there yet makes its file, in the shape of the first', () => {
    const course = twoLanguages({ [inFrench]: '' });
    expect(existsSync(join(course, inFrench))).toBe(false);
    expect(imported(course, exported(course))).toEqual({ files: new Map(), problems: [] });
    const begun = exported(course).replace(
      '<source>More words.</source>',
      '$&<target>Encore des mots.</target>',
    );
    const { files, problems } = imported(course, begun);
    expect(problems).toEqual([]);
    expect(files.get(inFrench)).toBe(leaf.replace('More words.', 'Encore des mots.'));
    writeTo(course, files);
    const left = exported(course);
    expect(left).not.toContain('<target>More</target>');
    expect(left).toContain('<target>Encore des mots.</target>');
  });
});
