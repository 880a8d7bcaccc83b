import { describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { Session } from '../../src/session/session.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import { sampleCourse } from '../course/sample-course.ts';
import type { Host } from '../hosts/host.ts';
import { answersIn } from '../hosts/host.ts';
import type { LmsBehaviour } from '../hosts/personality.ts';
import { withBehaviours } from '../hosts/personality.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { FakeTime, MemoryStore, environment } from '../session/fakes.ts';
import { beginCheck, submitCheck } from '../session/check-events.ts';
import { buffered } from '../contracts/buffered.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

/** A host that refuses to have these elements set, and how often each was tried. */
function refusing(base: Host, refuses: (element: string) => boolean): [Host, Map<string, number>] {
  const tries = new Map<string, number>();
  let failed = false;
  const manner: LmsBehaviour = ({ verb, element, next }) => {
    if (verb === 'last error' && failed) return '351';
    if (verb === 'set') tries.set(element, (tries.get(element) ?? 0) + 1);
    failed = verb === 'set' && refuses(element);
    return failed ? 'false' : next();
  };
  return [withBehaviours(base, 'refusing', () => manner), tries];
}

const optional = {
  '1.2': ['cmi.core.lesson_location', 'cmi.core.exit', 'cmi.core.session_time'],
  '2004': ['cmi.location', 'cmi.exit', 'cmi.session_time', 'cmi.score.min', 'cmi.score.max'],
} as const;
const needed = {
  '1.2': ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data'],
  '2004': ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.suspend_data'],
} as const;

describe.each([
  ['1.2', strict12, Scorm12Record],
  ['2004', strict2004, Scorm2004Record],
] as const)('an LMS with SCORM %s', (edition, strict, Record) => {
  describe.each(optional[edition])('that never takes %s', (refused) => {
    it('has the rest all the same, and is not asked at every commit', async () => {
      const [host, tries] = refusing(strict(), (element) => element === refused);
      const record = buffered(new Record(host.launch()));
      await record.open();
      for (let round = 1; round <= 40; round++) {
        record.report(outcome(1, { best: 0.5 }));
        record.answer(interaction(`q${round}`));
        record.save(saved(`s${round}`, `a/${round}`, round));
        await record.commit();
      }
      expect(tries.get(refused)).toBeLessThanOrEqual(6);
      record.report(passed(0.9));
      await record.close('exit');
      expect(host.recorded()).toMatchObject({ completion: 'completed', score: 0.9, suspendData: 's40' });
      expect(host.recorded().interactions).toHaveLength(40);
      // How it is left, and for how long: worth one more try.
      expect(tries.get(refused)).toBeGreaterThanOrEqual(6);
    });

    it('is given it where it takes it later', async () => {
      let isRefused = true;
      const [host, tries] = refusing(strict(), (element) => isRefused && element === refused);
      const record = buffered(new Record(host.launch()));
      await record.open();
      const commit = async (round: number): Promise<void> => {
        record.report(outcome(1, { best: 0.5 }));
        record.save(saved(`s${round}`, `a/${round}`, round));
        await record.commit();
      };
      await commit(1);
      isRefused = false;
      await commit(2);
      expect(tries.get(refused)).toBe(1);
      await commit(3);
      expect(tries.get(refused)).toBe(2);
      expect(host.errors()).toEqual([]);
    });
  });

  it('that takes nothing for a while is given all of it at the first commit after', async () => {
    let isAway = true;
    const [host] = refusing(strict(), () => isAway);
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(outcome(1));
    record.save(saved('s', 'a/b', 7));
    for (let tries = 0; tries < 5; tries++) await expect(record.commit()).rejects.toThrow('refused');
    isAway = false;
    await record.commit();
    host.kill();
    expect(host.recorded()).toMatchObject({ location: 'a/b', suspendData: 's', totalTime: 7 });
  });

  it.each(needed[edition])(
    'that never takes %s gets each answer once, over three launches',
    async (refused) => {
      const [host] = refusing(strict(), (element) => element === refused);
      const time = new FakeTime();
      const store = new MemoryStore();
      const course = sampleCourse();
      const launch = async (): Promise<Session> => {
        const session = new Session(
          buffered(new Record(host.launch())),
          course.id,
          environment(time, { store }),
        );
        await session.open();
        session.begin(new LaunchProgress(course));
        return session;
      };
      for (const lesson of ['lesson-1', 'lesson-2', 'lesson-1']) {
        const session = await launch();
        session.arrive({ lesson, screen: 'one' });
        const response = { type: 'choice', chosen: ['a'], right: ['a'] } as const;
        session.answer(lesson, {
          id: `${lesson}-q1`,
          kept: 'a',
          response,
          result: 'correct',
          description: '?',
        });
        beginCheck(session, 1, [`${lesson}-check-1`]);
        const byLesson = new Map([[lesson, 1]]);
        submitCheck(session, { right: 1, total: 1, score: 1, byLesson }, []);
        await time.pass(10_000);
        expect(session.saving).toBe('not-saved');
        await expect(session.close('exit')).rejects.toThrow(refused);
      }
      const ids = answersIn(host.recorded()).map(({ id }) => id);
      expect(ids).toEqual(['lesson-1-q1', 'lesson-2-q1', 'lesson-1-q1']);
    },
  );
});
