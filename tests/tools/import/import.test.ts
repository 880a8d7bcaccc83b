import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../../src/compile/load-course.ts';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import type { Imported } from '../../../src/tools/import/import-document.ts';
import { importDocument } from '../../../src/tools/import/import-document.ts';
import { importReport } from '../../../src/tools/import/report.ts';
import { courseYaml } from '../../compile/course-folder.ts';
import { pageOf } from '../../compile/page-of.ts';
import { writtenFolder } from '../author/written-course.ts';
import { docx, h, p, r, table, tick } from './docx.ts';
import { handbook, hurry, meeting, quiz } from './documents.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lessonIn = (root: string, id: string): string =>
  readFileSync(join(root, `modules/${id}/en.md`), 'utf8');
const errorsIn = (root: string) =>
  checkCourse(root).filter(({ level, rule }) => level === 'error' && rule === 'build');

async function imported(name: string, content: Uint8Array | string, root = writtenFolder()) {
  const result = await importDocument(root, name, typeof content === 'string' ? utf8(content) : content, {
    lesson: 'new',
  });
  const told = (outcome: string): string[] =>
    result.log
      .filter((one) => one.outcome === outcome)
      .map(({ what, words, became }) => `${what}: ${words} → ${became}`);
  return { root, result, lesson: lessonIn(root, 'new'), told };
}

describe('a document of Word', () => {
  it('with styles becomes a lesson of screens, lists, tables, pictures and notes', async () => {
    const { root, result, lesson, told } = await imported('handbook.docx', handbook);
    expect(result.files).toEqual([
      'modules/new/en.md',
      'assets/media/new-1.png',
      'modules/links.yaml',
      'modules/course.yaml',
    ]);
    expect(lesson).toBe(`---
id: new
title: Welcoming new people
minutes: 1
objectives:
  - Greet somebody on their first day
  - Name two things that help
---

## The first day {#the-first-day}

The first day is **long**, and _quiet people_ are easily missed.[1]

Somebody marked this sentence, and put words in.

### Three things that help

- A name on the door
- Somebody to eat with:
  - not only on the first day
- Time

Count with us:

1. One
2. Two

See [the guide for hosts](link:example-org-hosts) and write to us.

### When

| Hour | What |
| --- | --- |
| 9.00 | Keys \\| badge |
| 12.00 | Lunch |

:::image new-two-people-at-a-door src=new-1.png alt="Two people at a door, one holds it open"
:::

:::image new-picture src=new-1.png alt="Say what the picture shows"
:::

> People forget what you said.

Water is H₂O, and 10² is a hundred.

Words in a box

Figure 7 shows the door.

:::note Notes

- [1] Found in our own survey of 2025.

:::
`);
    expect(told('left')).toEqual([
      'Table of contents: Learning objectives ........ 1 → The course makes its own.',
      'Comment: Is that so? Ask Ada. → By Jo. Comments are for those who write.',
      'Tracked change: deleted: after taking others out → It is struck out in the document.',
      'Formula: e=mc² → Write it in words, or put it in as a picture.',
      'Head or foot of the page: Draft – internal → Lessons have no pages.',
    ]);
    expect(told('changed')).toContain('Tracked change: inserted: put words in → It was taken as accepted.');
    expect(told('changed')).toContain(
      'Picture: new-1.png → It has no description: write one over “Say what the picture shows”.',
    );
    expect(readFileSync(join(root, 'modules/links.yaml'), 'utf8')).toContain(
      'example-org-hosts:\n  url: https://www.example.org/hosts\n  title: the guide for hosts\n',
    );
    expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8')).toContain('lessons: [leaf, new, exam]');
    // The picture without a description among them: the check lists it, and nothing stops the course.
    expect(errorsIn(root)).toEqual([]);
    expect(checkCourse(root).map(({ message }) => message)).toContain(
      '"Say what the picture shows" is still there.',
    );
  });

  it('of Google Docs: several headings below a title, addresses as words, breaks in a line', async () => {
    const { root, lesson } = await imported('meeting.docx', meeting);
    expect(lesson).toContain('title: Meetings that hear everybody');
    expect(lesson).toContain('Send the **agenda** “early” – at least a day before.');
    expect(lesson).toContain('1. What to decide\n2. Who decides');
    expect(lesson).toContain(
      '[captions](link:example-org-captions) and [https://example.org/captions?lang=en#start](link:example-org-captions-2)',
    );
    expect(lesson).toContain('Send what was decided.\\\nThank who took notes.');
    expect(lesson.match(/^## .*/gm)).toEqual([
      '## Before {#before}',
      '## During {#during}',
      '## After {#after}',
    ]);
    expect(errorsIn(root)).toEqual([]);
  });

  it('that LibreOffice saved: lists in lists, a footnote, a comment, changes, a picture, a question', async () => {
    const content = readFileSync(join(import.meta.dirname, 'documents/listening.docx'));
    const { lesson, told } = await imported('listening.docx', content);
    expect(lesson).toContain(
      'We hear **words** and miss the _pause_.[1] See [the study](link:example-org-listening).',
    );
    expect(lesson).toContain('- Put the phone away\n- Ask once more\n  - ‘What do you mean by soon?’');
    expect(lesson).toContain('| Team A | 0.5 |');
    expect(lesson).toContain('> Silence is an answer, too.');
    expect(lesson).toContain(':::image new-an-ear src=new-1.png alt="An ear"\n:::');
    expect(lesson).toContain('- [1] Measured in 40 calls.');
    expect(lesson).toContain('What shows that you listen?\n\n- [x] You say it back');
    expect(told('left')).toEqual([
      'Comment: Find the source. → By Ada. Comments are for those who write.',
      'Tracked change: deleted: which nobody minds → It is struck out in the document.',
    ]);
  });

  it('written in a hurry: typed bullets, columns of tabs, bold lines for headings, signs of Markdown', async () => {
    const { root, lesson } = await imported('hurry.docx', hurry);
    expect(lesson).toContain(
      '## Dealing with calls {#dealing-with-calls}\n\nCalls are answered by\u00a0all of us. 1. is no list here.',
    );
    expect(lesson).toContain('- Be kind\n- Be quick\n  - but listen\n');
    expect(lesson).toContain('| Ada | 3 | \\*77 |');
    expect(lesson).toContain('- \\<silence\\> & \\[breath\\]');
    expect(lesson).toContain(
      '\\# this is a number sign, \\_this\\_ is not sloped, and C:\\\\path\\\\\\*.\\* is a path. 5 \\* 3 = 15.',
    );
    expect(errorsIn(root)).toEqual([]);
  });

  it('is a lesson in every language, to be translated, and of the course that is named', async () => {
    const again =
      'like: course.yaml\nid: again\ntitle: Again\ndescription: Again.\nlessons: [leaf]\ncompletion: viewed\n';
    const yaml = courseYaml.replace('lessons:', 'locales: [en, de]\nlessons:');
    const root = writtenFolder({ 'modules/course.yaml': yaml, 'modules/again.yaml': again });
    const { files, log } = await importDocument(root, 'My bees.md', utf8('# Bees\n\nThey fly.\n'), {
      course: 'modules/again.yaml',
    });
    expect(files).toEqual(['modules/my-bees/en.md', 'modules/my-bees/de.md', 'modules/again.yaml']);
    expect(readFileSync(join(root, 'modules/again.yaml'), 'utf8')).toContain('lessons: [leaf, my-bees]');
    expect(log.map(({ became }) => became)).toContain(
      'The course has several: the same words stand in de until they are translated.',
    );
  });
});

describe('questions', () => {
  it('are recognised however the right option is marked, and no list is taken for one', async () => {
    const { root, lesson, result } = await imported('quiz.docx', quiz);
    const questions = lesson.match(/:::(?:choice|multi)[\s\S]*?\n:::/g)?.map((text) =>
      text
        .split('\n')
        .filter((line) => /^(?:\w|- )/.test(line))
        .join(' '),
    );
    expect(questions).toEqual([
      'Who can be an ally? - [ ] Managers - [x] Anybody - [ ] Nobody',
      'What is a good first step? - [x] Ask - [ ] Wait - [ ] Complain',
      'Which of these help? - [x] Time - [ ] Noise - [x] Names',
      'What belongs on the agenda? - [x] Who decides - [ ] Who has left - [x] What there is to decide',
      'Which colour is the badge? - [x] Green - [ ] Red - [ ] Blue',
      'How long is lunch? - [x] An hour - [ ] All day',
      'You are cut off. What do you say? - [x] ‘May I finish?’ - [ ] Nothing',
      'Who takes the notes: - [x] Each in turn - [ ] The youngest',
    ]);
    expect(lesson).toContain('- [x] Anybody\n  > Everybody can begin where they are.');
    expect(lesson).toContain('- [ ] Nothing\n  > Then they never learn.');
    expect(lesson).toContain('Who is right?\n\n1. She\n2. He');
    expect(result.log).toContainEqual(expect.objectContaining({ what: 'Question?', words: 'Who is right?' }));
    expect(errorsIn(root)).toEqual([]);
    const { activities } = loadCourse(root).course.lessons[1]?.screens[1] ?? { activities: [] };
    expect(activities).toHaveLength(2);
  });

  it.each([
    [
      'Markdown with boxes',
      'new.md',
      '# Quiz\n\n## One\n\nWhich?\n\n- [ ] This\n- [x] That\n- [ ] Neither\n',
    ],
    [
      'Markdown with letters in one paragraph',
      'new.md',
      '# Quiz\n\n## One\n\nWhich?\na) This\nb) That\nc) Neither\nAnswer: B\n',
    ],
    [
      'Markdown with the answer in words',
      'new.md',
      '# Quiz\n\n## One\n\nWhich?\n\n* This\n* That\n* Neither\n\nThe right answer is: That\n',
    ],
    ['an outline', 'new.txt', 'Quiz\n\nOne\n- a point\n\nWhich?\n  a) This\n  b) *That\n  c) Neither\n'],
  ])('of %s', async (_, name, text) => {
    const { lesson } = await imported(name, text);
    expect(lesson).toMatch(
      /:::choice new-which\n\nWhich\?\n\n- \[ \] This\n {2}> .*\n- \[x\] That\n {2}> .*\n- \[ \] Neither\n/,
    );
  });

  it.each([
    ['उसकी', 'उसका', 'उसके'],
    ['+5 °C', '−5 °C', '±5 °C'],
  ])('whose options differ in marks or signs: %s, %s, %s', async (first, second, third) => {
    const { lesson } = await imported(
      'new.md',
      `# Quiz\n\n## One\n\nWhich?\n\n* ${first}\n* ${second}\n* ${third}\n\nThe right answer is: ${second}\n`,
    );
    expect(lesson).toContain(`- [ ] ${first}`);
    expect(lesson).toContain(`- [x] ${second}`);
  });

  it('are none: a list with bold words, a checklist, all options marked', async () => {
    const lists =
      '- **Who** comes\n- What\n\nTo do\n\n- [x] Done\n- [ ] Not yet\n\nWhich?\n\n- [x] This\n- [x] That\n';
    const { lesson } = await imported('new.md', `# Lists\n\n## One\n\n${lists}`);
    expect(lesson).not.toContain(':::');
    expect(lesson).toContain('Done');
  });
});

describe('an outline', () => {
  it('has its title in the first line, and screens where something stands below', async () => {
    const outline =
      'Bees at work\n\nWhy bees\n\tThey are many\n\tThey agree\n\t\tby dancing\n\nWhat they do\n\tLook\n\nThat is all there is to say of them.\n';
    const { root, lesson } = await imported('outline.txt', outline);
    expect(lesson).toContain('title: Bees at work');
    expect(lesson).toContain('## Why bees {#why-bees}\n\n- They are many\n- They agree\n  - by dancing\n');
    expect(lesson).toContain(
      '## What they do {#what-they-do}\n\n- Look\n\nThat is all there is to say of them.',
    );
    expect(errorsIn(root)).toEqual([]);
  });

  it('may be numbered', async () => {
    const { lesson } = await imported(
      'outline.txt',
      'Bees\n\n1 Why\nThey are many.\n1.1 How many\nVery.\n2 Where\nIn hives.\n',
    );
    expect(lesson.match(/^#.*/gm)).toEqual(['## 1 Why {#why}', '### 1.1 How many', '## 2 Where {#where}']);
  });
});

describe('an address', () => {
  it('that the course knows is used again; what stands in the file stays', async () => {
    const links = '# Ours.\nshop:\n  url: https://example.org/shop # the shop\n  title: The shop\n';
    const root = writtenFolder({ 'modules/links.yaml': links });
    const text =
      '# A\n\n## B\n\n[Here](https://example.org/shop), [there](https://example.org/x), [again](https://example.org/x).\n';
    const { lesson } = await imported('a.md', text, root);
    expect(lesson).toContain('[Here](link:shop), [there](link:example-org-x), [again](link:example-org-x).');
    expect(readFileSync(join(root, 'modules/links.yaml'), 'utf8')).toBe(
      `${links}\nexample-org-x:\n  url: https://example.org/x\n  title: there\n`,
    );
  });
});

it('nothing is written over: a lesson that is there is refused', async () => {
  const root = writtenFolder();
  const before = lessonIn(root, 'leaf');
  await expect(importDocument(root, 'leaf.docx', handbook)).rejects.toThrow(
    'modules/leaf/en.md is there already. Take another id.',
  );
  expect(lessonIn(root, 'leaf')).toBe(before);
  expect(existsSync(join(root, 'assets/media'))).toBe(false);
});

it('nothing is half written: where one file cannot be, none is', async () => {
  const root = writtenFolder({ 'assets/media': 'no folder' });
  const before = readFileSync(join(root, 'modules/course.yaml'), 'utf8');
  await expect(importDocument(root, 'new.docx', handbook, { lesson: 'new' })).rejects.toThrow(
    'Nothing was written:',
  );
  expect(readdirSync(join(root, 'modules')).filter((name) => /new|tmp/.test(name))).toEqual([]);
  expect(readFileSync(join(root, 'modules/course.yaml'), 'utf8')).toBe(before);
});

it('the report says what became of what, line by line', async () => {
  const { result } = await imported('quiz.docx', quiz);
  const report = importReport('quiz.docx', result);
  expect(report).toContain('quiz.docx is a lesson now: modules/new/en.md');
  expect(report).toContain('  line 9: Screen “Lettered, with the answer below”');
  expect(report).toContain('(understood: 1. a) b) c) Answer: B Feedback:)');
});

describe('every word of a document', () => {
  /** Letters and digits; where a page tells apart less than a document, neither do these. */
  const wordsOf = (text: string): string[] =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const said = ({ log }: Imported, lesson: string): string => {
    const { text = '', problems } = pageOf(
      lesson.replace(/^id: .*/m, 'id: leaf').replaceAll(/\(link:[^)]*\)/g, '(link:shop)'),
    );
    expect(problems).toEqual([]);
    return [text, ...log.flatMap(({ words, became, understood = '' }) => [words, became, understood])].join(
      ' ',
    );
  };
  const word = fc.string({
    unit: fc.constantFrom(
      ...'abcdeXYZ019éßñ你א'.split(''),
      ...'\\`*_{}[]()<>#+-.!|~&:=^$"\'•–—☐☑✓§ \u00a0\t\n'.split(''),
    ),
    minLength: 1,
    maxLength: 16,
  });
  const look = fc.constantFrom('', 'b', 'i', 'u', 'strike', 'highlight=yellow', 'vertAlign=superscript');
  const paragraph = fc.oneof(
    fc.array(fc.tuple(word, look), { minLength: 1, maxLength: 3 }).map((runs) => ({
      xml: p(runs.map(([text, marks]) => r(text, marks)).join('')),
      text: runs.map(([text]) => text).join(''),
    })),
    fc.tuple(fc.integer({ min: 1, max: 4 }), word).map(([level, text]) => ({ xml: h(level, text), text })),
    fc
      .tuple(fc.constantFrom('1/0', '1/1', '1/2', '2/0', '3/0', '4/0', '4/1'), word)
      .map(([list, text]) => ({ xml: p(text, { list }), text })),
    fc
      .tuple(word, word, word, word)
      .map((cells) => ({ xml: table(cells.slice(0, 2), cells.slice(2)), text: cells.join(' ') })),
    fc.tuple(fc.boolean(), word).map(([isOn, text]) => ({ xml: p(tick(isOn) + r(text)), text })),
    fc
      .tuple(
        fc.constantFrom('Answer: ', 'Feedback: ', 'a) ', 'b) ', '1. ', '• ', 'Question 3: ', 'Correct: '),
        word,
      )
      .map(([lead, text]) => ({ xml: p(lead + text), text: lead + text })),
    fc
      .constantFrom('Which?', 'Answer: A', 'Answer: B, C', 'Objectives')
      .map((text) => ({ xml: p(text), text })),
  );

  it('is in the lesson or in the report, and the lesson builds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 12 }), async (paragraphs) => {
        const text = paragraphs.map((one) => one.text).join(' ');
        fc.pre(wordsOf(text).length > 0);
        const { result, lesson } = await imported(
          'any.docx',
          docx({ body: paragraphs.map(({ xml }) => xml).join('') }),
        );
        const known = new Set(wordsOf(said(result, lesson)));
        expect(wordsOf(text).filter((one) => !known.has(one))).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40) },
    );
  }, 600_000);

  it('of Markdown, too', async () => {
    const line = fc
      .tuple(fc.constantFrom('', '# ', '## ', '- ', '1. ', '> ', '    ', '- [x] ', '| '), word)
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const typed = lines.map((one) => one.replaceAll(/[<>&\\[\]`:]/g, ''));
        fc.pre(wordsOf(typed.join(' ')).length > 0);
        const { result, lesson } = await imported('any.md', `words\n\n${typed.join('\n')}\n`);
        // Marks may stand within a word.
        const known = wordsOf(said(result, lesson)).join('');
        const letters = typed
          .flatMap((one) => one.replace(/^\s*[-\d.+*)]+(?:\s+(?:\[x\] )?|$)|\bx\b/, '').split(/[|\s\u00a0]+/))
          .map((one) => wordsOf(one).join(''));
        expect(letters.filter((one) => !known.includes(one))).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40) },
    );
  }, 600_000);

  it('of an outline, too', async () => {
    const lead = fc.constantFrom(
      '',
      '\t',
      '    ',
      '- ',
      '• ',
      '\t- ',
      '1. ',
      '1.1 ',
      'a) ',
      'b) ',
      '# ',
      'Answer: ',
      '[x] ',
      'Feedback: ',
    );
    const line = fc.oneof(
      fc.tuple(lead, word).map((parts) => parts.join('')),
      fc.constantFrom('', '===', '---'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const text = `words\n${lines.join('\n')}\n`;
        const { result, lesson } = await imported('any.txt', `${text}last words\n`);
        const known = new Set(wordsOf(said(result, lesson)));
        expect(wordsOf(text).filter((one) => !known.has(one))).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40), examples: [[['# \t', '===']]] },
    );
  }, 600_000);
});
