import { acknowledgement, check, choice, scenario } from '../blocks/kinds.ts';
import { activityKey } from '../course/snapshot.ts';
import { snapshotKey } from '../course/snapshot-parts.ts';
import type { BlockInLesson } from './block-references.ts';
import { checkReferences, blocksOfKind } from './block-references.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import { limits } from './limits.ts';
import type { Problems } from './problems.ts';
import { suggestion } from './problems.ts';
import type { CourseFile } from './settings-files.ts';

export interface FileLine {
  readonly file: string;
  readonly line: number;
}

/** A course whose files were all read. */
export interface ReadCourse {
  readonly course: CourseFile;
  /** The course's file, relative to the project. */
  readonly file: string;
  readonly lessons: readonly LoadedLesson[];
  readonly blocks: readonly BlockInLesson[];
  /** Block or question id → its place. */
  readonly places: ReadonlyMap<string, FileLine>;
  readonly problems: Problems;
}

/** Checks that need every file of the course. */
export function checkCourse(read: Omit<ReadCourse, 'blocks'>): void {
  const blocks = read.lessons.flatMap((lesson) =>
    blocksIn(lesson).map((block): BlockInLesson => ({ lesson, block })),
  );
  const all = { ...read, blocks };
  checkQuestionsLessons(all);
  checkReferences(blocks, read.problems);
  checkMinutes(all);
  checkTestOuts(all);
  checkFinalCheck(all);
  checkAcknowledgement(all);
  checkIds(all);
  checkSnapshotKeys(all);
}

/** Reports questions that belong to a missing lesson. */
function checkQuestionsLessons({ course, file, blocks, places, problems }: ReadCourse): void {
  const questions = [
    ...blocksOfKind(blocks, choice).map(({ model }) => model),
    ...blocksOfKind(blocks, check).flatMap(({ model }) => model.pool),
  ].filter(({ lesson }) => lesson !== undefined && !course.lessons.includes(lesson));
  for (const lesson of new Set(questions.flatMap((one) => one.lesson ?? []))) {
    const ids = questions.filter((one) => one.lesson === lesson).map(({ id }) => id);
    const [first, ...more] = ids.flatMap((id) => places.get(id) ?? []);
    if (!first) continue;
    const hint = suggestion(lesson, course.lessons);
    const isMisspelt = hint.startsWith('Did');
    const names = ids.map((id) => `"${id}"`).join(', ');
    const belong = more.length === 0 ? `question ${names} belongs` : `questions ${names} belong`;
    const lines = [first, ...more].map(({ line }) => line).join(', ');
    problems.in(first.file)(
      first.line,
      `The ${belong} to the lesson "${lesson}", which the course does not have.`,
      isMisspelt
        ? hint
        : `Delete ${more.length === 0 ? 'it' : `them (lines ${lines})`}, each from ":::" with its id to ":::"; or put "${lesson}" back on the list in ${file}.`,
    );
  }
}

/** Reports a minimum time that is longer than the course takes. */
function checkMinutes({ course, file, lessons, problems }: ReadCourse): void {
  const { minimumMinutes } = course.rules;
  const all = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
  if (minimumMinutes <= all) return;
  problems.in(file)(
    course.lineOf('minimum-minutes'),
    `minimum-minutes is ${minimumMinutes}, but the lessons promise ${all} minutes together.`,
    `Write ${all} or less, or raise "minutes" in the lessons that take longer.`,
  );
}

/** Checks the test-outs: checks at a lesson's beginning, if the settings allow them. */
function checkTestOuts({ course, file, blocks, problems }: ReadCourse): void {
  if (!course.rules.testOut) return;
  const pools = blocksOfKind(blocks, check).filter(({ lesson }) => lesson.kind === 'lesson');
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

function checkFinalCheck({ course, file, lessons, blocks, problems }: ReadCourse): void {
  const { rules } = course;
  const checks = blocksOfKind(blocks, check);
  const inTheirLesson = checks.filter(({ lesson }) => lesson.kind === 'check');
  const isStray = (one: BlockInLesson): boolean =>
    one.lesson.kind === 'check' ? one !== inTheirLesson[0] : !rules.testOut;
  for (const { lesson, block } of checks.filter(isStray)) {
    const keepOne = 'Keep one ::::check, in the lesson whose front matter says "kind: check".';
    const orTestOut = ` One at a lesson’s beginning needs "test-out: true" in ${file}.`;
    const fix = lesson.kind === 'check' ? keepOne : keepOne + orTestOut;
    problems.in(lesson.file)(block.line, 'A check stands where it does not belong.', fix);
  }
  const [checkLesson, ...more] = lessons.filter(({ kind }) => kind === 'check');
  for (const lesson of more)
    problems.in(lesson.file)(2, 'There are two lessons of the kind "check".', 'Keep one.');
  if (checkLesson && !checks.some(({ lesson }) => lesson === checkLesson)) {
    const message = 'The lesson of the kind "check" holds no check.';
    problems.in(checkLesson.file)(2, message, 'Write a ::::check container.');
  }
  // A check in the wrong place is reported above.
  if (!checkLesson && !checks.some(isStray) && rules.completion !== 'viewed') {
    const message = `completion is "${rules.completion}", but there is no final check.`;
    const fix = 'Add a lesson of the kind "check", or write "completion: viewed".';
    problems.in(file)(course.lineOf('completion'), message, fix);
  }
  for (const { lesson, block, model } of checks) {
    const counts = new Map<string, number>();
    for (const { lesson: of = '' } of model.pool) counts.set(of, (counts.get(of) ?? 0) + 1);
    const short = [...counts].filter(([of, count]) => of !== '' && count < rules.drawPerLesson);
    if (short.length === 0) continue;
    const pools = short.map(([of, count], index) => {
      const all = index === 0 ? ` of the ${rules.drawPerLesson} questions` : '';
      return `${count}${all} on "${of}"`;
    });
    const message = `The pool has ${pools.join(', ')} that are drawn.`;
    problems.in(lesson.file)(block.line, message, `Write more, or lower draw-per-lesson in ${file}.`);
  }
}

function checkAcknowledgement({ course, file, blocks, problems }: ReadCourse): void {
  const { rules, lineOf } = course;
  const isAskedFor = rules.acknowledgement || rules.renew !== 'never';
  if (!isAskedFor || blocksOfKind(blocks, acknowledgement).length > 0) return;
  const message = 'The course asks for an acknowledgement, but no lesson holds one.';
  const fix = 'Write an :::acknowledgement on the last screen, or "acknowledgement: false".';
  problems.in(file)(lineOf('acknowledgement'), message, fix);
}

/** Checks the length of the ids of screens, blocks, questions and scenes. The front matter checks lesson ids. */
function checkIds({ lessons, blocks, places, problems }: ReadCourse): void {
  const checkId = (id: string, { file, line }: FileLine): void => {
    if (id.length <= limits.id) return;
    const message = `The id "${id}" has ${id.length} characters, and LMSs keep ids of ${limits.id} whole.`;
    problems.in(file)(line, message, 'Write a shorter one.');
  };
  for (const { file, screens } of lessons) for (const { id, line } of screens) checkId(id, { file, line });
  for (const [id, place] of places) checkId(id, place);
  for (const { lesson, block, model } of blocksOfKind(blocks, scenario))
    for (const { id } of model.scenes) checkId(id, { file: lesson.file, line: block.line });
}

/** The snapshot stores ids as short keys: reports two ids with the same key. */
function checkSnapshotKeys({ lessons, blocks, places, problems }: ReadCourse): void {
  const taken = new Map<string, string>();
  const take = (kind: string, key: string, id: string, { file, line }: FileLine): void => {
    const other = taken.get(`${kind} ${key}`);
    if (other !== undefined && other !== id)
      problems.in(file)(line, `"${id}" and "${other}" have the same key in the snapshot.`, `Rename "${id}".`);
    taken.set(`${kind} ${key}`, id);
  };
  for (const { id, file } of lessons) take('lessons', snapshotKey(id, 4), id, { file, line: 2 });
  for (const { id: lesson, file, screens } of lessons)
    for (const { id, line } of screens) take(`screens of ${lesson}`, snapshotKey(id, 2), id, { file, line });
  for (const { lesson, block, model } of blocksOfKind(blocks, acknowledgement))
    take('acknowledgements', snapshotKey(model.id, 4), model.id, { file: lesson.file, line: block.line });
  for (const activity of blocks.flatMap(({ block }) => block.activities)) {
    const place = places.get(activity.id);
    if (place) take('activities', activityKey(activity), activity.id, place);
  }
}
