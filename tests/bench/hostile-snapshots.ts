/**
 * Opens 100,000 random and mutated suspend-data strings, each as a launch of a course that the LMS holds as
 * completed: nothing may throw, and the completion may never be lost.
 *
 *     npm run bench:snapshots
 */
import fc from 'fast-check';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { Session } from '../../src/session/session.ts';
import { course } from '../browser/learner.ts';
import { FakeTime, MemoryRecord, environment } from '../session/fakes.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const count = 100_000;
const whole: Progress = {
  ...emptyProgress,
  place: { lesson: 'why', screen: course.lessons[2]?.screens[1]?.id ?? '' },
  seen: new Map(course.lessons.map(({ id, screens }) => [id, new Set(screens.map((screen) => screen.id))])),
  answers: new Map(
    course.lessons
      .filter(({ kind }) => kind === 'lesson')
      .flatMap(({ screens }) => screens.flatMap(({ activities }) => activities.map(({ id }) => [id, 'ab']))),
  ),
  achieved: { completed: true, success: 'passed', best: 0.9 },
};
const valid = encodeSnapshot(course, whole, 4096);
const mutated = fc
  .tuple(fc.nat(valid.length), fc.nat(valid.length), fc.string({ maxLength: 8, unit: 'binary' }))
  .map(
    ([one, other, noise]) => valid.slice(0, Math.min(one, other)) + noise + valid.slice(Math.max(one, other)),
  );
const strings = fc.oneof(
  mutated,
  fc.string({ maxLength: 500, unit: 'binary' }),
  fc.json(),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'undefined',
    '[object Object]',
    '<script>alert(1)</script>',
    'A'.repeat(1_000_000),
  ),
);

const times: number[] = [];
let failures = 0;
for (const snapshot of fc.sample(strings, count)) {
  const record = new MemoryRecord({ snapshot, achieved: { completed: true, success: 'passed', best: 0.9 } });
  const session = new Session(record, course.id, environment(new FakeTime()));
  const begun = performance.now();
  try {
    await session.open();
    session.begin(new LaunchProgress(course));
    times.push(performance.now() - begun);
    if (!session.progress.achieved.completed || session.progress.achieved.best !== 0.9) failures++;
  } catch (error) {
    failures++;
    console.error(JSON.stringify(snapshot.slice(0, 200)), error);
  }
}
times.sort((one, other) => one - other);
const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(3);
console.log(
  `${count} strings, ${failures} thrown or lost; ${at(0.5)} ms at the median, ${at(0.99)} ms at the 99th percentile`,
);
process.exitCode = failures > 0 || Number(at(0.5)) > 1 ? 1 : 0;
