import { expect, it } from 'vitest';
import { checkResult } from '../../src/course/check.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import type { HostMode } from '../hosts/host.ts';
import { answerCheck, beginCheck, submitCheck } from '../session/check-events.ts';
import { FakeTime, MemoryStore, environment } from '../session/fakes.ts';
import type { Row } from './rows.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const course = sampleCourse();
const answer = { id: 'lesson-1-q1', kept: 'b', response: { type: 'choice', chosen: ['b'], right: ['a'] }, result: 'incorrect', description: 'What?' } as const; // prettier-ignore

/** With a session around the record: it is the session that writes nothing in review and browse mode. */
export function writesNothingInReview(row: Row): void {
  it.each(['review', 'browse'] as const)('in %s mode a session reads, and writes nothing', async (mode) => {
    const [host, time, store] = [row.host(), new FakeTime(), new MemoryStore()];
    const launch = async (as?: HostMode): Promise<Session> => {
      const session = new Session(row.launch(host, as), course.id, environment(time, { store }));
      await session.open();
      session.begin(new LaunchProgress(course));
      return session;
    };
    const writes = (): number[] =>
      [/SetValue/, /Commit/, /Terminate|Finish/].map((verb) =>
        [...host.calls()].reduce((sum, [method, times]) => (verb.test(method) ? sum + times : sum), 0),
      );
    const first = await launch();
    first.arrive({ lesson: 'lesson-1', screen: 'two' });
    await first.close('exit');
    const [before, [sets, commits, ends = 0]] = [host.recorded(), writes()];

    const session = await launch(mode);
    expect(session.mode).toBe(mode);
    expect(session.progress.place).toEqual({ lesson: 'lesson-1', screen: 'two' });
    session.arrive({ lesson: 'lesson-2', screen: 'one' });
    session.answer('lesson-1', answer);
    session.acknowledge('check', { ...answer, id: 'agreed' }, '1');
    const items = ['lesson-1-check-1', 'lesson-2-check-1'];
    beginCheck(session, 7, items);
    for (const id of items) answerCheck(session, id, 'a');
    const result = checkResult(items.map((id) => ({ id, lesson: id.slice(0, 8), isRight: true })));
    submitCheck(session, result, []);
    await session.saveNow();
    await time.pass(60_000);
    await session.close('exit');

    expect(host.recorded()).toEqual(before);
    expect(writes()).toEqual([sets, commits, row.counts ? ends + 1 : 0]);
    expect(store.items.size).toBe(0);
    expect(host.errors()).toEqual([]);
  });
}
