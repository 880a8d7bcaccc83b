import { beforeEach, describe, expect, it } from 'vitest';
import { RecordError } from '../../../src/session/learning-record.ts';
import { begun, interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { answering, away, Cmi5Host } from '../../hosts/cmi5-host.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: StoreFault = () => undefined;
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
const at = (minutes: number): Date => new Date(host.now + minutes * 60_000);
const code = (error: unknown): string | undefined => (error instanceof RecordError ? error.code : undefined);

describe('a store that is away', () => {
  const work = async (): Promise<Awaited<ReturnType<Cmi5Host['launch']>>> => {
    const record = await host.launch();
    await record.open();
    record.report(begun);
    await record.commit();
    host.injectedFaults = away;
    record.answer(interaction('one', { at: at(1) }));
    record.answer(interaction('two', { at: at(2) }));
    record.report(passed(0.9));
    record.save(saved('kept', 'check/check', 300));
    await expect(record.commit()).rejects.toThrow('cannot be reached');
    return record;
  };

  it('gets everything once it is back, once', async () => {
    const record = await work();
    for (let minute = 0; minute < 5; minute++) await expect(record.commit()).rejects.toThrow(RecordError);
    host.injectedFaults = fine;
    await record.commit();
    await record.commit();
    await record.close('exit');
    expect([count('answered'), count('completed'), count('passed'), count('terminated')]).toEqual([
      2, 1, 1, 1,
    ]);
    expect(host.refused).toEqual([]);
  });

  it('whose answers get lost is told nothing twice', async () => {
    const record = await work();
    host.injectedFaults = fine;
    host.losesAnswer = ({ method }) => method !== 'GET';
    await expect(record.commit()).rejects.toThrow(RecordError);
    await expect(record.commit()).rejects.toThrow(RecordError);
    host.losesAnswer = () => false;
    await record.commit();
    expect([count('answered'), count('completed'), count('passed')]).toEqual([2, 1, 1]);
    expect(new Set(host.statements.map(({ id }) => id)).size).toBe(host.statements.length);
    expect(host.refused).toEqual([]);
  });

  it('and a session that dies after the store had heard it: nothing is said again', async () => {
    const record = await work();
    host.injectedFaults = fine;
    host.losesAnswer = ({ method }) => method !== 'GET';
    await expect(record.commit()).rejects.toThrow(RecordError);
    host.losesAnswer = () => false;
    const next = await host.launch();
    await next.open();
    next.report(passed(0.9));
    next.save(saved('kept'));
    await next.commit();
    await next.close('exit');
    expect([count('answered'), count('completed'), count('passed')]).toEqual([2, 1, 1]);
    expect(host.refused).toEqual([]);
  });

  it('where the device keeps nothing, the page still does', async () => {
    host.device = undefined;
    const record = await work();
    host.injectedFaults = fine;
    await record.commit();
    expect([count('answered'), count('passed')]).toEqual([2, 1]);
  });
});

describe('a store that refuses', () => {
  it.each([401, 403, 409, 429, 500, 503])(
    'everything with %d: the commit fails with that code, and later works',
    async (status) => {
      const record = await host.launch();
      await record.open();
      record.report(outcome(1));
      record.answer(interaction('one', { at: at(1) }));
      record.save(saved('one'));
      host.injectedFaults = answering(status);
      expect(code(await record.commit().catch((reason: unknown) => reason))).toBe(String(status));
      host.injectedFaults = fine;
      host.now += 60_000;
      await record.commit();
      expect(count('answered')).toBe(1);
      expect(host.registration.states['course-state']?.text).toContain('"one"');
    },
  );

  it('with 429 for a minute is left alone for as long', async () => {
    const record = await host.launch();
    await record.open();
    record.answer(interaction('one', { at: at(1) }));
    host.injectedFaults = answering(429, /statements/, { 'Retry-After': '60' });
    await expect(record.commit()).rejects.toMatchObject({ code: '429' });
    host.injectedFaults = fine;
    const before = host.asked.length;
    await expect(record.commit()).rejects.toMatchObject({ code: '429' });
    expect(host.asked).toHaveLength(before);
    host.now += 60_000;
    await record.commit();
    expect(count('answered')).toBe(1);
  });

  it('one answer for good: the rest gets through, and the pass above all', async () => {
    const record = await host.launch();
    await record.open();
    host.injectedFaults = ({ body }) =>
      body.includes('question/bad') ? new Response('', { status: 400 }) : undefined;
    record.answer(interaction('good', { at: at(1) }));
    record.answer(interaction('bad', { at: at(2) }));
    record.report(passed(1));
    record.save(saved('s'));
    await expect(record.commit()).rejects.toMatchObject({ code: '400' });
    expect([count('answered'), count('completed'), count('passed')]).toEqual([1, 1, 1]);
    await record.commit();
    expect([count('answered'), count('completed'), count('passed')]).toEqual([1, 1, 1]);
  });

  it('the state document, until it is told which one is replaced', async () => {
    const record = await host.launch();
    await record.open();
    record.report(outcome(1));
    host.injectedFaults = ({ method, headers }) =>
      method === 'PUT' && !headers.has('If-Match') && !headers.has('If-None-Match')
        ? new Response('', { status: 409 })
        : undefined;
    record.save(saved('first'));
    await record.commit();
    expect(host.registration.states['course-state']?.text).toContain('first');
  });

  it('statements alone, as of a session that is over: the answer waits for the next, and the place is kept', async () => {
    const record = await host.launch();
    await record.open();
    const one = interaction('one', { at: at(1) });
    record.answer(one);
    record.save(saved('kept all the same'));
    host.injectedFaults = answering(403, /POST .*statements/);
    await expect(record.commit()).rejects.toMatchObject({ code: '403' });
    await expect(record.close('exit')).rejects.toMatchObject({ code: '403' });
    expect(host.registration.states['course-state']?.text).toContain('kept all the same');
    host.injectedFaults = fine;
    const next = await host.launch();
    await next.open();
    next.answer(one);
    await next.commit();
    expect(count('answered')).toBe(1);
  });

  it('everything after the session was abandoned: nothing is lost, and nothing pretended', async () => {
    const first = await host.launch();
    await first.open();
    const firstTab = host.tab;
    const second = await host.launch();
    await second.open();
    host.tab = firstTab;
    first.answer(interaction('late', { at: at(1) }));
    first.report(outcome(1));
    first.save(saved('late'));
    await expect(first.commit()).rejects.toMatchObject({ code: '403' });
  });
});
