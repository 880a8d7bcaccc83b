import { describe, expect, it } from 'vitest';
import { CallLog } from '../../src/records/call-log.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { strict12 } from '../hosts/strict12.ts';
import { outcome, saved } from '../contracts/fixtures.ts';

const call = {
  method: 'LMSGetValue',
  element: 'x',
  value: undefined,
  answer: 'y',
  code: '',
  refused: false,
  ms: 1,
};

describe('the log of calls', () => {
  it('keeps the last ones, and counts all', () => {
    const log = new CallLog(3);
    for (let index = 0; index < 5; index++)
      log.add({ ...call, element: String(index), refused: index === 1 });
    expect(log.calls.map(({ element }) => element)).toEqual(['2', '3', '4']);
    expect([log.total, log.refused]).toEqual([5, 1]);
  });

  it('shortens what is long, and does not say who learns', async () => {
    const lms = strict12({ learner: { id: 'secret-id', name: 'Secret, Name' } });
    let clock = 0;
    const record = new Scorm12Record(lms.launch(), { now: () => (clock += 2) });
    await record.open();
    record.report(outcome(1));
    record.save(saved('x'.repeat(4000)));
    await record.commit();
    const text = JSON.stringify(record.log.calls);
    expect(text).not.toMatch(/secret/i);
    expect(text).toContain('(not shown)');
    expect(text).toContain(`${'x'.repeat(60)}… (4000)`);
    expect(text).not.toContain('x'.repeat(61));
    expect(record.log.calls.every(({ ms }) => ms === 2)).toBe(true);
    expect(record.log.refused).toBe(0);
  });
});
