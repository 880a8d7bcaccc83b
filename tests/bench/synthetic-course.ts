import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const subjects = ['tea', 'bread', 'rain', 'trains', 'maps', 'songs', 'games', 'gardens', 'bikes', 'boats'];
const verbs = ['look at', 'talk about', 'write down', 'learn from', 'ask about', 'make', 'share', 'draw'];

/** Sentences that differ between lessons, so that neither compilation nor compression profits from repetition. */
function sentence(seed: number): string {
  const subject = subjects[seed % subjects.length] ?? '';
  const verb = verbs[Math.floor(seed / 10) % verbs.length] ?? '';
  return `On day ${seed} you can ${verb} ${subject} with a friend.`;
}

const paragraph = (seed: number): string => [0, 1, 2, 3].map((index) => sentence(seed * 7 + index)).join(' ');

function question(id: string, seed: number, lesson = ''): string {
  const options = [0, 1, 2, 3].map(
    (index) =>
      `- [${index === seed % 4 ? 'x' : ' '}] You ${verbs[(seed + index) % 8] ?? ''} it on day ${seed + index}\n  > ${sentence(seed + index)}`,
  );
  const open = `:::choice ${id}${lesson === '' ? '' : ` lesson=${lesson}`}`;
  return `${open}\n\n${sentence(seed)} What would you do first?\n\n${options.join('\n')}\n\n:::\n`;
}

function lesson(id: string, seed: number, questions: number): string {
  const screens = Array.from({ length: questions }, (_, index) => {
    const at = seed * 31 + index;
    return `## Screen ${index + 1} {#${id}-${index + 1}}\n\n${paragraph(at)}\n\n- ${sentence(at)}\n- **${sentence(at + 1)}**\n\n${question(`${id}-q${index + 1}`, at)}`;
  });
  return `---\nid: ${id}\ntitle: Lesson ${seed + 1}\nminutes: 5\nobjectives:\n  - ${sentence(seed)}\n---\n\n${screens.join('\n')}`;
}

/**
 * Writes a course of this many lessons, with ten questions each: six in the lesson, four in the final check's pool.
 * Code and assets are the project's own.
 */
export function writeCourse(root: string, project: string, lessons: number): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const folder of ['src', 'assets', 'node_modules'])
    symlinkSync(join(project, folder), join(root, folder), 'dir');
  const ids = Array.from({ length: lessons }, (_, index) => `part-${index + 1}`);
  for (const [index, id] of ids.entries()) write(`modules/${id}/en.md`, lesson(id, index, 6));
  const pool = ids.flatMap((id, index) =>
    [1, 2, 3, 4].map((number) => question(`${id}-asked-${number}`, index * 17 + number, id)),
  );
  write(
    'modules/exam/en.md',
    `---\nid: exam\nkind: check\ntitle: Final check\nminutes: ${Math.min(120, lessons * 2)}\nobjectives: [Show it]\n---\n\n## Final check {#final}\n\n::::check final-check\n\n${pool.join('\n')}\n::::\n`,
  );
  write('modules/links.yaml', 'shop:\n  url: https://example.org/\n  title: A shop\n');
  write(
    'modules/course.yaml',
    `id: growth
version: 1.0.0
title: Growth
description: A course to measure with.
language: en-GB
lessons: [${[...ids, 'exam'].join(', ')}]
completion: viewed-and-passed
acknowledgement: false
check:
  pass-mark: 80
  attempts: 0
  draw-per-lesson: 2
  shuffle-questions: true
  shuffle-options: true
  failed-attempt: incomplete
record:
  interactions: full
  scenario-choices: true
  idle-minutes: 30
`,
  );
}
