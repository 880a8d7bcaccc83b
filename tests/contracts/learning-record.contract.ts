import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedRecord } from '../../src/session/learning-record.ts';
import type { Host } from '../hosts/host.ts';
import type { Buffered } from './buffered.ts';
import { buffered } from './buffered.ts';
import { keepsAnswers } from './answers.contract.ts';
import { countsItsCalls } from './calls.contract.ts';
import { begun, interaction, outcome, passed, saved } from './fixtures.ts';
import { keepsToTheLimits } from './limits.contract.ts';
import { writesNothingInReview } from './review.contract.ts';
import type { Row } from './rows.ts';
import type { Session } from './session.ts';

/** The promises of every record over every host. */
export function holdsTheContract(row: Row): void {
  let host: Host;
  let record: Buffered;
  const session: Session = {
    host: () => host,
    record: () => record,
    keepsElements: row.keepsElements,
    commits: (change) => commits(change),
    relaunch: () => relaunch(),
  };
  const is2004 = (): boolean => host.edition === '2004';

  const relaunch = async (): Promise<OpenedRecord> => {
    host.kill();
    record = buffered(row.launch(host));
    return record.open();
  };
  const commits = async (change: () => void): Promise<void> => {
    change();
    await record.commit();
  };

  beforeEach(() => {
    host = row.host();
    record = buffered(row.launch(host));
  });

  afterEach(() => {
    expect(host.errors()).toEqual([]);
  });

  describe('opening', () => {
    it('finds nothing in a new attempt', async () => {
      const opened = await record.open();
      expect(opened).toMatchObject({
        mode: 'normal',
        snapshot: '',
        achieved: { completed: false, success: 'unknown', best: undefined },
      });
      if (row.knowsLearner) expect(opened.learner).toMatchObject({ id: 'learner-1', name: 'Okafor, Ada' });
    });

    it('is incomplete at once', async () => {
      await record.open();
      await commits(() => record.report(begun));
      expect(host.recorded()).toMatchObject({
        completion: 'incomplete',
        success: 'unknown',
        score: undefined,
      });
    });

    it('resumes after a killed tab with everything that was committed', async () => {
      await record.open();
      await commits(() => {
        record.report(outcome(1));
        record.save(saved('snapshot one', 'isnt/performative'));
        record.answer(interaction('q1'));
      });
      record.save(saved('never committed'));
      expect(await relaunch()).toMatchObject({ mode: 'normal', snapshot: 'snapshot one' });
      expect(host.recorded()).toMatchObject({ location: 'isnt/performative', suspendData: 'snapshot one' });
    });

    it('resumes even when the tab was killed before there was a snapshot', async () => {
      await record.open();
      await commits(() => record.report(begun));
      expect(await relaunch()).toMatchObject({ snapshot: '', achieved: { completed: false } });
      await commits(() => record.report(begun));
      expect(await relaunch()).toMatchObject({ snapshot: '' });
    });

    it('reads the best score of a check that was failed', async () => {
      await record.open();
      await commits(() => {
        record.report(outcome(3, { best: 0.6 }));
        record.save(saved('s'));
        record.answer(interaction('q1.1', { weighting: 1 }));
      });
      expect((await relaunch()).achieved).toEqual({ completed: false, success: 'unknown', best: 0.6 });
    });
  });

  describe('status and score', () => {
    beforeEach(() => record.open());

    it('is passed and completed the moment it is reported', async () => {
      await commits(() => record.report(passed(0.9)));
      expect(host.recorded()).toMatchObject({
        status: is2004() ? 'completed/passed' : 'passed',
        score: 0.9,
        raw: '90',
        ...(is2004() && { progress: 1 }),
      });
    });

    it('is completed if there is nothing to pass', async () => {
      await commits(() => record.report(outcome(3, { completed: true })));
      expect(host.recorded()).toMatchObject({
        completion: 'completed',
        success: 'unknown',
        score: undefined,
      });
    });

    it('is not finished while lessons are left, although the check is passed', async () => {
      await commits(() => record.report(outcome(1, { success: 'passed', best: 1 })));
      expect(host.recorded()).toMatchObject({ completion: 'incomplete', score: 1 });
    });

    if (row.keepsElements)
      it('stays incomplete after a failed attempt', async () => {
        await commits(() => record.report(outcome(3, { best: 0.4 })));
        expect(host.recorded()).toMatchObject({ completion: 'incomplete', success: 'unknown', score: 0.4 });
      });

    if (row.keepsElements)
      it('is failed after a failed attempt if the course says so, and can be passed later', async () => {
        await commits(() => record.report(outcome(3, { success: 'failed', best: 0.4 })));
        expect(host.recorded()).toMatchObject({ completion: 'incomplete', success: 'failed', score: 0.4 });
        await commits(() => record.report(passed(0.8)));
        expect(host.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 0.8 });
      });

    it('stays completed after a failed attempt', async () => {
      await commits(() => record.report(outcome(3, { completed: true })));
      await commits(() => record.report(outcome(3, { completed: true, success: 'failed', best: 0.2 })));
      expect(host.recorded().completion).toBe('completed');
    });

    it('never takes back what was reported', async () => {
      await commits(() => record.report(passed(0.9)));
      await commits(() => record.report(outcome(0, { success: 'failed', best: 0.1 })));
      expect(host.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 0.9 });
    });

    it('never revokes what the LMS holds, whatever the snapshot has lost', async () => {
      await commits(() => {
        record.report(passed(0.9));
        record.save(saved('s'));
      });
      await record.close('exit');
      const { achieved } = await relaunch();
      expect(achieved).toEqual({ completed: true, success: 'passed', best: 0.9 });
      await commits(() => record.report(outcome(0, { best: 0.3 })));
      await record.close('leaving');
      expect(host.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 0.9 });
      expect((await relaunch()).snapshot).toBe('s');
    });

    if (row.keepsElements)
      it('keeps one objective per lesson, with status and score, across launches', async () => {
        await commits(() => {
          record.report(outcome(1));
          record.save(saved('s'));
        });
        await relaunch();
        await commits(() => record.report(passed(0.75)));
        const lesson = (id: string): object => ({
          id,
          status: 'completed',
          score: 0.75,
          description: is2004() ? `The lesson “${id}”` : '',
        });
        expect(host.recorded().objectives).toEqual([lesson('definition'), lesson('isnt'), lesson('why')]);
      });

    it('reports the share of completed lessons if the standard supports it', async () => {
      await commits(() => record.report(outcome(1)));
      expect(host.recorded().progress).toBe(is2004() ? 0.25 : undefined);
      await commits(() => record.report(begun));
      expect(host.recorded().progress).toBe(is2004() ? 0.25 : undefined);
    });
  });

  keepsAnswers(session);
  keepsToTheLimits(session);

  describe('the end', () => {
    beforeEach(() => record.open());

    it.each(['exit', 'leaving'] as const)('writes what is left (%s)', async (reason) => {
      record.report(passed(0.8));
      record.save(saved('last', 'resources/plan', 90));
      record.answer(interaction('q1'));
      await record.close(reason);
      expect(host.recorded()).toMatchObject({
        completion: 'completed',
        score: 0.8,
        location: 'resources/plan',
        suspendData: 'last',
        totalTime: 90,
      });
      expect(host.recorded().interactions).toHaveLength(1);
    });

    if (row.keepsElements && !row.isRelayed)
      it('happens before anything is awaited, because the page may be going away', async () => {
        record.report(passed(0.8));
        const closing = record.close('leaving');
        expect(host.recorded().completion).toBe('completed');
        await closing;
      });

    it('adds up the time of all sessions, each told as its total', async () => {
      await commits(() => record.save(saved('s', 'a/b', 30)));
      await commits(() => record.save(saved('s', 'a/b', 100)));
      await relaunch();
      await commits(() => record.save(saved('s', 'a/b', 20)));
      await record.close('exit');
      expect(host.recorded().totalTime).toBe(120);
    });

    it('keeps the data of a finished course too', async () => {
      record.report(passed(1));
      record.save(saved('finished', 'resources/result'));
      await record.close('exit');
      expect((await relaunch()).snapshot).toBe('finished');
    });
  });

  it('does nothing before it is open', async () => {
    record.report(passed(1));
    await record.commit();
    await record.close('exit');
    expect(host.recorded().completion).toBe('unknown');
  });

  if (row.hasModes) writesNothingInReview(row);
  if (row.counts) countsItsCalls(row);
}
