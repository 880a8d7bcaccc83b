import type { CourseFacts } from '../blocks/block-inputs.ts';
import type { Course } from '../course/course.ts';
import { missingFor } from '../course/progress.ts';
import type { CourseSettings } from '../course/settings.ts';
import type { Session } from '../session/session.ts';

/** What blocks may say about the course and this learner. */
export function factsOf(
  course: Course,
  settings: CourseSettings,
  { progress, learner }: Session,
): CourseFacts {
  const { completed, success, best } = progress.standing;
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
    acknowledged: progress.acknowledged,
  };
}
