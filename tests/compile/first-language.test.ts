import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/compile/compile-lesson.ts';
import { loadLanguages } from '../../src/compile/languages.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { french, inFrench, lesson, textOf, twoLanguages, writeTo } from '../tools/translate/small-course.ts';
import { englishYaml } from './translated-words.ts';

/** The little course in two languages, whose interface is English in both; which lets through what is not translated. */
function lettingThrough(files: Readonly<Record<string, string>> = {}): string {
  const root = twoLanguages({ 'src/locale/fr.yaml': englishYaml, ...files });
  const settings = 'modules/course.yaml';
  writeTo(root, [[settings, `${textOf(root, settings)}untranslated: first-language\n`]]);
  return root;
}

const change = (root: string, file: string, from: string, to: string): void =>
  writeTo(root, [[file, textOf(root, file).replace(from, to)]]);

const inEnglish = (words: string): string => `<span lang="en-GB" dir="ltr">${words}</span>`;

/** The lesson's module in French. */
function frenchModule(root: string): string {
  const [, other] = loadLanguages(root);
  const leaf = other?.lessons.find(({ id }) => id === 'leaf');
  return leaf ? compileLesson(leaf, '/src') : '';
}

describe('what is not translated, where the settings let it through', () => {
  it('does not appear in a complete translation', () => {
    const root = lettingThrough();
    expect(frenchModule(root)).toContain('Encore des mots.');
    expect(frenchModule(root)).not.toContain('<span lang');
  });

  it('stands in the first language, and says so: a stale paragraph, a new one, an option', () => {
    const root = lettingThrough();
    change(root, lesson, 'More words.', 'Other words.\n\nNew *words* in [the shop](link:shop).');
    change(root, lesson, 'Black tea', 'White tea');
    const module = frenchModule(root);
    expect(module).toContain(`<p>${inEnglish('Other words.')}</p>`);
    expect(module).toMatch(
      /<p><span lang="en-GB" dir="ltr">New <em>words<\/em> in <a .*<\/a>\.<\/span><\/p>/,
    );
    expect(module).toContain(`html\`${inEnglish('White tea')}\``);
    expect(module).toContain('Le thé vert');
    expect(module).not.toContain('Encore des mots.');
  });

  it('keeps its direction also where words have no markup: titles', () => {
    const root = lettingThrough();
    change(root, lesson, '## Welcome', '## Good morning');
    change(root, lesson, 'title: The leaf', 'title: A leaf');
    const course = loadCourse(root, { locale: 'fr' }).course;
    expect(course.lessons[0]?.title).toBe('\u2068A leaf\u2069');
    expect(course.lessons[0]?.screens.map(({ title }) => title)).toEqual([
      '\u2068Good morning\u2069',
      'Plus',
    ]);
  });

  it('is the whole lesson where it has no file', () => {
    const root = lettingThrough();
    rmSync(join(root, inFrench));
    const module = frenchModule(root);
    expect(module).toContain(inEnglish('More words.'));
    expect(module).toContain(inEnglish('Green tea'));
  });

  it('is the whole of a sort, whose categories are known by their names', () => {
    const sort = `
:::sort kinds

Which?

- Noun: A thing.
  > Yes.
- Verb: A deed.
  > No.

:::
`;
    const root = lettingThrough({
      [lesson]: textOf(twoLanguages(), lesson) + sort,
      [inFrench]:
        french +
        sort
          .replace('Which?', 'Lequel ?')
          .replace('Noun: A thing', 'Nom : Une chose')
          .replace('Verb: A deed', 'Verbe : Un acte')
          .replace('Nom :', 'Nom:')
          .replace('Verbe :', 'Verbe:'),
    });
    expect(frenchModule(root)).toContain('"label": "Verbe"');
    change(root, lesson, 'A deed.', 'A good deed.');
    const module = frenchModule(root);
    expect(module).toContain('"label": "\u2068Verb\u2069"');
    expect(module).toContain('"label": "\u2068Noun\u2069"');
    expect(module).toContain(inEnglish('A good deed.'));
    expect(module).not.toContain('Lequel ?"');
    expect(module).not.toContain('Verbe');
  });

  it('does not hide existing words if there is no record of what they were translated from', () => {
    const root = lettingThrough();
    writeTo(root, [['modules/translations/fr.yaml', '']]);
    expect(frenchModule(root)).toContain('Encore des mots.');
  });

  it('does not hide what was written into the translation since, and nobody has accepted', () => {
    const root = lettingThrough();
    const screen = '\n## Last {#last}\n\nA new screen.\n';
    change(root, lesson, 'More words.', `More words.\n\nOne more.\n${screen}`);
    change(
      root,
      inFrench,
      'Encore des mots.',
      `Encore des mots.\n\nUn de plus.\n${screen.replace('A new screen.', 'Un nouvel écran.')}`,
    );
    change(root, lesson, 'More words.', 'Other words.');
    const module = frenchModule(root);
    expect(module).toContain(`<p>${inEnglish('Other words.')}</p>`);
    expect(module).toContain('<p>Un de plus.</p>');
    expect(module).toContain('<p>Un nouvel écran.</p>');
  });

  it('is an error where they do not: a lesson without its file', () => {
    const root = twoLanguages();
    rmSync(join(root, inFrench));
    expect(() => loadLanguages(root)).toThrow('modules/leaf/fr.md');
  });
});
