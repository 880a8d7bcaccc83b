import { checkResult } from '../../src/course/check.ts';
import type { Course, Lesson, Rules } from '../../src/course/course.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { Session } from '../../src/session/session.ts';
import { rules } from '../course/sample-course.ts';
import type { Host, Recorded } from '../hosts/host.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { FakeTime, settle, environment } from '../session/fakes.ts';
import { answerCheck, beginCheck, submitCheck } from '../session/check-events.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

export type Edition = Host['edition'];

export interface Written {
  readonly element: string;
  readonly value: string;
  /** What the learner had just done. */
  readonly moment: string;
}

/** A learner on the way through a small course, with a real session and record over a strict LMS. */
export interface Walk {
  readonly course: Course;
  readonly session: Session;
  readonly recorded: () => Recorded;
  readonly errors: () => readonly string[];
  /** Everything that was set, in order. */
  readonly written: readonly Written[];
  /** Does something, and lets the session save it. */
  readonly after: (moment: string, act: () => unknown) => Promise<void>;
}

const lesson = (id: string, title: string, activities: readonly string[]): Lesson => ({
  id,
  kind: 'lesson',
  title,
  minutes: 5,
  screens: [
    { id: 'welcome', title: 'Welcome', activities: [] },
    {
      id: 'practice',
      title: 'Practice',
      activities: activities.map((one) => ({ id: one, fingerprint: 'f' })),
    },
  ],
});

const questions = ['three-parts', 'label-or-action'];

/** A course of one lesson and a check: an activity of every kind that is recorded. */
export const courseWith = (changed: Partial<Rules> = {}): Course => ({
  id: 'example',
  version: '1.0.0',
  digest: '0123456789abcdef'.repeat(4),
  title: 'An example',
  language: 'en-GB',
  acknowledgements: [
    { id: 'my-part', version: '1', words: 'I have read it.', lesson: 'check', screen: 'questions' },
  ],
  rules: { ...rules, ...changed },
  lessons: [
    lesson('definition', 'What is allyship?', ['pub-stairs', 'verb-or-noun', 'design-review']),
    {
      ...lesson('check', 'Final check', questions),
      kind: 'check',
    },
  ],
});

/** Opens the course of these rules in a strict LMS of the edition. */
export async function walkIn(edition: Edition, course: Course): Promise<Walk> {
  const host = edition === '1.2' ? strict12() : strict2004();
  const written: Written[] = [];
  let moment = 'the course opens';
  const api = host.launch() as Record<string, (...values: string[]) => string>;
  const set = edition === '1.2' ? 'LMSSetValue' : 'SetValue';
  const watched = {
    ...api,
    [set]: (element: string, value: string) => {
      written.push({ element, value, moment });
      return api[set]?.(element, value);
    },
  };
  const time = new FakeTime();
  // 1.2 records the learner's clock, 2004 UTC: so the examples are the same wherever they are made.
  time.at = edition === '1.2' ? new Date(2026, 2, 4, 10, 15).getTime() : Date.UTC(2026, 2, 4, 10, 15);
  const record = edition === '1.2' ? new Scorm12Record(watched) : new Scorm2004Record(watched);
  const session = new Session(record, course.id, environment(time));
  await session.open();
  await settle();
  session.begin(new LaunchProgress(course));
  return {
    course,
    session,
    written,
    recorded: () => host.recorded(),
    errors: () => host.errors(),
    async after(next, act) {
      moment = next;
      await time.pass(12_500);
      await act();
      await session.saveNow();
    },
  };
}

export const practice: Answer = {
  id: 'pub-stairs',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['b'] },
  result: 'incorrect',
  description: 'What is a good first step?',
};

export const sorted: Answer = {
  id: 'verb-or-noun',
  kept: 'ab',
  response: {
    type: 'matching',
    pairs: [
      ['1', 'a'],
      ['2', 'b'],
    ],
    right: [
      ['1', 'a'],
      ['2', 'b'],
    ],
  },
  result: 'correct',
  description: 'Is allyship a verb here, or a noun?',
};

export const storyChoice: Answer = {
  id: 'design-review',
  scene: 'captions-fail',
  kept: 'b',
  response: { type: 'choice', chosen: ['b'], right: [] },
  result: 'neutral',
  description: 'The captions fail',
};

export const confirmation: Answer = {
  id: 'my-part',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: [] },
  result: 'neutral',
  description: 'I have read what is asked of me.',
};

/** Takes the check with `right` of its two questions right. */
export function takeCheck(session: Session, right: number): void {
  beginCheck(session, 1, questions);
  const answers = questions.map((id, index) => ({
    id,
    lesson: 'definition',
    kept: index < right ? 'a' : 'b',
    response: { type: 'choice', chosen: [index < right ? 'a' : 'b'], right: ['a'] },
    result: index < right ? 'correct' : 'incorrect',
    description: 'Which are parts of the definition?',
  })) satisfies (Answer & { lesson: string })[];
  for (const { id, kept } of answers) answerCheck(session, id, kept);
  const items = answers.map(({ id, result }) => ({
    id,
    lesson: 'definition',
    isRight: result === 'correct',
  }));
  submitCheck(session, checkResult(items), answers);
}

export const see = (session: Session, screen: 'welcome' | 'practice'): void =>
  session.arrive({ lesson: 'definition', screen });
