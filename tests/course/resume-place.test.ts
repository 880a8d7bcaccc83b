import { describe, expect, it } from 'vitest';
import { lessonOf } from '../../src/course/course.ts';
import type { Course, Lesson, Screen } from '../../src/course/course.ts';
import type { LearningEvent, Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { progressAfter } from '../../src/course/progress-after.ts';
import { placeIn } from '../../src/course/resume-place.ts';
import { sampleCourse } from './sample-course.ts';

const screen = (id: string): Screen => ({ id, title: id, activities: [] });

/** The sample, with a screen before the questions of the check and one after them. */
function withFarewell(): Course {
  const course = sampleCourse();
  const lessons = course.lessons.map((lesson) =>
    lesson.kind === 'check'
      ? { ...lesson, screens: [screen('start'), ...lesson.screens, screen('finish')] }
      : lesson,
  );
  return { ...course, lessons };
}

const after = (course: Course, ...events: readonly LearningEvent[]): Progress =>
  events.reduce((progress, event) => progressAfter(course, progress, event), emptyProgress);

const arrived = (lesson: string, screen: string): LearningEvent => ({
  type: 'arrived',
  place: { lesson, screen },
});

describe('a lesson that is chosen in the contents', () => {
  const course = withFarewell();
  const screenOf = (lesson: string, progress: Progress): string =>
    placeIn(course, progress, lessonOf(course, lesson) as Lesson).screen;

  it('continues with the first unseen screen, and begins again once all are seen', () => {
    expect(screenOf('lesson-1', emptyProgress)).toBe('one');
    expect(screenOf('lesson-1', after(course, arrived('lesson-1', 'one')))).toBe('two');
    const all = after(course, arrived('lesson-1', 'one'), arrived('lesson-1', 'two'));
    expect(screenOf('lesson-1', all)).toBe('one');
  });

  it('continues with the first unanswered question if the course requires answers', () => {
    const asking = sampleCourse({ requireAnswers: true });
    const all = after(asking, arrived('lesson-1', 'one'), arrived('lesson-1', 'two'));
    const [lesson] = asking.lessons as [Lesson];
    expect(placeIn(asking, all, lesson).screen).toBe('two');
    expect(placeIn(asking, all, { ...lesson, screens: [] })).toEqual({ lesson: 'lesson-1', screen: '' });
  });

  it('continues with the questions if an attempt at the check is under way', () => {
    const seen = after(course, arrived('check', 'start'), arrived('check', 'questions'));
    expect(screenOf('check', seen)).toBe('finish');
    const attempt = { seed: 1, items: [], answers: new Map<string, string>(), submitted: false };
    expect(screenOf('check', { ...seen, attempt })).toBe('questions');
    expect(screenOf('check', { ...seen, attempt: { ...attempt, submitted: true } })).toBe('finish');
  });
});
