import { check } from '../blocks/kinds.ts';
import { ofKind } from './block-references.ts';
import type { ReadCourse } from './course-checks.ts';

/** Nobody is to be kept longer than the course takes. */
export function checkMinutes({ course, file, lessons, problems }: ReadCourse): void {
  const { minimumMinutes } = course.rules;
  const all = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
  if (minimumMinutes <= all) return;
  problems.in(file)(
    course.lineOf('minimum-minutes'),
    `minimum-minutes is ${minimumMinutes}, but the lessons promise ${all} minutes together.`,
    `Write ${all} or less, or raise "minutes" in the lessons that take longer.`,
  );
}

/** A check outside the lesson of its kind: the questions at a lesson's beginning, where the settings allow that. */
export function checkTestOuts({ course, file, blocks, problems }: ReadCourse): void {
  if (!course.rules.testOut) return;
  const pools = ofKind(blocks, check).filter(({ lesson }) => lesson.kind === 'lesson');
  if (pools.length === 0) {
    const fix =
      'Write a ::::check on the first screen of a lesson that can be tested out of, or "test-out: false".';
    const message = 'test-out is true, but no lesson has a pool of questions of its own.';
    problems.in(file)(course.lineOf('test-out'), message, fix);
  }
  for (const [index, { lesson, block, model }] of pools.entries()) {
    const report = problems.in(lesson.file);
    if (pools.findIndex((one) => one.lesson === lesson) < index)
      report(block.line, `The lesson "${lesson.id}" has two checks at its beginning.`, 'Keep one.');
    if (!lesson.screens[0]?.body.includes(block)) {
      const fix = `Move it to "${lesson.screens[0]?.title ?? ''}": who passes it need not see the lesson.`;
      report(block.line, 'The check of a lesson does not stand on its first screen.', fix);
    }
    const other = model.pool.find((one) => one.lesson !== undefined && one.lesson !== lesson.id);
    if (other) {
      const message = `The question "${other.id}" counts for "${other.lesson}", but stands in the check of "${lesson.id}".`;
      report(block.line, message, `Write lesson=${lesson.id}, or move it there.`);
    }
  }
}
