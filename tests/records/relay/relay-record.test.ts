import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordedStandards } from '../../../src/records/relay/recorded-standards.ts';
import type { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import { arrived, OddLms } from './odd-lms.ts';
import type { Buffered } from '../../contracts/buffered.ts';

describe.each(['scorm12', 'scorm2004'] as const)('a record over a package for %s', (standard) => {
  const is12 = standard === 'scorm12';
  let lms: OddLms;
  let record: Buffered<RelayRecord>;

  beforeEach(async () => {
    lms = new OddLms(standard);
    record = await lms.launch();
  });
  afterEach(() => lms.kill());

  it('keeps nothing before it is open, and sends nothing', async () => {
    record.report(passed(1));
    record.save(saved('s'));
    record.answer(interaction('q'));
    await record.commit();
    await record.close('exit');
    await arrived();
    expect([record.snapshotLimit, lms.calls]).toEqual([0, []]);
  });

  it('keeps as much as the standard lets it', async () => {
    await record.open();
    expect(record.snapshotLimit).toBe(is12 ? 4096 : 64_000);
  });

  it.each([
    ['101', '101'],
    ['', '101'],
    ['102', '102'],
  ])('does not open where the LMS refuses to begin, with the code “%s”', async (code, told) => {
    lms.refusal = () => code;
    await expect(record.open()).rejects.toMatchObject({ name: 'RecordError', code: told });
    // One question each time, whether it has a session all the same; and not all that is read in one.
    const tries = lms.callsTo('initialize').length;
    expect(tries).toBeGreaterThan(1);
    expect(lms.callsTo('get').length).toBe(tries);
    expect(record.log.calls.find(({ method }) => /Initialize/.test(method))).toMatchObject({ code: told });
  });

  it('opens where the LMS refuses to begin since it has begun already', async () => {
    await record.open();
    record.report(outcome(1));
    record.save(saved('before'));
    await record.commit();
    lms.refusal = ({ verb }) => (verb === 'initialize' ? '101' : undefined);
    const again = await lms.course.record();
    expect(await again.open()).toMatchObject({ mode: 'normal', snapshot: 'before' });
  });

  it('takes up what a session before has left, and writes none of it again', async () => {
    await record.open();
    record.report(outcome(2));
    record.save(saved('before', 'a/b'));
    record.answer(interaction('q1'));
    await record.close('exit');
    const { opened, record: next } = await lms.open();
    expect(opened).toMatchObject({ snapshot: 'before', achieved: { completed: false } });
    lms.calls = [];
    next.report(outcome(3));
    next.answer(interaction('q2'));
    await next.commit();
    expect(lms.callsTo('set cmi.objectives.0.id')).toEqual([]);
    expect(lms.callsTo('set cmi.objectives').filter((call) => call.includes('status'))).toHaveLength(1);
    expect(lms.host.recorded().interactions.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(lms.host.errors()).toEqual([]);
  });

  it('opens, however much an LMS says that it holds', async () => {
    lms.answer = ({ verb, element }) => {
      if (verb !== 'get') return undefined;
      if (element.endsWith('objectives._count')) return '99999';
      return /objectives\.\d+\.id$/.test(element) ? element : undefined;
    };
    expect(await record.open()).toMatchObject({ mode: 'normal' });
    expect(lms.callsTo('get').length).toBeLessThan(650);
  });

  it('opens with few questions: what is read in any case comes in one go', async () => {
    const asked = lms.questions();
    await record.open();
    expect(asked()).toBeLessThanOrEqual(is12 ? 10 : 3);
  });

  it('sends nothing more after the end, and ends once', async () => {
    await record.open();
    record.report(passed(0.8));
    await record.close('exit');
    lms.calls = lms.callsTo('finish');
    record.save(saved('late'));
    await record.commit();
    await record.close('exit');
    await record.close('leaving');
    await arrived();
    expect(lms.calls).toEqual(['finish']);
  });

  it('has sent all there is by the time that a page has gone away', async () => {
    await record.open();
    record.report(outcome(1));
    record.save(saved('last'));
    const closing = record.close('leaving');
    lms.course.inner.isDead = true;
    await arrived();
    expect(lms.host.recorded()).toMatchObject({ completion: 'incomplete', suspendData: 'last' });
    expect(lms.callsTo('finish')).toEqual(['finish']);
    await Promise.race([closing, arrived()]);
  });

  it('knows nobody where the LMS does not say who learns: what a device keeps might be somebody else’s', async () => {
    lms.answer = ({ element }) => (/\.(student|learner)_id$/.test(element) ? '' : undefined);
    expect((await record.open()).learner.id).toBe('');
  });

  it('shows what was refused, with its code, to whoever has to find out', async () => {
    await record.open();
    const { refused, total } = record.log;
    expect(recordedStandards[standard].name).toBe(is12 ? 'SCORM 1.2' : 'SCORM 2004');
    expect(total).toBeGreaterThan(5);
    lms.refusal = ({ element }) => (element === 'cmi.suspend_data' ? '405' : undefined);
    record.save(saved('s'));
    await expect(record.commit()).rejects.toMatchObject({ code: '405' });
    expect(record.log.refused).toBeGreaterThan(refused);
    const call = record.log.calls.find((one) => one.refused && one.element === 'cmi.suspend_data');
    expect(call).toMatchObject({ answer: 'false', code: '405', value: undefined });
    expect(call?.ms).toBeGreaterThanOrEqual(0);
    expect(call?.ms).toBeLessThan(5000);
  });
});

describe('a record over a package for SCORM 1.2', () => {
  it('does without what the LMS says that it lacks, and not without what it does not say', async () => {
    const lms = new OddLms('scorm12');
    lms.refusal = ({ element }) => (element === 'cmi.interactions._children' ? '401' : undefined);
    lms.answer = ({ element }) => (element === 'cmi.objectives._children' ? '' : undefined);
    const { record } = await lms.open();
    record.report(outcome(1));
    record.answer(interaction('q1'));
    await record.commit();
    expect(lms.callsTo('set cmi.interactions')).toEqual([]);
    expect(lms.host.recorded().objectives).toHaveLength(3);
    lms.kill();
  });

  it('reads the rest of an LMS that knows no preferences', async () => {
    const lms = new OddLms('scorm12');
    lms.refusal = ({ element }) => (element === 'cmi.student_preference._children' ? '401' : undefined);
    // Nor does it say what there is of the rest.
    lms.answer = ({ element }) =>
      element === 'cmi.core._children' ? '' : element === 'cmi.core.lesson_mode' ? 'review' : undefined;
    const { record, opened } = await lms.open();
    expect(opened).toMatchObject({ mode: 'review', learner: { name: 'Okafor, Ada', languages: [] } });
    const begun = record.log.calls.find(({ method }) => method === 'LMSInitialize');
    expect(begun).toMatchObject({ refused: false });
    lms.kill();
  });
});
