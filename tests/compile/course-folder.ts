import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LoadedCourse } from '../../src/compile/load-course.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { ContentError, problemText } from '../../src/compile/problems.ts';

export const courseYaml = `id: tea
version: 1.0.0
title: Tea
description: All about tea.
language: en-GB
lessons: [leaf, exam]
completion: viewed-and-passed
acknowledgement: false
check:
  pass-mark: 80
  attempts: 0
  draw-per-lesson: 1
  shuffle-questions: true
  shuffle-options: false
  failed-attempt: incomplete
record:
  interactions: full
  scenario-choices: true
  idle-minutes: 30
brand:
  organisation: ''
support:
  - name: Help desk
    url: mailto:help@example.org
`;

export const leaf = `---
id: leaf
title: The leaf
minutes: 2
objectives:
  - Know a leaf
---

## Welcome {#welcome}

Read about *tea* in [the shop](link:shop).

:::choice green-or-black
Which is **green**?

- [x] Green tea
  > Yes.
- [ ] Black tea
  > No.
:::

## More {#more}

More words.
`;

export const exam = `---
id: exam
title: Final check
minutes: 1
kind: check
objectives: [Show it]
---

## Final check {#final}

::::check final-check

:::choice leaf-what lesson=leaf
What is it?

- [x] A leaf
  > Yes.
- [ ] A stone
  > No.
:::

::::
`;

/** A check for a lesson's beginning. */
export const testOutPool = (): string => `
::::check leaf-early

:::choice leaf-known lesson=leaf
What do you know?

- [x] All
  > Yes.
- [ ] Nothing
  > No.
:::

::::
`;

export const linksYaml = `shop:
  url: https://example.org/
  title: A shop
`;

/** A sound little course, with other files in place of its own; '' leaves a file out. Gone after the test. */
export function courseFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const all = {
    'modules/course.yaml': courseYaml,
    'modules/links.yaml': linksYaml,
    'modules/leaf/en.md': leaf,
    'modules/exam/en.md': exam,
    'assets/art/leaf.svg': '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>',
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    if (text === '') continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export const load = (files?: Readonly<Record<string, string>>): LoadedCourse =>
  loadCourse(courseFolder(files));

/** What the build says of the course: a line `file:line: what is wrong. What to do.` for each problem. */
export function problemsOf(files: Readonly<Record<string, string>>): string[] {
  try {
    load(files);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(problemText);
  }
}
