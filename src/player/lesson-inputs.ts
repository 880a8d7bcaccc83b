import type { CourseFacts } from '../blocks/block-inputs.ts';
import type { PrivateNotes } from '../blocks/private-notes.ts';
import type { Course } from '../course/course.ts';
import { lessonOf } from '../course/course.ts';
import { completionOf } from '../course/evidence.ts';
import type { Place } from '../course/progress.ts';
import { missingFor } from '../course/completion.ts';
import { attemptsLeft } from '../course/progress-after.ts';
import type { CourseSettings } from '../course/settings.ts';
import type { LessonElement } from '../lessons/lesson-element.ts';
import type { Session } from '../session/session.ts';
import type { TestOut } from './test-out.ts';

/** The parts that belong to the whole course, not to one place. */
export interface CourseParts {
  readonly session: Session;
  readonly course: Course;
  readonly settings: CourseSettings;
  readonly notes: PrivateNotes;
  readonly testOut: TestOut;
}

/** The properties that a lesson's element needs to show a place. */
export function lessonInputs(
  { session, course, settings, notes, testOut }: CourseParts,
  place: Place,
): Partial<LessonElement> {
  const { progress } = session;
  const lesson = lessonOf(course, place.lesson);
  return {
    lessonTitle: lesson?.title ?? '',
    screen: place.screen,
    responses: progress.answers,
    review: session.mode !== 'normal',
    notes,
    facts: factsOf(course, settings, session),
    check: {
      rules: course.rules,
      attempt: progress.attempt,
      attemptsLeft: attemptsLeft(course, progress),
      best: progress.achieved.best,
      passed: progress.achieved.success === 'passed',
      attempts: progress.attempts,
      step: place.step ?? 0,
      lessons: new Map(
        course.lessons.map(({ id, title, screens }) => [id, { title, screen: screens[0]?.id ?? '' }]),
      ),
      ...(lesson?.kind === 'lesson' && testOut.state(course, progress, lesson)),
    },
  };
}

/** What blocks may show about the course and this learner. */
function factsOf(course: Course, settings: CourseSettings, session: Session): CourseFacts {
  const { progress, learner } = session;
  const { completed, success, best } = progress.achieved;
  // In review the learner is not asked again, and earlier acknowledgements count.
  const isAskedAnew = course.rules.renew === 'every-visit' && session.mode === 'normal';
  return {
    title: course.title,
    version: course.version,
    organisation: settings.organisation,
    logo: settings.logo,
    issuer: settings.issuer,
    language: course.language,
    learnerName: learner.name,
    completed,
    missing: completed ? [] : missingFor(course, progress),
    passed: success === 'passed',
    best,
    acknowledged: new Map(
      [...progress.acknowledgements]
        .filter(([, { at }]) => !isAskedAnew || (at?.seconds ?? 0) >= session.begun)
        .map(([id, { version }]) => [id, version]),
    ),
    completion: completionOf(course, progress),
  };
}
