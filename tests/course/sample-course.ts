import type { Course, Rules } from '../../src/course/course.ts';

export const rules: Rules = {
  completion: 'viewed-and-passed',
  acknowledgement: false,
  requireAnswers: false,
  minimumMinutes: 0,
  testOut: false,
  renew: 'never',
  passMark: 0.8,
  attempts: 0,
  drawPerLesson: 2,
  shuffleQuestions: true,
  shuffleOptions: true,
  confidence: false,
  feedback: 'after-submitting',
  failedAttempt: 'incomplete',
  interactions: 'full',
  scenarioChoices: true,
  idleMinutes: 30,
};

/** `lessons` lessons of two screens with `practice` activities each, and a check of two questions a lesson. */
export function sampleCourse({
  lessons = 2,
  practice = 1,
  ...changed
}: { lessons?: number; practice?: number } & Partial<Rules> = {}): Course {
  const ids = Array.from({ length: lessons }, (_, index) => `lesson-${index + 1}`);
  return {
    id: 'sample',
    version: '1.0.0',
    digest: '0123456789abcdef'.repeat(4),
    title: 'A sample',
    language: 'en-GB',
    acknowledgements: [
      { id: 'acknowledgement', version: '1', words: 'I have read it.', lesson: 'check', screen: 'questions' },
    ],
    rules: { ...rules, ...changed },
    lessons: [
      ...ids.map((id) => ({
        id,
        kind: 'lesson' as const,
        title: `Title of ${id}`,
        minutes: 5,
        screens: [
          { id: 'one', title: 'One', activities: [] },
          {
            id: 'two',
            title: 'Two',
            activities: Array.from({ length: practice }, (_, index) => ({
              id: `${id}-q${index + 1}`,
              fingerprint: 'f',
            })),
          },
        ],
      })),
      {
        id: 'check',
        kind: 'check',
        title: 'Final check',
        minutes: 5,
        screens: [
          {
            id: 'questions',
            title: 'Questions',
            activities: ids.flatMap((id) =>
              [1, 2].map((n) => ({ id: `${id}-check-${n}`, fingerprint: 'f' })),
            ),
          },
        ],
      },
    ],
  };
}
