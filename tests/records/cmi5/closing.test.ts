import { beforeEach, describe, expect, it } from 'vitest';
import type { XapiRecord } from '../../../src/records/xapi/xapi-record.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { answering, Cmi5Host } from '../../hosts/cmi5-host.ts';
import type { Buffered } from '../../contracts/buffered.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: StoreFault = () => undefined;
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
const refusing =
  (status: number, verb: string): StoreFault =>
  ({ method, body }) =>
    method === 'POST' && body.includes(`/${verb}"`) ? new Response('', { status }) : undefined;

async function opened(): Promise<Buffered<XapiRecord>> {
  const record = await host.launch();
  await record.open();
  return record;
}

describe('a record that is closed', () => {
  it('is closed once, however often it is told to', async () => {
    const record = await opened();
    await Promise.all([record.close('exit'), record.close('exit')]);
    await record.close('exit');
    expect(count('terminated')).toBe(1);
    const before = host.asked.length;
    record.answer(interaction('late'));
    record.save(saved('late'));
    await record.commit();
    await record.close('leaving');
    expect(host.asked).toHaveLength(before);
  });

  it('says nothing more once its page went away', async () => {
    const record = await opened();
    await record.close('leaving');
    const before = host.asked.length;
    record.answer(interaction('late'));
    record.save(saved('late'));
    await record.commit();
    await record.close('leaving');
    await record.close('exit');
    expect(host.asked).toHaveLength(before);
  });

  it('before it was opened, asks nobody', async () => {
    const record = await host.launch();
    record.save(saved('early'));
    record.answer(interaction('early'));
    await record.commit();
    await record.close('leaving');
    await record.close('exit');
    expect(record.returnUrl).toBeUndefined();
    expect(host.asked).toEqual([]);
  });

  it('in review mode, asks nobody where its page goes away', async () => {
    const record = await host.launch('Review');
    await record.open();
    const before = host.asked.length;
    await record.close('leaving', undefined);
    expect(host.asked).toHaveLength(before);
  });
});

describe('a page that goes away', () => {
  it('says a failure after the last attempt', async () => {
    const record = await opened();
    record.answer(interaction('q.1', { weighting: 1, at: new Date(host.now) }));
    record.report(outcome(3, { best: 0.4, success: 'failed', isLastAttemptTaken: true }));
    await record.close('leaving');
    expect(count('failed')).toBe(1);
  });

  it.each(['cmi5', 'xapi'] as const)('reports a pass after a failure and a reload (%s)', async (standard) => {
    host = new Cmi5Host(standard === 'cmi5' ? 0.8 : 'none', standard);
    const before = await opened();
    before.answer(interaction('q.1', { weighting: 1, at: new Date(host.now) }));
    before.report(outcome(3, { best: 0.4, success: 'failed' }));
    before.save(saved('left'));
    await before.close('leaving');
    expect(count('failed')).toBe(standard === 'cmi5' ? 0 : 1);
    host.now += 60_000;
    const after = host.reload();
    await after.open();
    after.report(passed(1));
    after.save(saved('back'));
    await after.close('exit');
    expect(count('passed')).toBe(1);
    expect(count('terminated')).toBe(1);
  });

  it.each([
    ['the statements', 'POST'],
    ['the state', 'PUT'],
  ])('says that %s did not get through', async (_, method) => {
    const record = await opened();
    record.answer(interaction('one'));
    record.save(saved('left'));
    host.injectedFaults = answering(500, new RegExp(`^${method}`));
    await expect(record.close('leaving')).rejects.toMatchObject({
      code: '500',
      keptAnswers: method === 'PUT',
    });
  });
});

describe('Exit', () => {
  it.each([400, 403])(
    'over a store that refuses “completed” with %d ends the session all the same',
    async (status) => {
      const record = await opened();
      record.report(passed(1));
      host.injectedFaults = refusing(status, 'completed');
      await expect(record.close('exit')).rejects.toMatchObject({ code: String(status) });
      expect(host.verbs.slice(-2)).toEqual(['passed', 'terminated']);
    },
  );

  it('over a store that does not work leaves the session as it is, for the next to send', async () => {
    const record = await opened();
    record.report(passed(1));
    host.injectedFaults = answering(503, /^POST/);
    await expect(record.close('exit')).rejects.toMatchObject({ code: '503' });
    host.injectedFaults = fine;
    expect(count('terminated')).toBe(0);
  });

  it('that did not get through leaves a page that is loaded again with a session that goes on', async () => {
    const record = await opened();
    host.injectedFaults = refusing(503, 'terminated');
    await expect(record.close('exit')).rejects.toMatchObject({ code: '503' });
    host.injectedFaults = fine;
    const again = host.reload();
    await again.open();
    again.answer(interaction('after'));
    await again.commit();
    again.answer(interaction('later'));
    await again.commit();
    expect(host.verbs.filter((verb) => verb === 'answered')).toHaveLength(2);
    expect(count('terminated')).toBe(0);
    await again.close('exit');
    expect(host.verbs.at(-1)).toBe('terminated');
    expect(count('terminated')).toBe(1);
  });

  it('over a store whose state does not work says that the answers were kept', async () => {
    const record = await opened();
    record.report(outcome(1));
    record.save(saved('unwritten'));
    host.injectedFaults = answering(500, /^PUT/);
    await expect(record.close('exit')).rejects.toMatchObject({ code: '500', keptAnswers: true });
  });

  it.each(['commit', 'exit'] as const)(
    'and %s give up an answer that the store will never take',
    async (how) => {
      const record = await opened();
      record.answer(interaction('bad'));
      host.injectedFaults = refusing(400, 'answered');
      if (how === 'commit') await expect(record.commit()).rejects.toMatchObject({ code: '400' });
      await (how === 'commit' ? record.commit() : record.close('exit'));
      const before = host.asked.length;
      await record.commit();
      expect(host.asked).toHaveLength(before);
    },
  );
});

describe('a failure is told again', () => {
  const twice = async (weighting: number): Promise<number> => {
    for (let launch = 1; launch <= 2; launch++) {
      host.now += 60_000;
      const record = await opened();
      record.answer(interaction(`q.${launch}`, { weighting: launch === 1 ? 1 : weighting, at: new Date(host.now) })); // prettier-ignore
      record.report(outcome(3, { best: 0.4 }));
      record.save(saved(`session ${launch}`));
      await record.close('exit');
    }
    return count('failed');
  };

  it('after another attempt that came to the same', async () => {
    expect(await twice(1)).toBe(2);
  });

  it('not after practice', async () => {
    expect(await twice(0)).toBe(1);
  });
});
