import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LearningRecord } from '../../src/session/learning-record.ts';
import type { Host } from '../hosts/host.ts';
import { begun, interaction, outcome, passed, saved } from './fixtures.ts';
import type { Row } from './rows.ts';

/** What every record promises, over every host. */
export function holdsTheContract(row: Row): void {
  let host: Host;
  let record: LearningRecord;
  const is2004 = (): boolean => host.edition === '2004';

  const relaunch = async (): ReturnType<LearningRecord['open']> => {
    host.kill();
    record = row.launch(host);
    return record.open();
  };
  const commits = async (change: () => void): Promise<void> => {
    change();
    await record.commit();
  };

  beforeEach(() => {
    host = row.host();
    record = row.launch(host);
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
        standing: { completed: false, success: 'unknown', best: undefined },
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

    it('resumes after a killed tab with all that was committed', async () => {
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
      expect(await relaunch()).toMatchObject({ snapshot: '', standing: { completed: false } });
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
      expect((await relaunch()).standing).toEqual({ completed: false, success: 'unknown', best: 0.6 });
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

    it('is completed where nothing is to be passed', async () => {
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

    it('stays incomplete after a failed attempt', async () => {
      await commits(() => record.report(outcome(3, { best: 0.4 })));
      expect(host.recorded()).toMatchObject({ completion: 'incomplete', success: 'unknown', score: 0.4 });
    });

    it('is failed after a failed attempt where the course says so, and passed later', async () => {
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

    it('never takes back what the LMS holds, whatever the snapshot has lost', async () => {
      await commits(() => {
        record.report(passed(0.9));
        record.save(saved('s'));
      });
      await record.close('exit');
      const { standing } = await relaunch();
      expect(standing).toEqual({ completed: true, success: 'passed', best: 0.9 });
      await commits(() => record.report(outcome(0, { best: 0.3 })));
      await record.close('leaving');
      expect(host.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 0.9 });
      expect((await relaunch()).snapshot).toBe('s');
    });

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

    it('tells the share of lessons completed where the standard has it', async () => {
      await commits(() => record.report(outcome(1)));
      expect(host.recorded().progress).toBe(is2004() ? 0.25 : undefined);
      await commits(() => record.report(begun));
      expect(host.recorded().progress).toBe(is2004() ? 0.25 : undefined);
    });
  });

  describe('answers', () => {
    beforeEach(() => record.open());

    it('keeps each in the form of its standard', async () => {
      await commits(() => {
        record.answer(interaction('one'));
        record.answer(
          interaction('many.2', {
            response: { type: 'choice', chosen: ['a', 'c', 'c'], right: ['a', 'c'] },
            result: 'correct',
            weighting: 1,
          }),
        );
        record.answer(
          interaction('pairs', {
            response: { type: 'matching', pairs: [['1', 'b'], ['2', 'a']], right: [['1', 'a'], ['2', 'b']] }, // prettier-ignore
            objective: 'isnt',
          }),
        );
        record.answer(
          interaction('scene', {
            response: { type: 'choice', chosen: ['d'], right: [] },
            result: 'neutral',
            latencySeconds: 3725,
          }),
        );
        record.answer(interaction('hidden', { response: { type: 'choice', chosen: [], right: ['a'] } }));
      });
      const wrong = is2004() ? 'incorrect' : 'wrong';
      const [one, many, pairs, scene, hidden] = host.recorded().interactions;
      expect(one).toMatchObject({ id: 'one', type: 'choice', response: 'b', correct: 'a', result: wrong });
      expect(many).toMatchObject({
        id: 'many.2',
        result: 'correct',
        weighting: '1',
        objective: 'definition',
      });
      expect(many).toMatchObject(
        is2004() ? { response: 'a[,]c', correct: 'a[,]c' } : { response: 'a,c', correct: 'a,c' },
      );
      expect(pairs).toMatchObject({ type: 'matching', objective: 'isnt' });
      expect(pairs).toMatchObject(
        is2004()
          ? { response: '1[.]b[,]2[.]a', correct: '1[.]a[,]2[.]b' }
          : { response: '1.b,2.a', correct: '1.a,2.b' },
      );
      expect(scene).toMatchObject({ response: 'd', correct: '', result: 'neutral' });
      expect(scene?.latency).toMatch(is2004() ? /^PT1H2M5S$/ : /^0*1:02:05$/);
      expect(hidden).toMatchObject({ id: 'hidden', response: '', correct: '', result: wrong });
      if (is2004())
        expect(one).toMatchObject({ time: '2026-03-04T05:06:07.0Z', description: 'What is allyship?' });
      else expect(one?.time).toMatch(/^\d\d:06:07$/);
    });

    it('are appended in order, after those of the sessions before', async () => {
      await commits(() => {
        record.answer(interaction('q1'));
        record.answer(interaction('q2'));
        record.save(saved('s'));
      });
      await relaunch();
      await commits(() => record.answer(interaction('q1.2')));
      await commits(() => record.answer(interaction('q2.2')));
      expect(host.recorded().interactions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q1.2', 'q2.2']);
    });

    it('given again in a session replace the first', async () => {
      await commits(() => record.answer(interaction('q1')));
      await commits(() => record.answer(interaction('q2')));
      await commits(() =>
        record.answer(
          interaction('q1', { response: { type: 'choice', chosen: ['a'], right: ['a'] }, result: 'correct' }),
        ),
      );
      expect(host.recorded().interactions).toMatchObject([
        { id: 'q1', response: 'a', result: 'correct' },
        { id: 'q2' },
      ]);
    });

    it('past the limit of the standard give way to status and score', async () => {
      for (let index = 0; index < 300; index++) record.answer(interaction(`q${index}`));
      await commits(() => {
        record.report(passed(1));
        record.save(saved('s'));
      });
      record.answer(interaction('one more'));
      await record.close('exit');
      expect(host.recorded()).toMatchObject({ completion: 'completed', success: 'passed', score: 1 });
      expect(host.recorded().interactions).toHaveLength(is2004() ? 250 : 301);
    });
  });

  describe('limits', () => {
    beforeEach(() => record.open());

    it('cuts words to the length and the characters of their element', async () => {
      const long = '🙂'.repeat(3000);
      const ids = { id: 'an id, with spaces & more '.repeat(20), objective: `é ${'o'.repeat(400)}` };
      await commits(() => {
        record.answer(interaction('x', { ...ids, description: `{lang=xx} ${long}\n\u0000` }));
        record.save(saved('s', long, 1e9));
        record.report(
          outcome(1, { objectives: [{ ...outcome(0).objectives[0]!, id: ids.id, description: long }] }),
        );
      });
      const { location, interactions, objectives, totalTime } = host.recorded();
      expect(location).toBe('🙂'.repeat(is2004() ? 500 : 127));
      expect(interactions[0]?.id).toMatch(/^[\w.-]{250}$/);
      expect(interactions[0]?.objective).toMatch(/^[\w.-]{250}$/);
      expect(objectives[0]?.description.length ?? 0).toBeLessThanOrEqual(250);
      expect(totalTime).toBeGreaterThan(9999 * 3600);
    });

    it('takes odd numbers and dates without an error', async () => {
      await commits(() => {
        record.answer(
          interaction('x', { at: new Date(Number.NaN), latencySeconds: Number.NaN, weighting: 1 / 3 }),
        );
        record.answer(interaction('y', { at: new Date('1950-01-01'), latencySeconds: -5 }));
        record.report(outcome(1, { best: 2 / 3, progress: 1 / 3 }));
        record.save(saved('s', '', Number.NaN));
      });
      expect(host.recorded()).toMatchObject({ raw: '66.67', totalTime: 0 });
      expect(host.recorded().interactions).toHaveLength(2);
    });

    it('keeps a snapshot as long as it says', async () => {
      const snapshot = 'x'.repeat(record.snapshotLimit);
      await commits(() => record.save(saved(snapshot)));
      expect((await relaunch()).snapshot).toBe(snapshot);
    });
  });

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

  if (row.counts) countsItsCalls(row);
}

/** What can be said only where every call is seen. */
function countsItsCalls(row: Row): void {
  const count = (host: Host, verb: RegExp): number =>
    [...host.calls()].reduce((sum, [method, times]) => (verb.test(method) ? sum + times : sum), 0);
  const opened = async (host: Host, mode?: 'review' | 'browse'): Promise<LearningRecord> => {
    const record = row.launch(host, mode);
    await record.open();
    return record;
  };

  it.each(['review', 'browse'] as const)('in %s mode it reads, and writes nothing', async (mode) => {
    const host = row.host();
    let record = await opened(host);
    record.save(saved('s', 'a/b'));
    await record.close('exit');
    const before = host.recorded();
    const [sets, commits] = [count(host, /SetValue/), count(host, /Commit/)];
    record = row.launch(host, mode);
    expect(await record.open()).toMatchObject({ mode, snapshot: 's' });
    record.report(passed(1));
    record.save(saved('other'));
    record.answer(interaction('q1'));
    await record.commit();
    await record.close('exit');
    expect([count(host, /SetValue/), count(host, /Commit/)]).toEqual([sets, commits]);
    expect(count(host, /Terminate|Finish/)).toBe(2);
    expect(host.recorded()).toEqual(before);
    expect(host.errors()).toEqual([]);
  });

  it('ends once, and makes no call after', async () => {
    const host = row.host();
    const record = await opened(host);
    record.report(begun);
    await record.close('exit');
    const all = count(host, /./);
    await record.close('leaving');
    record.report(passed(1));
    record.answer(interaction('q1'));
    await record.commit();
    expect(count(host, /./)).toBe(all);
    expect(count(host, /Terminate|Finish/)).toBe(1);
  });

  it('writes only what has changed', async () => {
    const host = row.host();
    const record = await opened(host);
    record.report(outcome(1));
    record.save(saved('one', 'definition/verb', 10));
    record.answer(interaction('q1'));
    await record.commit();
    const [sets, commits] = [count(host, /SetValue/), count(host, /Commit/)];
    await record.commit();
    expect([count(host, /SetValue/), count(host, /Commit/)]).toEqual([sets, commits]);
    record.report(outcome(1));
    record.save(saved('two', 'definition/verb', 10));
    await record.commit();
    expect([count(host, /SetValue/), count(host, /Commit/)]).toEqual([sets + 1, commits + 1]);
  });

  it('needs at most 12 calls for an answer, and 5 for a commit', async () => {
    const host = row.host();
    const record = await opened(host);
    record.report(outcome(1));
    record.save(saved('one', 'definition/verb', 10));
    await record.commit();
    const before = count(host, /./);
    record.answer(interaction('q1'));
    record.save(saved('two', 'definition/label', 20));
    await record.commit();
    expect(count(host, /./) - before).toBeLessThanOrEqual(12 + 5);
  });
}
