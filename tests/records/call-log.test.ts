import { describe, expect, it } from 'vitest';
import { CallLog } from '../../src/records/call-log.ts';
import { diagnosisOf } from '../../src/records/diagnosis.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { strict12 } from '../hosts/strict12.ts';
import { outcome, saved } from '../contracts/fixtures.ts';
import { buffered } from '../contracts/buffered.ts';

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

  it('shows what was answered, but not who learns', () => {
    const log = new CallLog();
    const shown = (element: string, answer: string): string | undefined => {
      log.add({ ...call, element, answer });
      return log.calls.at(-1)?.answer;
    };
    expect(shown('cmi.core.lesson_status', 'incomplete')).toBe('incomplete');
    expect(shown('cmi.core.student_name', 'Okafor, Ada')).toBe('(not shown)');
    expect(shown('cmi.learner_id', 'ada')).toBe('(not shown)');
    // Whoever looks for a mistake sees that there was no answer.
    expect(shown('cmi.core.student_name', '')).toBe('');
  });

  it('shows eighty characters as they are', () => {
    const log = new CallLog();
    for (const length of [79, 80, 81]) log.add({ ...call, value: 'x'.repeat(length) });
    expect(log.calls.map(({ value }) => value)).toEqual([
      'x'.repeat(79),
      'x'.repeat(80),
      `${'x'.repeat(60)}… (81)`,
    ]);
  });

  it('makes a diagnosis of what was called where', () => {
    const log = new CallLog(1);
    log.add({ ...call, refused: true });
    log.add(call);
    expect(diagnosisOf('SCORM 1.2', 'parent 1', log)).toEqual({
      standard: 'SCORM 1.2',
      where: 'parent 1',
      total: 2,
      refused: 1,
      calls: [call],
    });
  });

  it('shortens what is long, and does not say who learns', async () => {
    const lms = strict12({ learner: { id: 'secret-id', name: 'Secret, Name' } });
    let clock = 0;
    const record = buffered(new Scorm12Record(lms.launch(), { now: () => (clock += 2) }));
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
