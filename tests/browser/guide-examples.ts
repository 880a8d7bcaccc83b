import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { galleryMedia } from '../../src/tools/author/gallery/gallery.ts';
import type { ProjectCopy } from './project-copy.ts';

/** An example of docs/authoring.md. */
export interface Example {
  /** The first block's kind: what its picture is called. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

export function examplesIn(guide: string): Example[] {
  return [...guide.matchAll(/^```markdown\n([\s\S]*?)^```$/gm)]
    .map(([, text = '']) => ({ name: /^:{3,}([a-z]+)/m.exec(text)?.[1] ?? 'links', text }))
    .map(({ name, text }) => ({ name, title: `Example of ${name}`, text }))
    .toSorted((a, b) => Number(isCheck(a)) - Number(isCheck(b)));
}

const isCheck = ({ name }: { name: string }): boolean => name === 'check';

/** Makes the copy's course one of the examples, a screen each; the last lesson is the check. */
export function courseOfExamples(examples: readonly Example[], { root, save }: ProjectCopy): void {
  cpSync(galleryMedia, join(root, 'assets/media'), { recursive: true });
  save('modules/course.yaml', (text) =>
    text
      .replace(/^lessons: .*/m, 'lessons: [definition, check]')
      .replace(/^completion: .*/m, 'completion: viewed'),
  );
  const lesson = (id: string, kind: string, of: readonly Example[]): void =>
    save(`modules/${id}/en.md`, () =>
      [
        `---\nid: ${id}\nkind: ${kind}\ntitle: Examples\nminutes: 2\nobjectives: [See each block]\n---\n`,
        ...of.map(({ name, title, text }) => `## ${title} {#example-of-${name}}\n\n${text}`),
      ].join('\n'),
    );
  lesson(
    'definition',
    'lesson',
    examples.filter((example) => !isCheck(example)),
  );
  lesson('check', 'check', examples.filter(isCheck));
}
