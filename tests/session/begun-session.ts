import type { Course } from '../../src/course/course.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import { Session } from '../../src/session/session.ts';
import type { Air, FakeTime, MemoryRecord, MemoryStore } from './fakes.ts';
import { environment } from './fakes.ts';

/** A right answer to the first question of the sample course. */
export const rightAnswer: Answer = {
  id: 'lesson-1-q1',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: 'What?',
};

/** A session over a record, begun a tenth of a second ago: what was to be saved at once has been. */
export async function beginSession(
  record: MemoryRecord,
  course: Course,
  time: FakeTime,
  around: { store?: MemoryStore; air?: Air } = {},
): Promise<Session> {
  const session = new Session(record, course.id, environment(time, around));
  await session.open();
  session.begin(new LaunchProgress(course));
  await time.pass(100);
  return session;
}
