import type { AchievedResult } from './achieved-result.ts';
import { better } from './achieved-result.ts';
import { withAchievements, missingFor } from './completion.ts';
import type { Course } from './course.ts';
import type { LearningEvent, Moment, Progress, TakenAttempt } from './progress.ts';

/**
 * The progress after an event. A pure function; the achieved result never gets worse.
 *
 * @param at the time of the event; if undefined, its results have no date
 */
export function progressAfter(
  course: Course,
  progress: Progress,
  event: LearningEvent,
  at?: Moment,
): Progress {
  const after = { ...progress, ...change(course, progress, event, at) };
  const isPass = event.type === 'check-submitted' && event.score >= course.rules.passMark;
  // After completion of another version, new content or another pass completes this version. If no completed version is
  // known, another pass is not a new completion.
  const isAnother = isPass && progress.completions.length > 0;
  const isNew = isAnother || missingFor(course, progress).length > 0;
  return withAchievements(course, after, isNew || !progress.achieved.completed ? at : undefined);
}

function change(
  course: Course,
  progress: Progress,
  event: LearningEvent,
  at: Moment | undefined,
): Partial<Progress> {
  switch (event.type) {
    case 'language-chosen':
      return { chosenLocale: event.locale };
    case 'arrived': {
      const { lesson, screen } = event.place;
      const screens = new Set(progress.seen.get(lesson)).add(screen);
      return { place: event.place, seen: new Map(progress.seen).set(lesson, screens) };
    }
    case 'answered': {
      const answers = new Map(progress.answers);
      answers.delete(event.activity);
      return { answers: answers.set(event.activity, event.response) };
    }
    case 'check-begun':
      return { attempt: { seed: event.seed, items: event.items, answers: new Map(), submitted: false } };
    case 'check-answered': {
      const { attempt } = progress;
      if (!attempt || attempt.submitted) return {};
      return { attempt: { ...attempt, answers: new Map(attempt.answers).set(event.item, event.response) } };
    }
    case 'check-submitted': {
      const { attempt } = progress;
      if (!attempt || attempt.submitted) return {};
      const bestByLesson = new Map(progress.bestByLesson);
      for (const [lesson, share] of event.byLesson) {
        bestByLesson.set(lesson, Math.max(share, bestByLesson.get(lesson) ?? 0));
      }
      const attemptsTaken = progress.attemptsTaken + 1;
      const taken = at && { at, score: event.score, isPassed: event.score >= course.rules.passMark };
      const submitted: AchievedResult = {
        completed: false,
        success: successOf(course, event.score, attemptsTaken),
        best: event.score,
      };
      return {
        attempt: { ...attempt, submitted: true },
        attemptsTaken,
        attempts: taken ? latestAttempts([...progress.attempts, taken]) : progress.attempts,
        bestByLesson,
        achieved: better(progress.achieved, submitted),
      };
    }
    case 'tested-out': {
      const isPassed = event.isPassed || progress.testOuts.get(event.lesson) === true;
      return { testOuts: new Map(progress.testOuts).set(event.lesson, isPassed) };
    }
    case 'spent':
      return { seconds: progress.seconds + event.seconds };
    case 'acknowledged':
      return {
        acknowledgements: new Map(progress.acknowledgements).set(event.id, { version: event.version, at }),
      };
  }
}

function successOf({ rules }: Course, score: number, attemptsTaken: number): AchievedResult['success'] {
  if (score >= rules.passMark) return 'passed';
  const usedUp = rules.attempts > 0 && attemptsTaken >= rules.attempts;
  return rules.failedAttempt === 'failed' || usedUp ? 'failed' : 'unknown';
}

/** How many are kept: the snapshot has little room. */
const mostAttempts = 10;

/** The latest, always including the first that passed: a later pass is a repeat. */
export function latestAttempts(attempts: readonly TakenAttempt[]): readonly TakenAttempt[] {
  const latest = attempts.slice(-mostAttempts);
  const first = attempts.find(({ isPassed }) => isPassed);
  return first === undefined || latest.includes(first) ? latest : [first, ...latest.slice(1)];
}

export function attemptsLeft(course: Course, progress: Progress): number {
  const { attempts } = course.rules;
  return attempts === 0 ? Infinity : Math.max(0, attempts - progress.attemptsTaken);
}
