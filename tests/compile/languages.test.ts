import { describe, expect, it } from 'vitest';
import { loadLanguages } from '../../src/compile/languages.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { ContentError, problemText } from '../../src/compile/problems.ts';
import type { Course } from '../../src/course/course.ts';
import { nothingAchieved } from '../../src/course/achieved-result.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot, nothingLost, restoreProgress } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { courseFolder, courseYaml, exam, leaf } from './course-folder.ts';

const yaml = courseYaml.replace(
  'lessons:',
  'locales: [en, fr]\ntranslations:\n  fr:\n    language: fr-CA\n    title: Thé\n    description: Tout sur le thé.\nlessons:',
);

/** The little course in French. */
const feuille = leaf
  .replace('title: The leaf', 'title: La feuille')
  .replace('## Welcome', '## Bienvenue')
  .replace('Read about *tea* in', 'Lisez tout sur le *thé* dans')
  .replace('Which is **green**?', 'Lequel est **vert**, et *pourquoi* ?')
  .replace('Green tea', 'Le thé vert')
  .replace('Black tea', 'Le thé noir');

const files = {
  'modules/course.yaml': yaml,
  'modules/leaf/fr.md': feuille,
  'modules/exam/fr.md': exam,
  'src/locale/en.yaml': 'x',
  'src/locale/fr.yaml': 'x',
};

function problems(more: Readonly<Record<string, string>>): string[] {
  try {
    loadLanguages(courseFolder({ ...files, ...more }));
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(problemText);
  }
}

const fix = (lesson: string): string =>
  `Write it as in modules/${lesson}/en.md: every language has the same, in the same order.`;

describe('a course in two languages', () => {
  it('is read in both, each with its own words', () => {
    const [english, french] = loadLanguages(courseFolder(files));
    expect(english?.course).toMatchObject({ title: 'Tea', language: 'en-GB' });
    expect(french?.course).toMatchObject({ id: 'tea', title: 'Thé', language: 'fr-CA' });
    expect(french?.settings).toMatchObject({
      description: 'Tout sur le thé.',
      support: [{ name: 'Help desk' }],
    });
    expect(french?.course.lessons.map(({ title }) => title)).toEqual(['La feuille', 'Final check']);
  });

  it.each([
    [
      'a screen is missing',
      { 'modules/leaf/fr.md': feuille.replace('## More {#more}\n\nMore words.\n', '') },
      [`modules/leaf/fr.md:1: The screen "more" of modules/leaf/en.md is missing. ${fix('leaf')}`],
    ],
    [
      'a screen has another id',
      { 'modules/leaf/fr.md': feuille.replace('{#more}', '{#plus}') },
      [
        `modules/leaf/fr.md:1: The screen "more" of modules/leaf/en.md is missing. ${fix('leaf')}`,
        `modules/leaf/fr.md:22: modules/leaf/en.md has no screen "plus". ${fix('leaf')}`,
      ],
    ],
    [
      'screens are in another order',
      {
        'modules/leaf/fr.md': feuille
          .replace('{#more}', '{#late}')
          .replace('{#welcome}', '{#more}')
          .replace('{#late}', '{#welcome}'),
      },
      [`modules/leaf/fr.md:9: The screen "more" has another place in modules/leaf/en.md. ${fix('leaf')}`],
    ],
    [
      'the lesson has another colour',
      { 'modules/leaf/fr.md': feuille.replace('title: La', 'colour: plum\ntitle: La') },
      [`modules/leaf/fr.md:3: The lesson has no colour of its own in modules/leaf/en.md. ${fix('leaf')}`],
    ],
    [
      'a screen is of another kind',
      { 'modules/leaf/fr.md': feuille.replace('{#more}', '{#more kind=close}') },
      [
        `modules/leaf/fr.md:22: The screen "more" is of the kind "close", not "teach" as in modules/leaf/en.md. ${fix('leaf')}`,
      ],
    ],
    [
      'a question has another id',
      { 'modules/leaf/fr.md': feuille.replace('green-or-black', 'vert-ou-noir') },
      [
        `modules/leaf/fr.md:9: The block "green-or-black" of modules/leaf/en.md is missing. ${fix('leaf')}`,
        `modules/leaf/fr.md:13: modules/leaf/en.md has no block "vert-ou-noir". ${fix('leaf')}`,
      ],
    ],
    [
      'another option is right',
      { 'modules/leaf/fr.md': feuille.replace('[x]', '[?]').replace('[ ]', '[x]').replace('[?]', '[ ]') },
      [
        `modules/leaf/fr.md:13: "green-or-black" is not built as in modules/leaf/en.md: right is false, not true. ${fix('leaf')}`,
      ],
    ],
    [
      'there is an option more',
      { 'modules/leaf/fr.md': feuille.replace('- [ ] Le thé', '- [ ] L’eau\n  > Non.\n- [ ] Le thé') },
      [
        `modules/leaf/fr.md:13: "green-or-black" is not built as in modules/leaf/en.md: 3 options, not 2. ${fix('leaf')}`,
      ],
    ],
    [
      'a question of the final check has another id',
      { 'modules/exam/fr.md': exam.replace('leaf-what', 'leaf-quoi') },
      [
        `modules/exam/fr.md:13: "leaf-quoi" is not built as in modules/exam/en.md: id is leaf-quoi, not leaf-what. ${fix('exam')}`,
      ],
    ],
    [
      'a block is of another kind',
      {
        'modules/leaf/fr.md': feuille.replace(
          /:::choice green-or-black[^]*?:::\n/,
          ':::reflection green-or-black\nLequel ?\n:::\n',
        ),
      },
      [
        `modules/leaf/fr.md:13: "green-or-black" is another kind of block than in modules/leaf/en.md. ${fix('leaf')}`,
      ],
    ],
  ])('stops where %s', (_, more, expected) => {
    expect(problems(more)).toEqual(expected);
  });

  const figures = (answer: number, share: string): string => `
:::reveal guess answer=${answer} max=50 unit="%"
How many?

> So many.

:::

:::chart shares
Who drinks it

| Who | How many |
| --- | -------- |
| You | ${share} |

> I counted.

:::
`;

  it('takes the words of a reveal and a chart in another language', () => {
    const words = figures(16, '8,5 %').replace('How many?', 'Combien ?').replace('| You', '| Vous');
    expect(
      problems({
        'modules/leaf/en.md': leaf + figures(16, '8.5%'),
        'modules/leaf/fr.md': feuille + words,
      }),
    ).toEqual([]);
  });

  it('stops if a reveal has another answer, or a chart another figure', () => {
    const english = { 'modules/leaf/en.md': leaf + figures(16, '8.5%') };
    expect(problems({ ...english, 'modules/leaf/fr.md': feuille + figures(20, '8,5 %') })).toEqual([
      `modules/leaf/fr.md:26: "guess" is not built as in modules/leaf/en.md: answer is 20, not 16. ${fix('leaf')}`,
    ]);
    expect(problems({ ...english, 'modules/leaf/fr.md': feuille + figures(16, '9,5 %') })).toEqual([
      `modules/leaf/fr.md:33: "shares" is not built as in modules/leaf/en.md: value is 9.5, not 8.5. ${fix('leaf')}`,
    ]);
  });

  it('stops where a slider stands beside another one only in the translation', () => {
    const slider = (more: string): string =>
      `\n:::slider before\nHow sure?\n\n1. Low\n2. High\n:::\n\n:::slider after${more}\nHow sure now?\n\n1. Low\n2. High\n:::\n`;
    expect(
      problems({
        'modules/leaf/en.md': leaf + slider(''),
        'modules/leaf/fr.md': feuille + slider(' beside=before'),
      }),
    ).toEqual([
      `modules/leaf/fr.md:33: "after" is not built as in modules/leaf/en.md: beside is only here. ${fix('leaf')}`,
    ]);
  });

  it('stops where a lesson, the title or the player’s words are missing, with all that is wrong in the other', () => {
    expect(problems({ 'modules/leaf/fr.md': '', 'src/locale/fr.yaml': '' })).toEqual([
      'modules/course.yaml:6: "locales" has "fr", which has no modules/leaf/fr.md, src/locale/fr.yaml. Write them, or take the language off the list.',
    ]);
    // A lesson that there is in no language is said once.
    expect(problems({ 'modules/course.yaml': yaml.replace(/lessons: *\[/, 'lessons: [cup, ') })).toEqual([
      expect.stringContaining('The lesson "cup" has no file modules/cup/en.md.'),
    ]);
    const untitled = yaml.replace(/translations:[^]*?lessons:/, 'lessons:');
    expect(problems({ 'modules/course.yaml': untitled })).toEqual([
      'modules/course.yaml:6: The title and description are missing in "fr". Write "translations:", below it "  fr:", and below that language, title and description.',
    ]);
    const strange = yaml.replace(
      '  fr:',
      '  fr:\n    language: fr\n    title: T\n    description: D\n  fra:',
    );
    expect(problems({ 'modules/course.yaml': strange })).toEqual([
      'modules/course.yaml:12: "fra" is not among the locales. Did you mean "fr"?',
    ]);
  });
});

describe('what is kept of a learner', () => {
  const progress: Progress = {
    ...emptyProgress,
    place: { lesson: 'leaf', screen: 'more', step: 0 },
    answers: new Map([['green-or-black', 'b']]),
    attemptsTaken: 1,
    attempt: {
      seed: 7,
      items: ['leaf-what'],
      answers: new Map([['leaf-what', 'a']]),
      submitted: false,
    },
  };
  const courses = (): Course[] => loadLanguages(courseFolder(files)).map(({ course }) => course);

  it('is the same in every language, whatever the words', () => {
    const loaded = courses();
    for (const from of loaded) {
      for (const to of loaded) {
        const { progress: again, lost } = restoreProgress(
          to,
          decodeSnapshot(encodeSnapshot(from, progress, 4096)) ?? { achieved: nothingAchieved, fields: [] },
        );
        expect(lost).toEqual(nothingLost);
        expect(again.answers).toEqual(progress.answers);
        expect(again.attempt).toMatchObject({ items: ['leaf-what'], answers: new Map([['leaf-what', 'a']]) });
      }
    }
  });

  it('is what version 1 wrote in English', () => {
    const [screen] = courses()[0]?.lessons[0]?.screens ?? [];
    expect(screen?.activities).toEqual([{ id: 'green-or-black', fingerprint: '4etei' }]);
  });

  it('is the same if only that language is read', () => {
    const [english] = courses();
    const french = loadCourse(courseFolder(files), { locale: 'fr' });
    expect(french.course.lessons[0]?.screens[0]?.activities).toEqual(
      english?.lessons[0]?.screens[0]?.activities,
    );
    expect(french.course.digest).not.toBe(english?.digest);
    expect(french.files.some((file) => file.endsWith('en.md'))).toBe(true);
  });
});

describe('what a later language lacks', () => {
  const note = '\n:::acknowledgement i-will version=1\nI will.\n:::\n';
  const acknowledged = {
    'modules/course.yaml': yaml.replace('acknowledgement: false', 'acknowledgement: true'),
  };

  it('is reported if only its own lessons lack it', () => {
    expect(problems({ ...acknowledged, 'modules/leaf/en.md': leaf + note })).toEqual([
      'modules/course.yaml:14: In "fr": The course asks for an acknowledgement, but no lesson holds one. Write an :::acknowledgement on the last screen, or "acknowledgement: false".',
    ]);
    const plainLesson = exam.replace('kind: check\n', '').replace(/::::check[^]*/, 'Words.\n');
    expect(problems({ 'modules/exam/fr.md': plainLesson })).toContainEqual(
      expect.stringContaining('In "fr": completion is "viewed-and-passed", but there is no final check.'),
    );
  });

  it('is reported once if every language lacks it', () => {
    expect(problems(acknowledged)).toEqual([
      'modules/course.yaml:14: The course asks for an acknowledgement, but no lesson holds one. Write an :::acknowledgement on the last screen, or "acknowledgement: false".',
    ]);
  });

  it('is not compared with a translation if the first language itself has problems', () => {
    const both = {
      'modules/course.yaml': yaml
        .replace('[en, fr]', '[en, fr, de]')
        .replace('lessons:', '  de:\n    language: de\n    title: Tee\n    description: Alles.\nlessons:'),
      'src/locale/de.yaml': 'x',
      'modules/exam/de.md': exam,
      'modules/leaf/de.md': leaf.replace('{#more}', '{#mehr}'),
      'modules/leaf/en.md': leaf.replace('[x]', '[ ]'),
    };
    expect(problems(both)).toEqual([expect.stringContaining('modules/leaf/en.md:13: No option')]);
  });
});
