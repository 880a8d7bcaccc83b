import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lexer } from 'marked';
import { expect, it, vi } from 'vitest';
import { checkCourse } from '../../../src/tools/author/check-course.ts';
import { writeCourse } from '../../bench/synthetic-course.ts';

/** How many characters of Markdown the check reads in a course of so many lessons. */
function charactersRead(lessons: number): number {
  const root = mkdtempSync(join(tmpdir(), 'course-check-'));
  const lex = vi.spyOn(Lexer.prototype, 'lex');
  try {
    writeCourse(root, join(import.meta.dirname, '../../..'), lessons);
    checkCourse(root);
    return lex.mock.calls.reduce((sum, [markdown]) => sum + markdown.length, 0);
  } finally {
    lex.mockRestore();
    rmSync(root, { recursive: true });
  }
}

it('reads four times as much in a course of four times as many lessons', () => {
  const few = charactersRead(3);
  expect(few).toBeGreaterThan(0);
  // The final check has questions of every lesson: where each is looked for anew, this is near 16.
  expect(charactersRead(12) / few).toBeLessThan(4.5);
});
