import { expect, it } from 'vitest';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import { sampleCourse } from '../course/sample-course.ts';

const course = sampleCourse({ completion: 'viewed' });
const at = { seconds: 1_767_000_000, offset: 0 };
const items = ['lesson-1-check-1'];
const holding = (progress: Partial<Progress>) =>
  decodeSnapshot(encodeSnapshot(course, { ...emptyProgress, ...progress }, 4096));

/** A launch that goes on with what the record holds. */
function launched(held: Partial<Progress> = {}): LaunchProgress {
  const launch = new LaunchProgress(course);
  launch.begin(emptyProgress, holding(held), [], at);
  return launch;
}
const view = (launch: LaunchProgress): void => {
  for (const { id, screens } of course.lessons)
    for (const screen of screens)
      launch.apply({ type: 'arrived', place: { lesson: id, screen: screen.id } }, at, true);
};

it('a snapshot has the requested time and limit, although nothing was done meanwhile', () => {
  const launch = launched();
  const of = (session: number) =>
    decodeSnapshot(launch.snapshot(4096, { before: 0, session }))?.time?.session;
  expect([of(5), of(65)]).toEqual([5, 65]);
  view(launch);
  const time = { before: 0, session: 5 };
  const full = launch.snapshot(4096, time);
  expect(launch.snapshot(full.length - 1, time).length).toBeLessThan(full.length);
  expect(launch.snapshot(4096, time)).toBe(full);
});

const attempt = { seed: 3, items, answers: new Map(), submitted: false };

it('an attempt that the record held as under way moves to another record once it is submitted', () => {
  const launch = launched({ attempt });
  launch.apply({ type: 'check-submitted', score: 0.5, byLesson: new Map() }, at, true);
  launch.moveTo(emptyProgress, undefined, [], at);
  expect(launch.current).toMatchObject({ attemptsTaken: 1, attempt: { seed: 3, submitted: true } });
});

it('an attempt submitted before this launch stays with its record', () => {
  const launch = launched({ attempt: { ...attempt, submitted: true }, attemptsTaken: 1 });
  launch.moveTo(emptyProgress, undefined, [], at);
  expect(launch.current).toMatchObject({ attemptsTaken: 0, attempt: undefined });
});

it.each([2, 15])('attempts are added to the %i that another record holds, whatever its clock', (many) => {
  const launch = launched({ attempt });
  launch.apply({ type: 'check-submitted', score: 0.5, byLesson: new Map() }, at, true);
  const attempts = Array.from({ length: many }, (_, index) => ({
    at: { seconds: at.seconds + 3600 + index, offset: 0 },
    score: 0.4,
    isPassed: false,
  })).slice(-10);
  launch.moveTo(emptyProgress, holding({ attemptsTaken: many, attempts }), [], at);
  expect(launch.current.attemptsTaken).toBe(many + 1);
});

it('the time of this launch is added to what another record holds', () => {
  const launch = launched({ seconds: 500 });
  launch.apply({ type: 'spent', seconds: 60 }, at, true);
  launch.moveTo(emptyProgress, holding({ seconds: 100 }), [], at);
  expect(launch.current.seconds).toBe(160);
});

it('a completion without the check has no attempt, whatever attempts another record holds', () => {
  const launch = launched();
  view(launch);
  expect(launch.current.completions).toMatchObject([{ attempt: 0 }]);
  launch.moveTo(emptyProgress, holding({ attemptsTaken: 2 }), [], at);
  expect(launch.current.completions).toMatchObject([{ attempt: 0 }]);
});

it('a completion that another record already has is not new there', () => {
  const launch = launched();
  view(launch);
  expect([launch.detectNewCompletion(), launch.detectNewCompletion()]).toEqual([true, false]);
  const { completions, achieved } = launch.current;
  launch.moveTo(emptyProgress, holding({ completions, achieved }), [], at);
  expect(launch.detectNewCompletion()).toBe(false);
});
