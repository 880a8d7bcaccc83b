import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/compile/load-course.ts';
import { ContentError } from '../../src/compile/problems.ts';
import { courseFolder, courseYaml, exam, leaf, load, problemsOf, testOutPool } from './course-folder.ts';
import { translated } from './translated-words.ts';

describe('a sound course', () => {
  it('is read with its outline and settings', () => {
    const { course, settings, warnings } = load();
    expect(warnings).toEqual([]);
    expect(settings).toEqual({
      description: 'All about tea.',
      organisation: '',
      notesOf: 'tea',
      logo: undefined,
      issuer: '',
      support: [{ name: 'Help desk', url: 'mailto:help@example.org' }],
      confidence: false,
      people: false,
      sources: [{ name: 'A shop', url: 'https://example.org/' }],
    });
    expect(course).toEqual({
      id: 'tea',
      version: '1.0.0',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      title: 'Tea',
      language: 'en-GB',
      acknowledgements: [],
      rules: {
        completion: 'viewed-and-passed',
        acknowledgement: false,
        requireAnswers: false,
        minimumMinutes: 0,
        testOut: false,
        renew: 'never',
        passMark: 0.8,
        attempts: 0,
        drawPerLesson: 1,
        shuffleQuestions: true,
        shuffleOptions: false,
        confidence: false,
        feedback: 'after-submitting',
        failedAttempt: 'incomplete',
        interactions: 'full',
        scenarioChoices: true,
        idleMinutes: 30,
      },
      lessons: [
        {
          id: 'leaf',
          kind: 'lesson',
          title: 'The leaf',
          minutes: 2,
          screens: [
            {
              id: 'welcome',
              title: 'Welcome',
              activities: [
                { id: 'green-or-black', fingerprint: expect.stringMatching(/^[0-9a-z]+$/) as unknown },
              ],
            },
            { id: 'more', title: 'More', activities: [] },
          ],
        },
        {
          id: 'exam',
          kind: 'check',
          title: 'Final check',
          minutes: 1,
          screens: [
            { id: 'final', title: 'Final check', activities: [expect.objectContaining({ id: 'leaf-what' })] },
          ],
        },
      ],
    });
  });

  it('has the colour of a lesson that has one', () => {
    const { course } = load({ 'modules/leaf/en.md': leaf.replace('minutes: 2', 'minutes: 2\ncolour: pine') });
    expect(course.lessons.map(({ colour }) => colour)).toEqual(['pine', undefined]);
  });

  it('may come with Windows line ends and a byte order mark', () => {
    const { lessons } = load({ 'modules/leaf/en.md': `\uFEFF${leaf.replaceAll('\n', '\r\n')}` });
    expect(lessons[0]).toEqual(load().lessons[0]);
  });

  it('names every file that was read', () => {
    const root = courseFolder({ 'modules/leaf/en.md': leaf.replace('More words.', '![](art:leaf)') });
    const files = loadCourse(root).files.map((file) => file.slice(root.length + 1).replaceAll('\\', '/'));
    expect(files).toEqual([
      'modules/course.yaml',
      'modules/links.yaml',
      'modules/leaf/en.md',
      'modules/exam/en.md',
      'assets/art/leaf.svg',
    ]);
  });

  it('is read in another language where the files are there', () => {
    const root = courseFolder({
      'modules/leaf/de.md': leaf,
      'modules/exam/de.md': exam,
      'src/locale/de.yaml': translated({ opensInNewTab: "' (neuer Tab)'" }),
    });
    expect(loadCourse(root, { locale: 'de' }).lessons[0]?.screens[0]?.body[0]).toContain(
      'the shop<span class="visually-hidden"> (neuer Tab)</span></a>',
    );
  });
});

describe('the course as a whole', () => {
  const inLeaf = (text: string): string => problemsOf({ 'modules/leaf/en.md': leaf + text }).join('\n');
  const inExam = (from: string, to: string): string =>
    problemsOf({ 'modules/exam/en.md': exam.replace(from, to) }).join('\n');
  const question = (id: string): string =>
    `\n:::choice ${id}\nWhat?\n\n- [x] A\n  > B\n- [ ] C\n  > D\n:::\n`;

  it('has no id twice', () => {
    expect(inLeaf(question('leaf-what'))).toContain(
      'modules/exam/en.md:13: The id "leaf-what" is taken: modules/leaf/en.md:26. Give it another.',
    );
  });

  it('has no question on an unknown lesson', () => {
    expect(inExam('lesson=leaf', 'lesson=leef')).toContain(
      'modules/exam/en.md:13: The question "leaf-what" belongs to the lesson "leef", which the course does not have. Did you mean "leaf"?',
    );
    expect(inLeaf(question('again lesson=cup'))).toContain(
      'modules/leaf/en.md:26: The question "again" belongs',
    );
  });

  it('keeps nobody longer than its lessons promise', () => {
    const text = courseYaml.replace('acknowledgement:', 'minimum-minutes: 4\nacknowledgement:');
    expect(problemsOf({ 'modules/course.yaml': text })).toEqual([
      'modules/course.yaml:8: minimum-minutes is 4, but the lessons promise 3 minutes together. Write 3 or less, or raise "minutes" in the lessons that take longer.',
    ]);
    expect(problemsOf({ 'modules/course.yaml': text.replace('minutes: 4', 'minutes: 3') })).toEqual([]);
  });

  describe('lets a lesson be tested out of', () => {
    const yaml = courseYaml.replace('acknowledgement:', 'test-out: true\nacknowledgement:');
    const pool = testOutPool();
    const told = (modules: string): string =>
      problemsOf({ 'modules/course.yaml': yaml, 'modules/leaf/en.md': modules }).join('\n');

    it('with a pool of its own on its first screen, which is no practice', () => {
      const text = leaf.replace('\n## More', `${pool}\n## More`);
      const { course } = load({ 'modules/course.yaml': yaml, 'modules/leaf/en.md': text });
      expect(course.rules.testOut).toBe(true);
      const [first] = course.lessons[0]?.screens ?? [];
      expect(first?.activities.map(({ id }) => id)).toEqual(['green-or-black']);
    });

    it('with no pool at all, nobody', () => {
      expect(problemsOf({ 'modules/course.yaml': yaml })).toEqual([
        'modules/course.yaml:8: test-out is true, but no lesson has a pool of questions of its own. Write a ::::check on the first screen of a lesson that can be tested out of, or "test-out: false".',
      ]);
    });

    it('where the settings say so', () => {
      const text = leaf.replace('\n## More', `${pool}\n## More`);
      expect(problemsOf({ 'modules/leaf/en.md': text }).join()).toContain(
        'A check stands where it does not belong. Keep one ::::check, in the lesson whose front matter says "kind: check". One at a lesson’s beginning needs "test-out: true" in modules/course.yaml.',
      );
    });

    it('at its beginning, once, by its own questions', () => {
      expect(told(leaf + pool)).toContain('The check of a lesson does not stand on its first screen.');
      const twice = pool.replaceAll(/leaf-(early|known)/g, 'leaf-$1-2');
      expect(told(leaf.replace('\n## More', `${pool}${twice}\n## More`))).toContain('The lesson "leaf" has two checks at its beginning. Keep one.'); // prettier-ignore
      const foreign = pool.replace('lesson=leaf', 'lesson=exam');
      expect(told(leaf.replace('\n## More', `${foreign}\n## More`))).toContain('The question "leaf-known" counts for "exam", but stands in the check of "leaf". Write lesson=leaf, or move it there.'); // prettier-ignore
    });
  });

  it('draws no more questions than there are', () => {
    const text = courseYaml.replace('draw-per-lesson: 1', 'draw-per-lesson: 3');
    expect(problemsOf({ 'modules/course.yaml': text }).join('\n')).toContain(
      'modules/exam/en.md:11: The pool has 1 of the 3 questions on "leaf" that are drawn.',
    );
  });

  it('reports all lessons with too few questions at once', () => {
    const settings = courseYaml
      .replace('draw-per-lesson: 1', 'draw-per-lesson: 3')
      .replace(/lessons: *\[/, 'lessons: [tree, ');
    const tree = leaf
      .replace('id: leaf', 'id: tree')
      .replaceAll(/#(welcome|more)/g, '#tree-$1')
      .replace('green-or-black', 'oak');
    const more = exam.replace(
      '::::\n',
      exam.slice(exam.indexOf(':::choice'), exam.indexOf('::::\n')).replaceAll('leaf', 'tree') + '::::\n',
    );
    const all = problemsOf({
      'modules/course.yaml': settings,
      'modules/tree/en.md': tree,
      'modules/exam/en.md': more,
    });
    expect(all).toEqual([
      'modules/exam/en.md:11: The pool has 1 of the 3 questions on "leaf", 1 on "tree" that are drawn. Write more, or lower draw-per-lesson in modules/course.yaml.',
    ]);
  });

  it('has one check, in the lesson of that kind', () => {
    expect(inExam('kind: check\n', '')).toContain(
      'modules/exam/en.md:10: A check stands where it does not belong.',
    );
    expect(inExam('::::check final-check', 'Words.\n\n::::phrases final-check')).toContain(
      'modules/exam/en.md:',
    );
    const none = exam.slice(0, exam.indexOf('::::')) + 'Words.\n';
    expect(problemsOf({ 'modules/exam/en.md': none }).join('\n')).toContain(
      'modules/exam/en.md:2: The lesson of the kind "check" holds no check.',
    );
    const two = leaf.replace('minutes: 2', 'minutes: 2\nkind: check');
    expect(problemsOf({ 'modules/leaf/en.md': two }).join('\n')).toContain(
      'modules/exam/en.md:2: There are two lessons of the kind "check".',
    );
  });

  it('cannot be passed without a check', () => {
    const only = courseYaml.replace('[leaf, exam]', '[leaf]');
    expect(problemsOf({ 'modules/course.yaml': only }).join('\n')).toContain(
      'modules/course.yaml:7: completion is "viewed-and-passed", but there is no final check.',
    );
    expect(load({ 'modules/course.yaml': only.replace('viewed-and-passed', 'viewed') }).lessons).toHaveLength(
      1,
    );
  });

  it('shows again only a plan that an earlier block has', () => {
    const plan =
      '\n:::plan mine\n### Focus\n\n- Tea\n\n### Obstacles\n\n- Milk\n\n### Day 7: Well?\n\nWell?\n:::\n';
    expect(inLeaf(`${plan}\n:::plan again of=min\n:::\n`)).toContain(
      'No plan "min" comes before "again". Did you mean "mine"?',
    );
    expect(inLeaf(`${plan}\n:::plan again of=mine\n:::\n`)).toBe('');
  });

  it('sets a slider only beside an earlier one', () => {
    const slider = (id: string): string => `\n:::slider ${id}\nHow?\n\n- Low\n- High\n:::\n`;
    expect(inLeaf(slider('before') + slider('after beside=befor'))).toContain(
      'modules/leaf/en.md:33: No slider "befor" comes before "after". Did you mean "before"?',
    );
    expect(inLeaf(slider('before') + slider('after beside=before'))).toBe('');
  });

  it('has acknowledgements, and one at least where completion needs it', () => {
    const one = (id: string): string => `\n:::acknowledgement ${id} version=1\nI will.\n:::\n`;
    expect(inLeaf(one('first') + one('second'))).toBe('');
    expect(inLeaf(one('first') + one('first'))).toContain('The id "first" is taken: modules/leaf/en.md:26.');
    const needed = courseYaml.replace('acknowledgement: false', 'acknowledgement: true');
    expect(problemsOf({ 'modules/course.yaml': needed, 'modules/leaf/en.md': leaf + one('first') })).toEqual(
      [],
    );
  });

  it('has no id that an LMS would cut', () => {
    const long = (length: number): string => 'x'.repeat(length);
    const story = (id: string): string =>
      `:::scenario story\nIt begins.\n\n### Tea? {#${id}}\nThere is tea.\n\n- [Drink](#end)\n\n### End {#end}\nDone.\n\n### In short {#in-short}\nTea.\n:::\n`;
    const told = (length: number): string[] =>
      problemsOf({
        'modules/leaf/en.md': `${leaf.replace('{#more}', `{#${long(length)}}`).replace('green-or-black', `g${long(length - 1)}`)}\n${story(`s${long(length - 1)}`)}`,
      });
    expect(told(120)).toEqual([]);
    const fix = 'has 121 characters, and LMSs keep ids of 120 whole. Write a shorter one.';
    expect(told(121)).toEqual([
      `modules/leaf/en.md:13: The id "g${long(120)}" ${fix}`,
      `modules/leaf/en.md:22: The id "${long(121)}" ${fix}`,
      `modules/leaf/en.md:26: The id "s${long(120)}" ${fix}`,
    ]);
  });

  it('has no two screens with the same key in the snapshot', () => {
    const screens = Array.from(
      { length: 400 },
      (_, index) => `\n## Screen {#screen-${index}}\n\nWords.\n`,
    ).join('');
    expect(inLeaf(screens)).toMatch(
      /modules\/leaf\/en\.md:\d+: "screen-\d+" and "(screen-\d+|more|welcome)" have the same key in the snapshot\. Rename/,
    );
  });

  it('reports all problems at once, in order', () => {
    const root = courseFolder({
      'modules/leaf/en.md': leaf.replace('[x]', '[ ]').replace('link:shop', 'link:bar'),
      'modules/exam/en.md': exam.replace('  > No.\n', ''),
    });
    expect(() => loadCourse(root)).toThrow(ContentError);
    expect(() => loadCourse(root)).toThrow(
      /^modules\/leaf\/en\.md:11: .*\nmodules\/leaf\/en\.md:13: .*\nmodules\/exam\/en\.md:18: [^\n]*$/,
    );
  });
});
