import { beforeEach, describe, expect, it } from 'vitest';
import type { XapiRecord } from '../../../src/records/xapi/xapi-record.ts';
import type { Buffered } from '../../contracts/buffered.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { away, Cmi5Host } from '../../hosts/cmi5-host.ts';

let host: Cmi5Host;
beforeEach(() => {
  host = new Cmi5Host();
});

const fine: StoreFault = () => undefined;
const at = (minutes: number): Date => new Date(host.now + minutes * 60_000);
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;

async function opened(): Promise<Buffered<XapiRecord>> {
  const record = await host.launch();
  await record.open();
  return record;
}

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
