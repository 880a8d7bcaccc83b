import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { readingEase, sentencesOf, syllablesIn, wordsOf } from '../../../src/tools/author/readability.ts';
import { report } from '../../../src/tools/author/report.ts';
import { rules } from '../../../src/tools/author/rules/all.ts';
import { keptIdsRule } from '../../../src/tools/author/rules/learners.ts';
import { guideExample } from '../../../src/tools/author/structure/block-kinds.ts';
import type { Finding } from '../../../src/tools/author/rules/rule.ts';
import { runNode } from '../../run/command.ts';
import { courseYaml, linksYaml } from '../../compile/course-folder.ts';
import { added, fixtures, hard, leafFile, replaced, telling } from './rule-fixtures.ts';
import { findingsOf, goodExam, goodLeaf, question, writtenFolder } from './written-course.ts';

describe('the house rules', () => {
  it('let the minutes be a little off', () => {
    const promise = (minutes: number): string[] =>
      findingsOf({
        [leafFile]:
          goodLeaf.replace('minutes: 1', `minutes: ${minutes}`) + '\nYou can brew it again. '.repeat(370),
      });
    // Nine are likely: 1,850 words and a question.
    for (const minutes of [8, 10, 11]) expect(promise(minutes)).toEqual([]);
    for (const minutes of [6, 13]) expect(promise(minutes)).toEqual([`minutes ${leafFile}:4`]);
  });

  it('find nothing in a sound course', () => {
    expect(findingsOf({})).toEqual([]);
  });

  it.each(fixtures)('%s: %s', (rule, _, files, finding) => {
    expect(findingsOf(files)).toContain(`${rule} ${finding}`);
  });

  it('find the same whatever the line ends', () => {
    const picked = (guideExample('disclosure') ?? '')
      .replace('four-cards', 'leaf-disclosure')
      .replaceAll(/ \{art=\w+\}/g, '');
    const lesson = `${goodLeaf.replace('minutes: 1', 'minutes: 40')}\n${picked}\n`;
    const found = findingsOf({ [leafFile]: lesson });
    expect(found.filter((one) => one.startsWith('placeholder')).length).toBeGreaterThan(1);
    expect(findingsOf({ [leafFile]: lesson.replaceAll('\n', '\r\n') })).toEqual(found);
  });

  it('are all in the table', () => {
    expect([...new Set(fixtures.map(([rule]) => rule))].sort()).toEqual(
      ['build', ...rules.map(({ name }) => name).filter((name) => name !== keptIdsRule.name)].sort(),
    );
  });

  it.each([
    ['a marked negative', replaced('Which one is green?', 'Which one is **not** green?')],
    ['somebody else’s negative', replaced('Which one is green?', 'Ada says ‘I’m not sure’. Which is green?')],
    ['a negative before the question', replaced('Which one', 'You are not at home. Which one')],
    [
      'options in other letters',
      added(question('q-ar', 'أيهما أخضر؟', 'الشاي الأخضر').replace('White tea', 'الشاي الأسود')),
    ],
    [
      'options that differ in a sign or a mark',
      added(
        question('q-sign', 'How cold?', '−5 °C').replace('White tea', '+5 °C') +
          question('q-mark', 'Which?', 'उसका').replace('White tea', 'उसकी'),
      ),
    ],
    [
      '“Not” in another language',
      {
        'modules/course.yaml': courseYaml.replace('en-GB', 'de'),
        ...replaced('Which one is green?', 'Wer hilft in der Not?'),
      },
    ],
    [
      'sentences that end with another sign',
      added(`\n${'आप अपनी टीम के साथ बैठक में बात सुनते हैं। '.repeat(5).trim()}\n`),
    ],
    ['a short alternative text', replaced('![]', '![A leaf on a branch]')],
    [
      'two questions whose longest option is right',
      added(telling.slice(0, telling.indexOf(':::choice q-c'))),
    ],
  ])('let %s be', (_, files) => {
    expect(findingsOf(files)).toEqual([]);
  });

  it('take for used what any language uses', () => {
    const french = {
      'modules/course.yaml': courseYaml.replace(
        'lessons:',
        'locales: [en, fr]\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Tout.\nlessons:',
      ),
      'src/locale/en.yaml': 'x',
      'src/locale/fr.yaml': 'x',
      'modules/exam/fr.md': goodExam,
      'assets/art/cup.svg': '<svg/>',
      'modules/links.yaml': `${linksYaml}bar:\n  url: https://example.com/\n  title: A bar\n`,
    };
    const unrelated = (files: Readonly<Record<string, string>>): string[] =>
      findingsOf(files).filter((one) => !one.startsWith('translation '));
    const unused = ['unused-asset assets/art/cup.svg:1', 'unused-link modules/links.yaml:4'];
    expect(unrelated({ ...french, 'modules/leaf/fr.md': goodLeaf })).toEqual(unused);
    const own = goodLeaf.replace('art:leaf', 'art:cup').replace('link:shop', 'link:bar');
    expect(unrelated({ ...french, 'modules/leaf/fr.md': own })).toEqual([]);
    // A translation promises the minutes of the first language, whatever its words are.
    const wordy = `${own}\nInfusez-le encore une fois. `.padEnd(own.length + 12_000, 'Et encore. ');
    expect(unrelated({ ...french, 'modules/leaf/fr.md': wordy })).toEqual([]);
  });

  it.each(['leaf', 'exam'])('know a further language although %s has no file in it', (missing) => {
    const files = {
      'modules/course.yaml': courseYaml
        .replace('lessons:', 'locales: [en, fr]\nlessons:')
        .concat(
          'untranslated: first-language\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Tout.\n',
        ),
      'src/locale/fr.yaml': 'x',
      'modules/leaf/fr.md': goodLeaf,
      'modules/exam/fr.md': goodExam,
    };
    const { [`modules/${missing}/fr.md` as keyof typeof files]: _, ...rest } = files;
    const found = findingsOf(rest);
    expect(found).toContain(`translation modules/${missing}/en.md:3`);
    expect(found).toContain(`translation modules/${missing === 'leaf' ? 'exam' : 'leaf'}/fr.md:3`);
  });

  it('judge the minutes in the first language only, whatever a further language lacks', () => {
    const found = findingsOf({
      'modules/course.yaml': courseYaml
        .replace('lessons:', 'locales: [en, fr]\nlessons:')
        .concat(
          'untranslated: first-language\ntranslations:\n  fr:\n    language: fr\n    title: Thé\n    description: Tout.\n',
        ),
      'src/locale/fr.yaml': 'x',
      'modules/leaf/fr.md': `${goodLeaf}\n${'Infusez-le encore une fois. '.repeat(450)}`,
    });
    expect(found.filter((one) => one.startsWith('minutes'))).toEqual([]);
  });

  it('judge the words of other languages by their length only', () => {
    const german = courseYaml.replace('en-GB', 'de');
    expect(findingsOf({ ...added(hard), 'modules/course.yaml': german })).toEqual([]);
  });

  it('find nothing to fix in the course itself', () => {
    const errors = checkCourse(join(import.meta.dirname, '../../..')).filter(
      ({ level }) => level === 'error',
    );
    expect(errors).toEqual([]);
  });
});

describe('the words of a lesson', () => {
  it('are parted into sentences', () => {
    expect(
      sentencesOf('One. Two? ‘Three!’ Four, e.g. this. David G. Smith wrote it. 8.5 % of it'),
    ).toHaveLength(6);
  });

  it.each([
    ['tea', 1],
    ['green', 1],
    ['leaves', 1],
    ['asked', 1],
    ['wanted', 2],
    ['people', 2],
    ['organisation', 5],
  ])('are counted: %s has %d', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables);
  });

  it('finds sentences where a script has no capitals', () => {
    expect(sentencesOf('أين هو؟ «لا أعلم.» هل يكفي هذا؟ 16% فقط.')).toHaveLength(4);
  });

  it('finds sentences that end within guillemets', () => {
    expect(
      sentencesOf('«\u00a0Une panne\u202f?\u00a0» Elle rit. Puis «\u00a0Bon.\u00a0» C’est tout.'),
    ).toHaveLength(4);
  });

  it('are easy or hard', () => {
    expect(readingEase(['The cat sat on the mat. It was warm.'])).toBeGreaterThan(100);
    expect(readingEase([hard])).toBeLessThan(0);
    expect(readingEase([])).toBe(100);
  });
});

describe('npm run check', () => {
  const program = join(import.meta.dirname, '../../../src/tools/author/check.ts');
  const run = (files: Record<string, string>, ...args: string[]) =>
    runNode([program, '--root', writtenFolder(files), ...args], {}, 20_000);

  it('ends well where there is nothing to fix', async () => {
    expect(await run({ 'assets/art/cup.svg': '<svg/>' })).toEqual({
      ok: true,
      output: expect.stringContaining('Nothing to fix. 1 thing to look at.') as unknown,
    });
  });

  it('says what to fix, and ends with an error', async () => {
    const { ok, output } = await run(replaced('![]', '![leaf]'));
    expect(ok).toBe(false);
    expect(output).toBe(
      'modules/leaf/en.md\n' +
        '  fix line 13: The alternative text “leaf” is the name of the file.\n' +
        '       Say what the picture says, in 150 characters at most; or leave it empty where it only decorates. (alternative-text)\n' +
        '\n1 thing to fix.\n',
    );
  });

  it.each([['definition'], ['--foo'], ['--json=yes']])('explains itself for %s', async (argument) => {
    const { ok, output } = await run({}, argument);
    expect(ok).toBe(false);
    expect(output).toMatch(/^(Unexpected|Unknown|Option) .*\.\n\nnpm run check /);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('tells programs the same', async () => {
    const { ok, output } = await run({ 'modules/exam/en.md': goodExam.replace('[x]', '[ ]') }, '--json');
    expect(ok).toBe(false);
    expect((JSON.parse(output) as { findings: Finding[] }).findings).toEqual([
      {
        rule: 'build',
        level: 'error',
        file: 'modules/exam/en.md',
        line: 13,
        message: expect.stringContaining('No option') as unknown,
        fix: expect.any(String) as unknown,
      },
    ]);
  });
});

it('a report counts', () => {
  const finding: Finding = { rule: 'x', level: 'error', file: 'a', line: 1, message: 'A.', fix: 'B.' };
  expect(report([finding, { ...finding, level: 'advice' }])).toContain('1 thing to fix. 1 thing to look at.');
});

describe('the words of a passage', () => {
  it.each([
    ['आप अपनी टीम के साथ बैठक में किसी सहकर्मी की बात सुनते हैं।', 13],
    ['يَدْعَمُ الحَلِيفُ زُمَلاءَهُ', 3],
    ['Les élèves préférés'.normalize('NFD'), 3],
    ['می\u200cشود که', 2],
    ['It’s a well-made cup', 4],
  ])('of “%s” are %d', (text, count) => {
    expect(wordsOf(text)).toHaveLength(count);
  });

  it('are in the sentence that they end', () => {
    expect(sentencesOf('वह सुनती है। फिर वह पूछती है। क्या हुआ?')).toHaveLength(3);
    expect(sentencesOf('وہ سنتی ہے۔ پھر وہ پوچھتی ہے۔')).toHaveLength(2);
  });
});
