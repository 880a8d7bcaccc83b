import { acknowledgement, check, choice, scenario } from '../blocks/kinds.ts';
import type { Activity } from '../course/course.ts';
import { activityKey } from '../course/snapshot.ts';
import { snapshotKey } from '../course/snapshot-parts.ts';
import type { Placed } from './block-references.ts';
import { checkReferences, ofKind } from './block-references.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { limits } from './limits.ts';
import type { Problems } from './problems.ts';
import { suggestion } from './problems.ts';
import { checkMinutes, checkTestOuts } from './rule-checks.ts';
import type { CourseFile } from './settings-files.ts';

/** Block and question id → where it is written. */
type Places = ReadonlyMap<string, Place>;

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What can only be seen once every file was read. */
export function checkCourse(
  course: CourseFile,
  courseFile: string,
  lessons: readonly LoadedLesson[],
  places: Places,
  problems: Problems,
): void {
  const blocks = lessons.flatMap((lesson) =>
    lesson.screens.flatMap(({ body }) =>
      body.filter((part) => typeof part !== 'string').map((block): Placed => ({ lesson, block })),
    ),
  );
  checkQuestionsLessons(course, courseFile, blocks, places, problems);
  checkReferences(blocks, problems);
  checkMinutes(course, courseFile, lessons, problems);
  checkTestOuts(course, courseFile, blocks, problems);
  checkFinalCheck(course, courseFile, lessons, blocks, problems);
  checkAcknowledgement(course, courseFile, blocks, problems);
  checkIds(lessons, blocks, places, problems);
  checkSnapshotKeys(lessons, blocks, places, problems);
}

/** A question that says which lesson it belongs to names one that there is. */
function checkQuestionsLessons(
  course: CourseFile,
  courseFile: string,
  blocks: readonly Placed[],
  places: Places,
  problems: Problems,
): void {
  const questions = [
    ...ofKind(blocks, choice).map(({ model }) => model),
    ...ofKind(blocks, check).flatMap(({ model }) => model.pool),
  ];
  const lost = new Map<string, { id: string }[]>();
  for (const { id, lesson } of questions) {
    if (lesson === undefined || course.lessons.includes(lesson)) continue;
    lost.set(lesson, [...(lost.get(lesson) ?? []), { id }]);
  }
  for (const [lesson, theirs] of lost) {
    const [first, ...more] = theirs.flatMap(({ id }) => places.get(id) ?? []);
    if (!first) continue;
    const hint = suggestion(lesson, course.lessons);
    const isMisspelt = hint.startsWith('Did');
    const names = theirs.map(({ id }) => `"${id}"`).join(', ');
    problems.in(first.file)(
      first.line,
      more.length === 0
        ? `The question ${names} belongs to the lesson "${lesson}", which the course does not have.`
        : `The questions ${names} belong to the lesson "${lesson}", which the course does not have.`,
      isMisspelt
        ? hint
        : `Delete ${more.length === 0 ? 'it' : `them (lines ${[first, ...more].map(({ line }) => line).join(', ')})`}, each from ":::" with its id to ":::"; or put "${lesson}" back on the list in ${courseFile}.`,
    );
  }
}

function checkFinalCheck(
  { rules, lineOf }: CourseFile,
  courseFile: string,
  lessons: readonly LoadedLesson[],
  blocks: readonly Placed[],
  problems: Problems,
): void {
  const checks = ofKind(blocks, check);
  const inTheirLesson = checks.filter(({ lesson }) => lesson.kind === 'check');
  const isStray = (one: Placed): boolean =>
    one.lesson.kind === 'check' ? one !== inTheirLesson[0] : !rules.testOut;
  for (const { lesson, block } of checks.filter(isStray)) {
    const fix =
      lesson.kind === 'check'
        ? 'Keep one ::::check, in the lesson whose front matter says "kind: check".'
        : `Keep one ::::check, in the lesson whose front matter says "kind: check". One at a lesson’s beginning needs "test-out: true" in ${courseFile}.`;
    problems.in(lesson.file)(block.line, 'A check stands where it does not belong.', fix);
  }
  const checkLessons = lessons.filter(({ kind }) => kind === 'check');
  for (const { file } of checkLessons.slice(1)) {
    problems.in(file)(2, 'There are two lessons of the kind "check".', 'Keep one.');
  }
  const [checkLesson] = checkLessons;
  if (checkLesson && !checks.some(({ lesson }) => lesson === checkLesson)) {
    problems.in(checkLesson.file)(
      2,
      'The lesson of the kind "check" holds no check.',
      'Write a ::::check container.',
    );
  }
  // A check that stands elsewhere is told of above.
  if (!checkLesson && !checks.some(isStray) && rules.completion !== 'viewed') {
    const fix = 'Add a lesson of the kind "check", or write "completion: viewed".';
    problems.in(courseFile)(
      lineOf('completion'),
      `completion is "${rules.completion}", but there is no final check.`,
      fix,
    );
  }
  for (const { lesson, block, model } of checks) {
    const counts = new Map<string, number>();
    for (const { lesson: of = '' } of model.pool) counts.set(of, (counts.get(of) ?? 0) + 1);
    for (const [of, count] of counts) {
      if (of === '' || count >= rules.drawPerLesson) continue;
      problems.in(lesson.file)(
        block.line,
        `The pool has ${count} of the ${rules.drawPerLesson} questions on "${of}" that are drawn.`,
        `Write more, or lower draw-per-lesson in ${courseFile}.`,
      );
    }
  }
}

function checkAcknowledgement(
  { rules, lineOf }: CourseFile,
  courseFile: string,
  blocks: readonly Placed[],
  problems: Problems,
): void {
  const given = ofKind(blocks, acknowledgement);
  if ((rules.acknowledgement || rules.renew !== 'never') && given.length === 0) {
    const fix = 'Write an :::acknowledgement on the last screen, or "acknowledgement: false".';
    problems.in(courseFile)(
      lineOf('acknowledgement'),
      'acknowledgement is true, but no lesson holds one.',
      fix,
    );
  }
}

/** The ids of screens, blocks, questions and scenes; those of lessons are the front matter's. */
function checkIds(
  lessons: readonly LoadedLesson[],
  blocks: readonly Placed[],
  places: Places,
  problems: Problems,
): void {
  const check = (id: string, { file, line }: Place): void => {
    if (id.length <= limits.id) return;
    const message = `The id "${id}" has ${id.length} characters, and LMSs keep ids of ${limits.id} whole.`;
    problems.in(file)(line, message, 'Write a shorter one.');
  };
  for (const { file, screens } of lessons) for (const { id, line } of screens) check(id, { file, line });
  for (const [id, place] of places) check(id, place);
  for (const { lesson, block, model } of ofKind(blocks, scenario))
    for (const { id } of model.scenes) check(id, { file: lesson.file, line: block.line });
}

/** The snapshot keeps short keys of ids: no two may be alike. */
function checkSnapshotKeys(
  lessons: readonly LoadedLesson[],
  blocks: readonly Placed[],
  places: Places,
  problems: Problems,
): void {
  const clash = clashes(problems);
  for (const { id, file } of lessons) clash('lessons', snapshotKey(id, 4), id, file, 2);
  for (const lesson of lessons) {
    for (const { id, line } of lesson.screens) {
      clash(`screens of ${lesson.id}`, snapshotKey(id, 2), id, lesson.file, line);
    }
  }
  for (const { lesson, block, model } of ofKind(blocks, acknowledgement))
    clash('acknowledgements', snapshotKey(model.id, 4), model.id, lesson.file, block.line);
  const activities: Activity[] = blocks.flatMap(({ block }) => [...block.activities]);
  for (const activity of activities) {
    const place = places.get(activity.id);
    if (place) clash('activities', activityKey(activity), activity.id, place.file, place.line);
  }
}

function clashes(
  problems: Problems,
): (kind: string, key: string, id: string, file: string, line: number) => void {
  const taken = new Map<string, string>();
  return (kind, key, id, file, line) => {
    const other = taken.get(`${kind} ${key}`);
    if (other !== undefined && other !== id) {
      problems.in(file)(line, `"${id}" and "${other}" have the same key in the snapshot.`, `Rename "${id}".`);
    }
    taken.set(`${kind} ${key}`, id);
  };
}
