import { expect, it } from 'vitest';
import type { Buffered } from './buffered.ts';
import type { Host } from '../hosts/host.ts';
import { begun, interaction, outcome, passed, saved } from './fixtures.ts';
import type { Row } from './rows.ts';

/** What can be said only where every call is seen. */
export function countsItsCalls(row: Row): void {
  const count = (host: Host, verb: RegExp): number =>
    [...host.calls()].reduce((sum, [method, times]) => (verb.test(method) ? sum + times : sum), 0);
  const opened = async (host: Host, mode?: 'review' | 'browse'): Promise<Buffered> => {
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
