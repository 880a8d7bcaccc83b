import { beforeEach, describe, expect, it } from 'vitest';
import type { Cmi5Record } from '../../../src/records/cmi5/cmi5-record.ts';
import type { PendingSession } from '../../../src/records/cmi5/device.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { answering, away, Cmi5Host } from '../../hosts/cmi5-host.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: StoreFault = () => undefined;
const at = (minutes: number): Date => new Date(host.now + minutes * 60_000);
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
/** What waits on the device. */
const kept = (): PendingSession =>
  JSON.parse([...(host.device?.items.values() ?? [])][0] ?? 'null') as PendingSession;
const waiting = (): string[] => kept().queue.map(({ verb }) => verb);

async function opened(): Promise<Cmi5Record> {
  const record = await host.launch();
  await record.open();
  return record;
}

describe('on the device is', () => {
  it('an answer from the moment that it was given', async () => {
    const record = await opened();
    record.answer(interaction('one', { at: at(1) }));
    expect(waiting()).toEqual(['answered']);
    // The machine dies.
    const next = await opened();
    await next.commit();
    expect(count('answered')).toBe(1);
    expect(host.refused).toEqual([]);
  });

  it.each(['commit', 'exit'] as const)('all of it, before the store is asked anything by %s', async (how) => {
    const record = await opened();
    record.report(passed(1));
    record.save(saved('there'));
    const first: PendingSession[] = [];
    host.injectedFaults = () => void first.push(kept());
    await (how === 'commit' ? record.commit() : record.close('exit'));
    expect(first[0]?.queue.map(({ verb }) => verb)).toContain('passed');
    expect(first[0]?.state?.snapshot).toBe('there');
  });

  it('nothing more once the store has it, but the names of what was sent', async () => {
    const record = await opened();
    expect(waiting()).toEqual([]);
    record.answer(interaction('one', { at: at(1) }));
    record.report(outcome(1));
    record.save(saved('there'));
    await record.commit();
    expect(kept().state).toBeUndefined();
    expect(waiting()).toEqual([]);
    expect(kept().done).toEqual([`one ${at(1).getTime()}`, 'lesson definition', 'course 25']);
    await record.close('exit');
    expect(waiting()).toEqual([]);
  });

  it('nothing more after a page left in peace', async () => {
    const record = await opened();
    record.answer(interaction('one', { at: at(1) }));
    record.save(saved('there'));
    await record.close('leaving');
    expect([waiting(), kept().state]).toEqual([[], undefined]);
  });

  it('what was saved last, where the page goes and the store is away', async () => {
    const record = await opened();
    record.save(saved('last words'));
    host.injectedFaults = away;
    await expect(record.close('leaving')).rejects.toThrow('cannot be reached');
    host.injectedFaults = fine;
    expect(await (await host.launch()).open()).toMatchObject({ snapshot: 'last words' });
  });

  it('what was saved last, where the machine dies before the store has answered', async () => {
    const record = await opened();
    record.save(saved('last words'));
    host.injectedFaults = () => new Promise(() => {});
    void record.close('leaving');
    expect(kept().state?.snapshot).toBe('last words');
  });

  it('what is new, where the page goes while something older is being written', async () => {
    const record = await opened();
    record.save(saved('older'));
    let arrive = (): void => {};
    host.injectedFaults = ({ method, keepalive }) => {
      if (keepalive) throw new TypeError('Failed to fetch');
      return method === 'PUT'
        ? new Promise((resolve) => void (arrive = () => resolve(undefined)))
        : undefined;
    };
    const commit = record.commit();
    await expect.poll(() => host.asked.at(-1)?.method).toBe('PUT');
    record.save(saved('newer', 'b/b', 90));
    await expect(record.close('leaving')).rejects.toThrow('cannot be reached');
    arrive();
    await commit;
    host.injectedFaults = fine;
    expect(await (await host.launch()).open()).toMatchObject({ snapshot: 'newer' });
  });

  it('nothing of a look in review mode, which leaves what waits as it is', async () => {
    const record = await opened();
    record.answer(interaction('one', { at: at(1) }));
    const before = kept();
    const review = await host.launch('Review');
    await review.open();
    review.save(saved('looked'));
    await review.commit();
    await review.close('exit');
    expect(kept()).toEqual(before);
    expect(count('answered')).toBe(0);
    await (await opened()).commit();
    expect(count('answered')).toBe(1);
  });
});

describe('the next session', () => {
  it('writes a state that the store had not taken, with nothing new to say', async () => {
    const record = await opened();
    record.save(saved('kept here', 'a/b', 90));
    record.report(outcome(1));
    host.injectedFaults = answering(500, /^PUT/);
    await expect(record.commit()).rejects.toMatchObject({ code: '500' });
    // Two machines die, one after the other, the second before anything was done.
    host.injectedFaults = fine;
    await opened();
    const next = await opened();
    await next.commit();
    expect(JSON.parse(host.registration.states['course-state']?.text ?? '')).toMatchObject({
      snapshot: 'kept here',
      seconds: 90,
      told: { lessons: ['definition'], progress: 25 },
    });
    expect(kept().state).toBeUndefined();
  });

  it('writes nothing that the store has, whose answer got lost', async () => {
    const record = await opened();
    record.save(saved('there'));
    host.losesAnswer = ({ method }) => method === 'PUT';
    await expect(record.commit()).rejects.toThrow('cannot be reached');
    host.losesAnswer = () => false;
    const next = await opened();
    const before = host.asked.length;
    await next.commit();
    expect(host.asked.slice(before)).toEqual([]);
  });

  it('does not send what this device knows to be sent', async () => {
    const one = interaction('one', { at: at(1) });
    const record = await opened();
    record.answer(one);
    await record.commit();
    record.answer(one);
    await record.commit();
    const next = await opened();
    next.answer(one);
    next.answer(interaction('two', { at: at(2) }));
    await next.commit();
    expect(count('answered')).toBe(2);
  });

  it('does not end with the words of the one before', async () => {
    const record = await opened();
    host.injectedFaults = (asked) => (asked.body.includes('/terminated') ? away(asked) : undefined);
    await expect(record.close('exit')).rejects.toThrow('cannot be reached');
    expect(waiting()).toEqual(['terminated']);
    host.injectedFaults = fine;
    const next = await opened();
    await next.commit();
    expect(host.verbs).toEqual(['initialized', 'initialized']);
    await next.close('exit');
    expect(host.refused).toEqual([]);
  });
});

describe('the state is written', () => {
  const puts = () => host.asked.filter(({ method }) => method === 'PUT');

  it('once for each change, and not to outlive the page', async () => {
    const record = await opened();
    record.save(saved('one'));
    for (let time = 0; time < 3; time++) await record.commit();
    expect(puts().map(({ keepalive }) => keepalive)).toEqual([false]);
    record.save(saved('two'));
    await record.commit();
    expect(puts()).toHaveLength(2);
  });

  it('neither for an answer alone, nor before anything was saved', async () => {
    const record = await opened();
    record.report(outcome(1));
    await record.commit();
    expect(puts()).toEqual([]);
    record.save(saved('one'));
    await record.commit();
    record.answer(interaction('one', { at: at(1) }));
    await record.commit();
    expect([count('answered'), puts().length]).toEqual([1, 1]);
  });
});

it('a lesson that could not be told at three commits is told once', async () => {
  const record = await opened();
  record.report(outcome(1));
  host.injectedFaults = away;
  for (let time = 0; time < 3; time++) await expect(record.commit()).rejects.toThrow('cannot be reached');
  host.injectedFaults = fine;
  await record.commit();
  expect(count('progressed')).toBe(2);
});

it('the tab remembers the verbs of cmi5 that were said, and no others', async () => {
  const record = await opened();
  record.answer(interaction('one', { at: at(1) }));
  record.report(passed(1));
  await record.commit();
  const remembered = [...host.tab.items.values()].map(
    (text) => (JSON.parse(text) as { sent: string[] }).sent,
  );
  expect(remembered).toEqual([['initialized', 'completed', 'passed']]);
});
