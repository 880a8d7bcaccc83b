import { describe, expect, it } from 'vitest';
import { problemText } from '../../../src/compile/problems.ts';
import { acceptFiles } from '../../../src/tools/translate/accept.ts';
import { reasonsToHoldBack, statusOf } from '../../../src/tools/translate/status.ts';
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

const said = (root: string): string[] =>
  statusOf(root, 'fr')
    .problems.map(problemText)
    .filter((one) => one.includes('modules/leaf'));

const change = (root: string, file: string, from: string, to: string): void =>
  writeTo(root, [[file, textOf(root, file).replace(from, to)]]);

describe('what is said of a translation', () => {
  it('is nothing where all of it was accepted', () => {
    const root = twoLanguages();
    expect(said(root)).toEqual([]);
    expect(reasonsToHoldBack(root)).toEqual([]);
  });

  it('is the sentence that has changed, and where it stands in both', () => {
    const root = twoLanguages({
      [lesson]: textOf(twoLanguages(), lesson).replace(
        'More words.',
        'More words. They stay. And last ones.',
      ),
      [inFrench]: french.replace('Encore des mots.', 'Encore des mots. Ils restent. Et les derniers.'),
    });
    change(root, lesson, '## More', 'A new paragraph.\n\n## More');
    change(root, lesson, 'They stay.', 'They go.');
    expect(said(root)).toEqual([
      'modules/leaf/en.md:22: modules/leaf/en.md:22 is not translated: “A new paragraph.”. Translate it.',
      'modules/leaf/fr.md:24: modules/leaf/en.md:26 has changed since it was translated: “They go.”. Change the translation; once it is right, "npm run translate -- accept fr modules/leaf/fr.md".',
    ]);
    expect(reasonsToHoldBack(root)).toEqual([
      expect.stringMatching(/^Not everything is translated: fr: .* 1 missing, 0 identical, 1 stale\./),
    ]);
    // What is translated is found again below the new paragraph.
    expect(exported(root)).toMatch(
      /state="initial">\s*<source>They go\.<\/source>\s*<target>Ils restent\.<\/target>/,
    );
    expect(exported(root)).toContain('Changed since it was translated: “They go.”');
  });

  const three = 'The tea is hot. It is green. We drink it.';
  const troisPhrases = 'Le thé est chaud. Il est vert. Nous le buvons.';
  const quatrePhrases = `${troisPhrases.slice(0, -1)}, ici. Tout de suite.`;
  it('is that a sentence has gone, or that some have changed places, until it is accepted', () => {
    const root = twoLanguages({
      [lesson]: textOf(twoLanguages(), lesson).replace('More words.', three),
      [inFrench]: french.replace('Encore des mots.', troisPhrases),
    });
    for (const [now, what] of [
      ['The tea is hot. We drink it.', 'a sentence has gone'],
      ['The tea is hot.', 'a sentence has gone'],
      [three, '“It is green.”'],
      ['It is green. The tea is hot. We drink it.', 'its sentences have changed places'],
      ['We drink it.', '2 sentences have gone'],
    ] as const) {
      writeTo(root, [[lesson, textOf(root, lesson).replace(/^(The tea|It is|We drink).*$/m, now)]]);
      expect(said(root)[0]).toContain(`has changed since it was translated: ${what}.`);
      writeTo(root, acceptFiles(root, 'fr', []).texts);
      expect(said(root)).toEqual([]);
    }
  });

  it.each([
    ['one is new', quatrePhrases, `${three} We smile.`],
    ['one is gone', 'Le thé est chaud. Il est vert, et nous le buvons.', 'The tea is hot. It is green.'],
    ['one is gone, and another is new', troisPhrases, 'The tea is hot. We drink it. We smile.'],
    ['two have changed places', troisPhrases, 'It is green. The tea is hot. We drink it.'],
  ])('pairs no sentence with another’s translation where %s', (_, translation, now) => {
    const root = twoLanguages({
      [lesson]: textOf(twoLanguages(), lesson).replace('More words.', three),
      [inFrench]: french.replace('Encore des mots.', translation),
    });
    change(root, lesson, three, now);
    expect(exported(root)).toContain(
      `state="initial">\n        <source>${now}</source>\n        <target>${translation}</target>`,
    );
  });

  it('is said once where nearly all has changed, as after another language became the first', () => {
    const words = (of: string): string =>
      Array.from({ length: 60 }, (_, index) => `${of} ${index}.`).join('\n\n');
    const root = twoLanguages({
      [lesson]: textOf(twoLanguages(), lesson).replace('More words.', words('Word')),
      [inFrench]: french.replace('Encore des mots.', words('Mot')),
    });
    writeTo(root, [[lesson, textOf(root, lesson).replaceAll('Word ', 'Wort ')]]);
    expect(said(root)).toEqual([
      'modules/leaf/fr.md:1: Of what this was translated from, 60 of 70 sentences in modules/leaf/en.md are others now. If another language is the first now, or much was written anew, read all of it; once it is right, "npm run translate -- accept fr modules/leaf/fr.md".',
    ]);
    expect(reasonsToHoldBack(root)).toHaveLength(1);
  });

  it('is said once of a file that nobody has accepted', () => {
    const root = twoLanguages();
    writeTo(root, [['modules/translations/fr.yaml', '']]);
    expect(said(root).filter((one) => !one.includes('word for word'))).toEqual([
      'modules/leaf/fr.md:1: Nobody has said yet that this is what modules/leaf/en.md says today. Once it is, "npm run translate -- accept fr modules/leaf/fr.md".',
    ]);
  });

  it('is said of each passage that was written since, not that it has changed', () => {
    const root = twoLanguages();
    change(root, lesson, 'More words.', 'More words.\n\nOne more.');
    change(root, inFrench, 'Encore des mots.', 'Encore des mots.\n\nUn de plus.');
    expect(said(root)).toEqual([
      'modules/leaf/fr.md:26: Nobody has said yet that this is what modules/leaf/en.md:26 says today: “One more.”. Once it is, "npm run translate -- accept fr modules/leaf/fr.md".',
    ]);
  });

  it('is that words are those of the first language, until that is accepted', () => {
    const root = twoLanguages();
    change(root, inFrench, 'Encore des mots.', 'More words.');
    expect(said(root)).toEqual([
      expect.stringMatching(
        /^modules\/leaf\/fr\.md:24: This is word for word what modules\/leaf\/en\.md:24 says/,
      ),
    ]);
    writeTo(root, acceptFiles(root, 'fr', [inFrench]).texts);
    expect(said(root)).toEqual([]);
    change(root, lesson, 'More words.', 'More words still.');
    expect(said(root)).toEqual([
      expect.stringContaining('has changed since it was translated: “More words still.”'),
    ]);
  });

  it('is nothing of numbers, addresses and names', () => {
    const same = (text: string): string =>
      text
        .replace(/(More words|Encore des mots)\./, '12 %, https://example.org/a')
        .replace(/$/, '\n:::scene talk\n\nTalk, parle.\n\n- **Ann**\n- **Ben** (sad)\n\n:::\n');
    const root = twoLanguages({ [lesson]: same(textOf(twoLanguages(), lesson)), [inFrench]: same(french) });
    writeTo(root, [['modules/translations/fr.yaml', '']]);
    expect(said(root).filter((one) => one.includes('word for word'))).toEqual([
      expect.stringContaining('“Talk, parle.”'),
    ]);
  });
});

describe('what was stale', () => {
  const stale = (): string => {
    const root = twoLanguages();
    change(root, lesson, 'More words.', 'Many more words.');
    return root;
  };

  it('stays so where a translator has left it', () => {
    const root = stale();
    const { files } = imported(root, exported(root));
    expect(files.get('modules/translations/fr.yaml')).toBe(textOf(root, 'modules/translations/fr.yaml'));
    writeTo(root, files);
    expect(said(root)).toHaveLength(1);
  });

  it.each([
    ['changed it', 'Encore des mots.', 'Encore plus de mots.'],
    ['said that it is right', /state="initial"(?=>\s*<source>Many)/, 'state="final"'],
  ])('is so no longer where a translator has %s', (_, from, to) => {
    const root = stale();
    writeTo(root, imported(root, exported(root).replace(from, to)).files);
    expect(said(root)).toEqual([]);
  });

  it('is accepted file by file', () => {
    const root = stale();
    expect(acceptFiles(root, 'fr', ['modules/tree/fr.md']).unknown).toBe('modules/tree/fr.md');
    writeTo(root, acceptFiles(root, 'fr', ['modules/exam/fr.md']).texts);
    expect(said(root)).toHaveLength(1);
    writeTo(root, acceptFiles(root, 'fr', [inFrench]).texts);
    expect(said(root)).toEqual([]);
  });
});
