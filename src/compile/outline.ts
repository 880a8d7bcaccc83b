import { modelOf } from '../blocks/block-kind.ts';
import { acknowledgement, check } from '../blocks/kinds.ts';
import type { Course, CourseAcknowledgement } from '../course/course.ts';
import { inOneLine } from '../course/rich.ts';
import type { LoadedLesson } from './lesson-file.ts';
import { blocksIn } from './lesson-file.ts';
import type { CourseFile } from './settings-files.ts';

/**
 * The outline that progress is measured against.
 *
 * @param first the outline in the course's first language. All languages use its fingerprints: an answer means the same
 *   in every language, so a learner's saved work is valid in all of them
 */
export function outlineOf(
  course: CourseFile,
  lessons: readonly LoadedLesson[],
  digest: string,
  first?: Course,
): Course {
  const inFirst = new Map(
    first?.lessons
      .flatMap(({ screens }) => screens.flatMap(({ activities }) => activities))
      .map((activity) => [activity.id, activity]),
  );
  return {
    id: course.id,
    version: course.version,
    digest,
    title: course.title,
    language: course.language,
    rules: course.rules,
    acknowledgements: acknowledgementsOf(lessons),
    lessons: lessons.map(({ id, kind, title, minutes, colour, screens }) => ({
      id,
      kind,
      title,
      minutes,
      ...(colour && { colour }),
      screens: screens.map((screen) => ({
        id: screen.id,
        title: screen.title,
        // The questions of a test-out are asked once, and their answers are not kept.
        activities: blocksIn({ screens: [screen] })
          .filter((block) => kind !== 'lesson' || !modelOf(block, check))
          .flatMap(({ activities }) => activities.map((one) => inFirst.get(one.id) ?? one)),
      })),
    })),
  };
}

const acknowledgementsOf = (lessons: readonly LoadedLesson[]): CourseAcknowledgement[] =>
  lessons.flatMap(({ id: lesson, screens }) =>
    screens.flatMap((screen) =>
      blocksIn({ screens: [screen] })
        .flatMap((block) => modelOf(block, acknowledgement) ?? [])
        .map(({ id, version, text }) => ({ id, version, words: inOneLine(text), lesson, screen: screen.id })),
    ),
  );
