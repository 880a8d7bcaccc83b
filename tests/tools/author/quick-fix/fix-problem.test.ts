import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCourses } from '../../../../src/compile/courses.ts';
import type { Problem } from '../../../../src/compile/problems.ts';
import { ContentError } from '../../../../src/compile/problems.ts';
import { fixAll, fixProblem, withEdit } from '../../../../src/tools/author/quick-fix/fix-problem.ts';
import { runNode } from '../../../run/command.ts';
import { courseFolder, courseYaml, leaf } from '../../../compile/course-folder.ts';

interface Slip {
  readonly slip: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** What becomes of it; where not given, what was there before. */
  readonly fixed?: string;
  readonly file?: 'modules/course.yaml';
}

const lesson = 'modules/leaf/en.md';

/** One for each kind that is certain to be fixed. */
const slips: readonly Slip[] = [
  {
    slip: 'a colon in the title',
    from: 'title: The leaf',
    to: 'title: Tea: the leaf',
    fixed: "title: 'Tea: the leaf'",
  },
  {
    slip: 'a colon in an objective',
    from: '- Know a leaf',
    to: '- Know: a leaf',
    fixed: "- 'Know: a leaf'",
  },
  {
    slip: 'an apostrophe there, too',
    from: 'title: The leaf',
    to: "title: Tea: Ann's leaf",
    fixed: 'title: "Tea: Ann\'s leaf"',
  },
  {
    slip: 'a title that begins with a sign',
    from: 'title: The leaf',
    to: 'title: *The leaf',
    fixed: "title: '*The leaf'",
  },
  {
    slip: 'a title that begins with @',
    from: 'title: The leaf',
    to: 'title: @leaf',
    fixed: "title: '@leaf'",
  },
  { slip: 'a year for a title', from: 'title: The leaf', to: 'title: 2024', fixed: "title: '2024'" },
  { slip: 'a key of the front matter in capitals', from: 'minutes: 2', to: 'Minutes: 2' },
  { slip: 'an id that is not the folder’s', from: 'id: leaf', to: 'id: leave' },
  {
    slip: 'per cent after a number',
    file: 'modules/course.yaml',
    from: 'pass-mark: 80',
    to: 'pass-mark: 80%',
  },
  {
    slip: 'yes for true',
    file: 'modules/course.yaml',
    from: 'shuffle-questions: true',
    to: 'shuffle-questions: yes',
  },
  {
    slip: 'a setting with underscores',
    file: 'modules/course.yaml',
    from: 'pass-mark: 80',
    to: 'pass_mark: 80',
  },
  {
    slip: 'a value in capitals',
    file: 'modules/course.yaml',
    from: 'interactions: full',
    to: 'interactions: Full',
  },
  { slip: 'Word’s dash', from: '- [ ] Black', to: '– [ ] Black' },
  {
    slip: 'Word’s bullets',
    from: 'More words.',
    to: '• One\n• Two\n• Three',
    fixed: '- One\n- Two\n- Three',
  },
  { slip: 'bullets with a tab', from: 'More words.', to: '·\tOne\n·\tTwo', fixed: '- One\n- Two' },
  { slip: 'no space after the hyphen', from: '- [ ] Black', to: '-[ ] Black' },
  { slip: 'a box without a space in it', from: '- [ ] Black', to: '- [] Black' },
  { slip: 'a box without a space after it', from: '- [x] Green', to: '- [X]Green' },
  { slip: 'a box that was drawn', from: '- [ ] Black', to: '☐ Black' },
  { slip: 'no space after ##', from: '## More {', to: '##More {' },
  { slip: 'an indented block', from: ':::choice', to: '  :::choice' },
  { slip: 'colons as Chinese has them', from: /^:::$/m, to: '：：：', fixed: ':::' },
  { slip: 'two colons', from: ':::choice', to: '::choice' },
  { slip: 'a block that is not closed', from: /^:::\n/m, to: '', fixed: '  > No.\n\n:::\n' },
  { slip: 'a block’s name in capitals', from: ':::choice', to: ':::Choice' },
  { slip: 'a block’s name misspelt', from: ':::choice', to: ':::choise' },
  { slip: 'an id in capitals', from: 'green-or-black', to: 'Green_or_Black' },
  {
    slip: 'spaces round =',
    from: 'green-or-black',
    to: 'green-or-black confidence = true',
    fixed: 'green-or-black confidence=true',
  },
  {
    slip: 'spaces round =, but not those in quotation marks',
    from: /:::choice[\s\S]*?\n:::/,
    to: ':::reveal guess answer = 16 max=50 unit=" = %, k = 2"\n\nHow many?\n\n> 16.\n\n:::',
    fixed: ':::reveal guess answer=16 max=50 unit=" = %, k = 2"\n',
  },
  {
    slip: 'an attribute misspelt',
    from: 'green-or-black',
    to: 'green-or-black confidense=true',
    fixed: 'green-or-black confidence=true',
  },
  { slip: 'a screen without an id', from: '## More {#more}', to: '## More' },
  { slip: 'a screen’s id in capitals', from: '{#more}', to: '{#More}' },
  {
    slip: 'a heading of the first level',
    from: 'More words.',
    to: '# Words\n\nMore words.',
    fixed: '### Words\n\nMore words.',
  },
  { slip: 'a link’s key in capitals', from: 'link:shop', to: 'link:Shop' },
  {
    slip: 'a picture’s name with its ending',
    from: 'More words.',
    to: '![](art:leaf.svg)',
    fixed: '![](art:leaf)',
  },
  { slip: 'feedback beside its option', from: '  > No.', to: '> No.' },
];

function problemsOf(root: string): readonly Problem[] {
  try {
    loadCourses(root);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

describe('what is certain to be fixed', () => {
  it.each(slips)('$slip', ({ file = lesson, from, to, fixed }) => {
    const sound = file === lesson ? leaf : courseYaml;
    const broken = sound.replace(from, () => to);
    expect(broken).not.toBe(sound);
    const root = courseFolder({ [file]: broken });
    // One slip may be told of twice: what it was, and what became of it.
    const before = problemsOf(root);
    expect(before.length).toBeLessThanOrEqual(2);
    const problem = before.find(({ edit }) => edit);
    expect(problem?.edit?.file).toBe(file);
    fixProblem(root, problem as Problem, problemsOf);
    expect(problemsOf(root)).toEqual([]);
    const now = readFileSync(join(root, file), 'utf8');
    if (fixed === undefined) expect(now).toBe(sound);
    else expect(now).toContain(fixed);
  });

  it('all of them at once', () => {
    const all = slips.filter(
      ({ file, slip }) =>
        file === undefined && /Word’s dash|name misspelt|without an id|key in capitals/.test(slip),
    );
    const broken = all.reduce((text, { from, to }) => text.replace(from, () => to), leaf);
    const root = courseFolder({ [lesson]: broken, 'modules/course.yaml': courseYaml.replace('80', '80%') });
    expect(fixAll(root, problemsOf).length).toBeGreaterThan(3);
    expect(problemsOf(root)).toEqual([]);
  });
});

describe('nothing is written', () => {
  it('where what is meant is not certain', () => {
    const root = courseFolder({ [lesson]: leaf.replace('[x]', '[ ]') });
    expect(problemsOf(root)[0]).not.toHaveProperty('edit');
    expect(fixAll(root, problemsOf)).toEqual([]);
  });

  it.each([
    ['title: The leaf', 'title: Tea: the leaf # as Ann says'],
    ['title: The leaf', 'title: 2024 # the year'],
    ['- Know a leaf', '- Know: a leaf # or two'],
  ])('where a comment would become part of the words: %s', (from, to) => {
    const root = courseFolder({ [lesson]: leaf.replace(from, to) });
    expect(problemsOf(root)).not.toEqual([]);
    expect(fixAll(root, problemsOf)).toEqual([]);
    expect(readFileSync(join(root, lesson), 'utf8')).toContain(`${to}\n`);
  });

  it('where the file has changed meanwhile, or more would be wrong', () => {
    const broken = leaf.replace('- [ ] Black', '– [ ] Black');
    const root = courseFolder({ [lesson]: broken });
    const problem = problemsOf(root).find((one) => one.edit) as Problem;
    const { edit } = problem as { edit: NonNullable<Problem['edit']> };
    const attempt = (changed: Partial<typeof edit>) => (): void =>
      fixProblem(root, { ...problem, edit: { ...edit, ...changed } }, problemsOf);
    expect(attempt({ before: 'else' })).toThrow('has been changed meanwhile');
    expect(attempt({ after: '- [ ] Black [x] [[ {#x}' })).toThrow('without more to do');
    expect(readFileSync(join(root, lesson), 'utf8')).toBe(broken);
    expect(withEdit('a\nb', { file: '', line: 2, before: 'b', after: 'c\nd' })).toBe('a\nc\nd');
  });
});

it('npm run check -- --fix fixes, and says what', async () => {
  const root = courseFolder({
    [lesson]: leaf.replace('- [ ] Black', '– [ ] Black').replace(':::choice', ':::Choice'),
  });
  const program = join(import.meta.dirname, '../../../../src/tools/author/check.ts');
  const { output } = await runNode([program, '--root', root], {}, 30_000);
  expect(output).toContain('npm run check -- --fix');
  const fixed = await runNode([program, '--fix', '--root', root], {}, 30_000);
  expect(fixed.output).toContain(`Fixed ${lesson}:13: There is no block "Choice".`);
  expect(readFileSync(join(root, lesson), 'utf8')).toBe(leaf);
});
