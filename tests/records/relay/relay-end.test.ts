import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import type { CloseReason } from '../../../src/session/learning-record.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { LmsCall } from '../../hosts/personality.ts';
import { OddLms } from './odd-lms.ts';
import type { Buffered } from '../../contracts/buffered.ts';

type Refusal = (passing: LmsCall) => string | undefined;

describe.each(['scorm12', 'scorm2004'] as const)('the end of a dispatched session over %s', (standard) => {
  const is12 = standard === 'scorm12';
  const exit = is12 ? 'cmi.core.exit' : 'cmi.exit';
  const time = (of12: string, of2004: string): string =>
    is12 ? `set cmi.core.session_time=${of12}` : `set cmi.session_time=${of2004}`;
  let lms: OddLms;
  let record: Buffered<RelayRecord>;

  beforeEach(async () => {
    lms = new OddLms(standard);
    ({ record } = await lms.open());
  });
  afterEach(() => lms.kill());

  async function keepAndEnd(): Promise<void> {
    record.report(outcome(1));
    record.save(saved('kept', 'a/b', 30));
    await record.close('exit');
  }

  describe('where the course is never heard of again', () => {
    /** What the package writes when its page goes away. */
    const die = (): string[] => {
      lms.calls = [];
      lms.course.leave();
      return lms.calls;
    };

    it('is the time, where nothing is kept to come back to', () => {
      expect(die()).toEqual([time('0000:00:00', 'PT0S'), 'commit', 'finish']);
    });

    it('is that the learner comes back, where something is', async () => {
      await keepAndEnd();
      await lms.open();
      expect(die()).toEqual([`set ${exit}=suspend`, time('0000:00:00', 'PT0S'), 'commit', 'finish']);
    });

    it('is the time alone, where the course has said itself whether the learner comes back', async () => {
      await keepAndEnd();
      ({ record } = await lms.open());
      record.report(passed(1));
      record.save(saved('kept', 'a/b', 40));
      await record.commit();
      expect(die()).toEqual([time('0000:00:40', 'PT40S'), 'commit', 'finish']);
    });

    it.each(['review', 'browse'] as const)('is nothing but the end in a %s', async (mode) => {
      await keepAndEnd();
      const again = await lms.open(mode);
      expect(again.opened.mode).toBe(mode);
      expect(die()).toEqual(['finish']);
    });
  });

  describe('where the course ends it', () => {
    const ending = async (reason: CloseReason, refusal: Refusal): Promise<unknown> => {
      record.report(outcome(1));
      record.save(saved('s'));
      record.answer(interaction('q'));
      lms.refusal = refusal;
      return record.close(reason).then(
        () => 'ended',
        (error: unknown) => error,
      );
    };
    const refusesToCommit: Refusal = ({ verb }) => (verb === 'commit' ? '391' : undefined);
    const refusesToStore: Refusal = ({ verb }) =>
      verb === 'commit' ? '391' : verb === 'finish' ? '111' : undefined;
    const reasons = ['exit', 'leaving'] as const;

    it.each(reasons)('is one for an LMS that stores when it ends (%s)', async (reason) => {
      expect(await ending(reason, refusesToCommit)).toBe('ended');
      expect(lms.host.recorded()).toMatchObject({ suspendData: 's', completion: 'incomplete' });
    });

    it.each(reasons)('is none for an LMS that refuses to end as well (%s)', async (reason) => {
      expect(await ending(reason, refusesToStore)).toMatchObject({
        name: 'RecordError',
        code: '391',
        message: 'The LMS did not confirm the commit.',
        keptAnswers: false,
      });
    });

    describe('and a page goes away while a commit is under way', () => {
      const leaving = async (refusal: Refusal): Promise<unknown[]> => {
        record.report(outcome(1));
        record.save(saved('s'));
        lms.refusal = refusal;
        const ends = await Promise.allSettled([record.commit(), record.close('leaving')]);
        return ends.map((end) => (end.status === 'fulfilled' ? 'done' : end.reason));
      };

      it('is one for an LMS that takes it', async () => {
        expect(await leaving(() => undefined)).toEqual(['done', 'done']);
        expect(lms.host.recorded()).toMatchObject({ suspendData: 's' });
      });

      it('is none for an LMS that refuses it, and to end', async () => {
        const refused: unknown = expect.objectContaining({ name: 'RecordError', code: '391' });
        expect(await leaving(refusesToStore)).toEqual([refused, refused]);
      });

      it('is one for an LMS that refuses it, and stores when it ends', async () => {
        expect(await leaving(refusesToCommit)).toEqual([expect.objectContaining({ code: '391' }), 'done']);
        expect(lms.host.recorded()).toMatchObject({ suspendData: 's' });
      });

      it('is none for an LMS that refuses a part of it', async () => {
        const refused: unknown = expect.objectContaining({
          code: '405',
          message: 'The LMS refused cmi.suspend_data.',
        });
        const refusal: Refusal = ({ element }) => (element === 'cmi.suspend_data' ? '405' : undefined);
        expect(await leaving(refusal)).toEqual([refused, refused]);
      });
    });

    it('is no reason to commit again what was committed', async () => {
      record.report(outcome(1));
      record.save(saved('s'));
      await record.commit();
      lms.calls = [];
      await record.close('leaving');
      expect(lms.calls).toEqual(['finish']);
    });

    it('is one for an LMS that has committed and refuses to end', async () => {
      const refusal: Refusal = ({ verb }) => (verb === 'finish' ? '111' : undefined);
      expect(await ending('leaving', refusal)).toBe('ended');
    });

    it.each(reasons)('tells of a part that was refused (%s)', async (reason) => {
      const refusal: Refusal = ({ element }) => (element === 'cmi.suspend_data' ? '405' : undefined);
      expect(await ending(reason, refusal)).toMatchObject({
        name: 'RecordError',
        code: '405',
        message: 'The LMS refused cmi.suspend_data.',
        keptAnswers: true,
      });
      expect(lms.callsTo('finish')).toEqual(['finish']);
    });

    it('has time for what the record can do without, where the learner ends it', async () => {
      const refusal: Refusal = ({ element }) => (element.endsWith('location') ? '405' : undefined);
      expect(await ending('exit', refusal)).toBe('ended');
      expect(lms.host.recorded()).toMatchObject({ suspendData: 's' });
    });

    it('leaves no timer behind, so that nothing more is said to the package', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      ({ record } = await lms.open());
      const running = vi.getTimerCount();
      await record.close('exit');
      const left = vi.getTimerCount();
      vi.useRealTimers();
      expect([running, left]).toEqual([1, 0]);
    });

    it('does not tell of a part that the record goes on without', async () => {
      lms.refusal = ({ element }) => (element.endsWith('location') ? '405' : undefined);
      record.report(outcome(1));
      record.save(saved('s', 'a/b'));
      await record.commit();
      await record.close('exit');
      expect(lms.host.recorded()).toMatchObject({ suspendData: 's' });
    });
  });
});
