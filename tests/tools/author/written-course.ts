import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { courseFolder, exam } from '../../compile/course-folder.ts';

export const question = (id: string, stem = 'Which one is green?', right = 'Green tea'): string => `
:::choice ${id}
${stem}

- [x] ${right}
  > Yes, that is the one.
- [ ] Black tea, which is left to go dark
  > No, that one is dark.
- [ ] White tea
  > No, that one is pale.
:::
`;

/** A lesson that keeps every rule. */
export const goodLeaf = `---
id: leaf
title: The leaf
minutes: 1
objectives:
  - Know a leaf
---

## Welcome {#welcome}

Read about *tea* in [the shop’s own guide](link:shop). The leaf is green at first. It is dried in the sun.

![](art:leaf)
${question('green-or-black')}
## More {#more}

### Of the leaf

You can brew it more than once.
`;

export const goodExam = exam.replace(
  '- [ ] A stone',
  '- [ ] A stone\n  > No.\n- [ ] A rather long piece of wood',
);

/** A sound course, with other files in place of its own. */
export const writtenFolder = (files: Readonly<Record<string, string>> = {}): string =>
  courseFolder({ 'modules/leaf/en.md': goodLeaf, 'modules/exam/en.md': goodExam, ...files });

/** What the check says of it: `rule file:line` for each finding. */
export const findingsOf = (files: Readonly<Record<string, string>>): string[] =>
  checkCourse(writtenFolder(files)).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
