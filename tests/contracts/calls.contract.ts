import { expect, it } from 'vitest';
import type { Buffered } from './buffered.ts';
import { buffered } from './buffered.ts';
import type { Host } from '../hosts/host.ts';
import { begun, interaction, outcome, passed, saved } from './fixtures.ts';
import type { Row } from './rows.ts';

/** The part of the contract that needs a host that sees every call. */
export function countsItsCalls(row: Row): void {
  const count = (host: Host, verb: RegExp): number =>
    [...host.calls()].reduce((sum, [method, times]) => (verb.test(method) ? sum + times : sum), 0);
  const opened = async (host: Host): Promise<Buffered> => {
    const record = buffered(row.launch(host));
    await record.open();
    return record;
  };

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
