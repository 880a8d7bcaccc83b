import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../src/course/snapshot-decode.ts';
import { snapshotKey } from '../../src/course/snapshot-parts.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { environment, FakeTime } from '../session/fakes.ts';

const losses: Record<string, (snapshot: string, limit: number) => string> = {
  'cut the end of the snapshot': (snapshot) => snapshot.slice(0, 30),
  'cut its beginning': (snapshot) => snapshot.slice(20),
  'put a sign before it': (snapshot) => `\uFEFF${snapshot}`,
  'put a word in its place': () => 'null',
  'lost it': () => '',
  'kept one without room for the best shares': (snapshot, limit) => {
    const fields = [...(decodeSnapshot(snapshot)?.fields ?? [])];
    fields[2] = fields[2]?.replaceAll(/:[^,]*/g, '') ?? '';
    // As many answers of another version as fit.
    fields[3] = Array.from({ length: limit / 6 - 30 }, (_, at) => `.${snapshotKey(`${at}`, 4)}`).join();
    const body = fields.join('!');
    return `A${snapshotKey(body, 4)}${body}`;
  },
};

const cases = (['1.2', '2004'] as const).flatMap((edition) =>
  Object.entries(losses).flatMap(([loss, losing]) =>
    (['full', 'none'] as const).map((interactions) => ({ edition, loss, losing, interactions })),
  ),
);

describe.each(cases)('an LMS of SCORM $edition that has $loss, interactions $interactions', (about) => {
  const { edition, losing, interactions } = about;
  const course = sampleCourse({ practice: 7, interactions });

  it('keeps the scores, at that launch and after it', async () => {
    const host = edition === '1.2' ? strict12() : strict2004();
    async function attempt(score: number, isLost: boolean): Promise<void> {
      const time = new FakeTime();
      const own = host.launch() as Record<string, (...values: string[]) => string>;
      const get = edition === '1.2' ? 'LMSGetValue' : 'GetValue';
      const api = new Proxy(own, {
        get: (target, name: string) =>
          name === get && isLost
            ? (element: string) => {
                const value = target[get]?.(element) ?? '';
                return element === 'cmi.suspend_data'
                  ? losing(value, edition === '1.2' ? 4096 : 64_000)
                  : value;
              }
            : target[name]?.bind(target),
      });
      const record = edition === '1.2' ? new Scorm12Record(api) : new Scorm2004Record(api);
      const session = new Session(record, course.id, environment(time));
      await session.open();
      session.begin(new LaunchProgress(course));
      session.applyCheckEvent({ type: 'check-begun', seed: 1, items: ['lesson-1-check-1'] });
      const byLesson = new Map([['lesson-1', score]]);
      session.applyCheckEvent({ type: 'check-submitted', score, byLesson }, []);
      await time.pass(100);
      for (let index = 1; index <= 7; index++)
        session.answer('lesson-1', {
          id: `lesson-1-q${index}`,
          kept: 'a',
          response: { type: 'choice', chosen: ['a'], right: ['a'] },
          result: 'correct',
          description: 'q',
        });
      await time.pass(6000);
      await session.close('exit');
    }
    const scores = (): unknown[] => [host.recorded().raw, host.recorded().objectives[0]?.score];
    await attempt(0.5, false);
    const before = scores();
    expect(before[1]).toBe(0.5);
    await attempt(0, true);
    expect(scores()).toEqual(before);
    await attempt(0, false);
    expect(scores()).toEqual(before);
  });
});
