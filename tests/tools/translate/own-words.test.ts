import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { problemText } from '../../../src/compile/problems.ts';
import { acceptFiles } from '../../../src/tools/translate/accept.ts';
import { importFiles } from '../../../src/tools/translate/import-files.ts';
import { statusLine, statusOf } from '../../../src/tools/translate/status.ts';
import { englishYaml } from '../../compile/translated-words.ts';
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

const own = 'En France, le numéro est le 3114.';
const withOwn = french.replace('Encore des mots.', `Encore des mots.\n\n${own}`);

const change = (root: string, file: string, from: string, to: string): void =>
  writeTo(root, [[file, textOf(root, file).replace(from, to)]]);

const said = (root: string): string[] =>
  statusOf(root, 'fr')
    .problems.map(problemText)
    .filter((one) => one.includes('modules/leaf'));

/** The course lets through what is not translated. */
const lettingThrough = (root: string): string => {
  writeTo(root, [
    ['modules/course.yaml', `${textOf(root, 'modules/course.yaml')}untranslated: first-language\n`],
    ['src/locale/fr.yaml', englishYaml],
  ]);
  return root;
};

/** What the French lesson says, as the build reads it. */
const shown = (root: string): string =>
  JSON.stringify(loadCourse(root, { locale: 'fr' }).lessons.find(({ id }) => id === 'leaf')?.screens);

describe('words that only the translation has', () => {
  const problem =
    'modules/leaf/fr.md:26: modules/leaf/en.md has 1 of these (paragraph in "more"), and here are 2, so one has no counterpart: “Encore des mots.” (line 24), “En France, le numéro est le 3114.” (line 26).';

  it('are listed, and counted', () => {
    const root = twoLanguages({ [inFrench]: withOwn });
    expect(said(root)).toEqual([expect.stringContaining(problem)]);
    expect(statusLine(statusOf(root, 'fr'))).toMatch(/, 0 stale, 1 only in the translation$/);
  });

  it('are not lost in an import, which refuses the file and says where they stand', () => {
    const root = twoLanguages({ [inFrench]: withOwn });
    const xliff = exported(root).replace('Encore des mots.', 'D’autres mots.');
    const { files, problems } = importFiles(root, [{ name: 'leaf.xlf', bytes: Buffer.from(xliff) }]);
    expect(files.size).toBe(0);
    expect(problems.map(problemText)).toEqual([expect.stringContaining(problem)]);
  });

  it('are refused, too, where the same number of passages hides them', () => {
    const root = twoLanguages({
      [lesson]: textOf(twoLanguages(), lesson).replace('More words.', 'More words.\n\nLast words.'),
      [inFrench]: withOwn,
    });
    change(root, lesson, 'More words.\n\nLast words.', 'New words.\n\nMore words.');
    expect(said(root)).toContainEqual(
      expect.stringMatching(/^modules\/leaf\/fr\.md:26: .* one has no counterpart/),
    );
    expect(imported(root, exported(root)).files.size).toBe(0);
  });

  it('stay on the page where untranslated words are let through', () => {
    const root = lettingThrough(twoLanguages({ [inFrench]: withOwn }));
    expect(shown(root)).toContain(own);
    change(root, lesson, '## Welcome', '## Good morning');
    const screens = shown(root);
    expect(screens).toContain(own);
    expect(screens).toContain('Encore des mots.');
    expect(screens).toContain('Good morning');
  });

  it('are said not to be shown, where the lesson cannot show them', () => {
    const root = lettingThrough(twoLanguages({ [inFrench]: withOwn }));
    const notShown = 'is shown without it';
    expect(said(root)[0]).not.toContain(notShown);
    change(root, lesson, 'More words.', 'More words.\n\n- An item.');
    expect(shown(root)).not.toContain(own);
    expect(said(root)).toContainEqual(expect.stringContaining(notShown));
  });

  it('do not keep the lesson from following the first language’s blocks', () => {
    const root = lettingThrough(twoLanguages({ [inFrench]: withOwn }));
    change(root, lesson, '- [ ] Black tea', '- [ ] White tea\n  > No.\n- [ ] Black tea');
    expect(shown(root)).toContain('White tea');
  });
});

describe('what only the translation has besides words', () => {
  const media = ':::file doc src=form.pdf\n\nThe form\n\n:::\n';
  const withFile = (files: Readonly<Record<string, string>> = {}): string => {
    const root = twoLanguages({
      [lesson]: `${textOf(twoLanguages(), lesson)}\n${media}`,
      [inFrench]: `${french}\n${media.replace('form.pdf', 'formulaire.pdf').replace('The form', 'Le formulaire')}`,
      ...files,
    });
    mkdirSync(join(root, 'assets/media'), { recursive: true });
    for (const name of ['form.pdf', 'formulaire.pdf'])
      writeFileSync(join(root, 'assets/media', name), '%PDF-1.4\n%%EOF\n');
    return root;
  };

  it('are its own files: an import keeps them', () => {
    const root = withFile();
    const { files, problems } = imported(root, exported(root).replace('Encore des mots.', 'D’autres mots.'));
    expect(problems).toEqual([]);
    expect(files.get(inFrench)).toBe(textOf(root, inFrench).replace('Encore des mots.', 'D’autres mots.'));
  });

  it('are its own files: the page keeps them, whatever is missing', () => {
    const root = lettingThrough(withFile());
    expect(shown(root)).toContain('formulaire');
    change(root, lesson, 'More words.', 'More words.\n\n- An item.');
    expect(shown(root)).toContain('An item.');
    expect(shown(root)).toContain('formulaire');
  });

  it('are lines such as comments: an import says which it replaces', () => {
    const root = twoLanguages({
      [inFrench]: french.replace('## Plus', '<!-- À revoir en mai. -->\n\n## Plus').replace('> Oui.', '> 3.'),
    });
    const { lost, problems } = importFiles(root, [
      { name: 'leaf.xlf', bytes: Buffer.from(exported(root).replace('Encore des mots.', 'D’autres mots.')) },
    ]);
    expect(problems).toEqual([]);
    expect(lost.get(inFrench)).toEqual(['line 17 “> 3.”', 'line 22 “<!-- À revoir en mai. -->”']);
  });
});

describe('passages in another order of their keys', () => {
  it('keep their keys: the settings', () => {
    const swapped = textOf(twoLanguages(), 'modules/course.yaml').replace(
      /( {4}title: .*\n)( {4}description: .*\n)/,
      '$2$1',
    );
    const root = twoLanguages({ 'modules/course.yaml': swapped });
    const xliff = exported(root, '2.1', 'modules/course.yaml');
    const { files, problems } = imported(root, xliff.replace('Tout sur le thé.', 'Rien que le thé.'));
    expect(problems).toEqual([]);
    expect(files.get('modules/course.yaml')).toBe(swapped.replace('Tout sur le thé.', 'Rien que le thé.'));
  });

  it('keep their keys: the words of the interface', () => {
    const english = 'page:\n  back: Back\n  next: Next\n  other: Other\n';
    const inFrench = '# Ours\npage:\n  next: Suivant\n  other: Autre\n  back: Retour\n';
    const root = twoLanguages({ 'src/locale/en.yaml': english, 'src/locale/fr.yaml': inFrench });
    writeTo(root, acceptFiles(root, 'fr', []).texts);
    const xliff = exported(root, '2.1', 'src/locale/en.yaml');
    const { files, problems } = imported(root, xliff.replace('Retour', 'En arrière'));
    expect(problems).toEqual([]);
    expect(files.get('src/locale/fr.yaml')).toBe(inFrench.replace('Retour', 'En arrière'));
  });
});
