import { describe, expect, it } from 'vitest';
import { names12, names2004 } from '../../src/records/api-calls.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { nothingAchieved } from '../../src/course/achieved-result.ts';
import { outcome, passed, saved } from '../contracts/fixtures.ts';
import { scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';

const of12 = {
  'cmi.core._children': 'student_id,lesson_status,lesson_mode,entry,credit,score,total_time,lesson_location',
  'cmi.core.lesson_mode': 'normal',
  'cmi.core.lesson_status': 'passed',
  'cmi.core.entry': 'ab-initio',
  'cmi.core.credit': 'credit',
  'cmi.core.score._children': 'raw,min,max',
  'cmi.core.score.raw': '',
  'cmi.core.lesson_location': '',
  'cmi.core.total_time': '0000:00:00.00',
  'cmi.suspend_data': '',
  'cmi.interactions._children': 'id',
  'cmi.interactions._count': '0',
  'cmi.objectives._children': 'id,status',
  'cmi.objectives._count': '0',
};
const of2004 = {
  'cmi.mode': 'normal',
  'cmi.entry': 'ab-initio',
  'cmi.credit': 'credit',
  'cmi.completion_status': 'completed',
  'cmi.success_status': 'passed',
  'cmi.total_time': 'PT0H0M0S',
  'cmi.interactions._count': '0',
  'cmi.objectives._count': '0',
};

const editions = [
  {
    edition: '1.2',
    host: of12,
    names: names12,
    Record: Scorm12Record,
    traces: {
      'cmi.suspend_data': 'A',
      'cmi.core.score.raw': '0',
      'cmi.core.lesson_location': 'a/b',
      'cmi.core.total_time': '0000:00:01',
      'cmi.core.credit': 'no-credit',
      'cmi.core.entry': '',
      'cmi.core.lesson_mode': 'review',
      'cmi.interactions._count': '1',
      'cmi.objectives._count': '1',
    },
    begins: [],
    ends: ['cmi.core.lesson_status=passed'],
  },
  {
    edition: '2004',
    host: of2004,
    names: names2004,
    Record: Scorm2004Record,
    traces: {
      'cmi.suspend_data': 'A',
      'cmi.score.scaled': '0',
      'cmi.score.raw': '70',
      'cmi.location': 'a/b',
      'cmi.total_time': 'PT1S',
      'cmi.credit': 'no-credit',
      'cmi.entry': 'resume',
      'cmi.mode': 'review',
      'cmi.interactions._count': '1',
      'cmi.objectives._count': '1',
    },
    begins: ['cmi.completion_status=incomplete'],
    ends: ['cmi.completion_status=completed', 'cmi.success_status=passed'],
  },
] as const;

describe.each(editions)('a verdict at the very first entry in SCORM $edition', (about) => {
  const { host, names, Record, traces, begins, ends } = about;
  const opened = async (more: Record<string, string> = {}, wait = (): Promise<void> => Promise.resolve()) => {
    const lms = scriptedLms({ ...host, ...more }, names);
    const record = buffered(new Record(lms.api, { wait }));
    const { achieved } = await record.open();
    const statuses = (): string[] => lms.written.filter((one) => /^cmi\.(core\.lesson_|completion_|success_)status/.test(one)); // prettier-ignore
    return { lms, record, achieved, statuses };
  };

  it('is nobody’s: what is achieved is written', async () => {
    const { record, achieved, statuses, lms } = await opened();
    expect(achieved).toEqual(nothingAchieved);
    record.report(outcome(0));
    await record.commit();
    expect(statuses()).toEqual(begins);
    // There is nothing to come back to yet.
    if (about.edition === '2004') expect(lms.written).not.toContain('cmi.exit=suspend');
    record.report(passed(0.9));
    record.save(saved('s'));
    await record.commit();
    expect(statuses()).toEqual([...begins, ...ends]);
  });

  it.each(Object.entries(traces))(
    'is believed with a trace of an attempt: %s is "%s"',
    async (element, value) => {
      const { record, achieved, statuses } = await opened({ [element]: value });
      expect(achieved).toMatchObject({ completed: true, success: 'passed' });
      record.report(outcome(0));
      await record.commit();
      expect(statuses()).toEqual([]);
    },
  );

  it('is believed where a trace could not be read', async () => {
    const location = about.edition === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location';
    const lms = scriptedLms(host, names);
    const { [names.get]: get, [names.lastError]: lastError } = lms.api;
    let element = '';
    lms.api[names.get] = (one = '') => ((element = one), one === location ? '' : (get?.(one) ?? ''));
    lms.api[names.lastError] = () => (element === location ? '101' : (lastError?.() ?? ''));
    const record = buffered(new Record(lms.api, { wait: () => Promise.resolve() }));
    expect((await record.open()).achieved).toMatchObject({ completed: true, success: 'passed' });
  });
});
