import { describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import type { OpenedRecord } from '../../src/session/learning-record.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';
import type { Buffered } from '../contracts/buffered.ts';

/** An LMS that has all there is, with nothing in it. */
const full = {
  'cmi.core._children':
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  'cmi.core.lesson_mode': 'normal',
  'cmi.core.lesson_status': 'not attempted',
  'cmi.core.score._children': 'raw, min, max',
  'cmi.core.score.raw': '',
  'cmi.core.student_id': 'ada',
  'cmi.core.student_name': 'Okafor, Ada',
  'cmi.suspend_data': '',
  'cmi.student_preference._children': 'audio,language,speed,text',
  'cmi.student_preference.language': 'de',
  'cmi.student_preference.audio': '50',
  'cmi.interactions._children':
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  'cmi.interactions._count': '0',
  'cmi.objectives._children': 'id,score,status',
  'cmi.objectives._count': '0',
  'cmi.objectives.0.score._children': 'raw,min,max',
};

async function opened(
  more: Record<string, string> = {},
  without: readonly string[] = [],
): Promise<{ lms: ScriptedLms; record: Buffered<Scorm12Record>; opened: OpenedRecord }> {
  const lms = scriptedLms({ ...full, ...more });
  for (const element of without) lms.reads.delete(element);
  const record = buffered(new Scorm12Record(lms.api));
  return { lms, record, opened: await record.open() };
}

/** Everything that a record has to tell. */
async function tellAll(record: Buffered<Scorm12Record>): Promise<void> {
  record.report(passed(0.5));
  record.answer(interaction('q'));
  record.save(saved('s'));
  await record.commit();
}
const starting = ({ written }: ScriptedLms, start: string): string[] =>
  written.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));

describe('what an LMS with SCORM 1.2 holds', () => {
  const none = { completed: false, success: 'unknown' };
  it.each([
    ['passed', { completed: true, success: 'passed' }],
    [' Passed ', { completed: true, success: 'passed' }],
    ['completed', { completed: true, success: 'unknown' }],
    ['failed', { completed: false, success: 'failed' }],
    ['incomplete', none],
    ['browsed', none],
    ['not attempted', none],
    ['', none],
  ])('with the status "%s" and a score is what was achieved', async (status, achieved) => {
    const { opened: found } = await opened({
      'cmi.core.lesson_status': status,
      'cmi.core.score.raw': ' 62.5',
    });
    expect(found.achieved).toEqual({ ...achieved, best: 0.625 });
  });

  // Open edX's older block answers 0 for a score that was never set.
  it.each(['not attempted', 'incomplete', 'browsed', ''])(
    'with the status "%s" and a score of 0 is no result',
    async (status) => {
      const {
        lms,
        record,
        opened: found,
      } = await opened({
        'cmi.core.lesson_status': status,
        'cmi.core.score.raw': '0',
      });
      expect(found.achieved).toEqual({ ...none, best: undefined });
      record.report(outcome(0, { completed: false }));
      record.save(saved('s'));
      await record.commit();
      expect(starting(lms, 'cmi.core.score')).toEqual([]);
    },
  );

  it('with the status "failed" and a score of 0 is a result', async () => {
    const { opened: found } = await opened({
      'cmi.core.lesson_status': 'failed',
      'cmi.core.score.raw': '0',
    });
    expect(found.achieved).toEqual({ completed: false, success: 'failed', best: 0 });
  });

  it.each([
    ['-1', 'off'],
    ['0', ''],
    ['1', 'on'],
    ['', ''],
    ['loud', ''],
  ])('of sound, "%s" is "%s"', async (audio, sound) => {
    const { opened: found } = await opened({ 'cmi.student_preference.audio': audio });
    expect(found.learner.sound).toBe(sound);
  });

  it('is the learner, in one line, and the language, where it has one', async () => {
    const { opened: found } = await opened({ 'cmi.core.student_name': 'Okafor,\n Ada' });
    expect(found.learner).toEqual({ id: 'ada', name: 'Okafor, Ada', languages: ['de'], sound: 'on' });
    const without = await opened({}, ['cmi.student_preference._children']);
    expect(without.opened.learner.languages).toEqual([]);
    expect(without.lms.read).not.toContain('cmi.student_preference.language');
    const silent = await opened({ 'cmi.student_preference._children': 'audio,speed' });
    expect(silent.opened.learner).toMatchObject({ languages: [], sound: 'on' });
    expect(silent.lms.read).not.toContain('cmi.student_preference.language');
    const odd = await opened({ 'cmi.student_preference._children': '' });
    expect(odd.opened.learner.languages).toEqual(['de']);
  });

  it('is asked for its mode only where it has one', async () => {
    const review = await opened({ 'cmi.core.lesson_mode': 'Review' });
    expect(review.opened.mode).toBe('review');
    const without = await opened({
      'cmi.core._children': 'student_id,lesson_status,score',
      'cmi.core.lesson_mode': 'review',
    });
    expect(without.opened.mode).toBe('normal');
  });

  it('is asked for no more than is shown in review', async () => {
    const { lms } = await opened({ 'cmi.core.lesson_mode': 'review' });
    expect(lms.read.filter((one) => /score._children|interactions|objectives/.test(one))).toEqual([]);
  });

  it('is not written again where it is the same', async () => {
    const { lms, record } = await opened({
      'cmi.core.lesson_status': 'Passed',
      'cmi.core.score.raw': ' 50 ',
      'cmi.suspend_data': 's',
      'cmi.objectives._count': '1',
      'cmi.objectives.0.id': 'definition',
      'cmi.objectives.0.status': 'incomplete',
    });
    record.report(outcome(0, { completed: true, success: 'passed', best: 0.5 }));
    record.save(saved('s', ''));
    await record.commit();
    expect(starting(lms, 'cmi.core')).toEqual([
      '.score.min=0',
      '.score.max=100',
      '.exit=',
      '.session_time=0000:01:00',
    ]);
    expect(starting(lms, 'cmi.suspend_data')).toEqual([]);
    expect(starting(lms, 'cmi.objectives.0')).toEqual([]);
  });
});

describe('the objectives that an LMS with SCORM 1.2 holds', () => {
  it('keep their places: the first of each id, and new ones after the last', async () => {
    const { lms, record } = await opened({
      'cmi.objectives._count': '4',
      'cmi.objectives.0.id': '',
      'cmi.objectives.1.id': 'isnt',
      'cmi.objectives.2.id': 'isnt',
      'cmi.objectives.3.id': 'definition',
    });
    await tellAll(record);
    expect(starting(lms, 'cmi.objectives.').filter((one) => /id=|status=/.test(one))).toEqual([
      '3.status=completed',
      '1.status=completed',
      '4.id=why',
      '4.status=completed',
    ]);
  });

  it.each(['completed', 'passed'])('are not taken back where they are %s', async (status) => {
    const held = {
      'cmi.objectives._count': '1',
      'cmi.objectives.0.id': 'definition',
      'cmi.objectives.0.status': status,
    };
    const { lms, record } = await opened(held);
    record.report(outcome(0));
    await record.commit();
    expect(starting(lms, 'cmi.objectives.0')).toEqual([]);
    const incomplete = await opened({ ...held, 'cmi.objectives.0.status': 'failed' });
    incomplete.record.report(outcome(0));
    await incomplete.record.commit();
    expect(starting(incomplete.lms, 'cmi.objectives.0')).toEqual(['.status=incomplete']);
  });

  it('are asked for up to the three-hundredth, whatever the count', async () => {
    const { lms } = await opened({ 'cmi.objectives._count': '5000' });
    const ids = lms.read.filter((one) => /^cmi\.objectives\.\d+\.id$/.test(one));
    expect([ids.length, ids.at(-1)]).toEqual([300, 'cmi.objectives.299.id']);
    const two = await opened({ 'cmi.objectives._count': '2' });
    expect(two.lms.read.filter((one) => /^cmi\.objectives\.\d/.test(one))).toHaveLength(2);
  });
});

describe('what an LMS with SCORM 1.2 lacks', () => {
  it.each([
    ['cmi.core.score._children', 'raw', /core\.score\.m/],
    ['cmi.core.score._children', 'raw,min', /core\.score\.max/],
    ['cmi.core.score._children', 'raw,max', /core\.score\.min/],
    ['cmi.interactions._children', 'id,type,result', /interactions\.0\.(?!id|type|result)/],
    ['cmi.interactions._children', 'idx,type', /interactions/],
    ['cmi.objectives._children', 'idx,status', /^cmi.objectives/],
    ['cmi.objectives._children', 'id,status', /objectives\.\d\.score/],
    ['cmi.objectives._children', 'id,score', /objectives\.\d\.status/],
    ['cmi.objectives.0.score._children', 'raw', /objectives\.\d\.score\.m/],
  ])('is left out: %s is "%s"', async (element, children, missing) => {
    const all = await opened();
    await tellAll(all.record);
    expect(all.lms.written.some((one) => missing.test(one))).toBe(true);
    // A list without what it must have is no list; told with an error, there is nothing of it.
    const isList = /^(id|raw)(,|$)/.test(children);
    const { lms, record } = await opened(isList ? { [element]: children } : {}, isList ? [] : [element]);
    await tellAll(record);
    expect(lms.written.filter((one) => missing.test(one))).toEqual([]);
    expect(lms.written.filter((one) => !missing.test(one))).toEqual(
      all.lms.written.filter((one) => !missing.test(one)),
    );
  });

  it('is neither read where the group is not there', async () => {
    const { lms } = await opened({}, ['cmi.interactions._children', 'cmi.objectives._children']);
    expect(lms.read.filter((one) => one.endsWith('_count'))).toEqual([]);
    const noStatus = await opened({
      'cmi.objectives._children': 'id',
      'cmi.objectives._count': '1',
      'cmi.objectives.0.id': 'definition',
    });
    expect(noStatus.lms.read).not.toContain('cmi.objectives.0.status');
  });

  it('is not known where it answers with what is no list: then all is tried', async () => {
    const { lms, record } = await opened({
      'cmi.core.score._children': 'score',
      'cmi.interactions._children': '',
      'cmi.objectives._children': 'x'.repeat(2000),
    });
    await tellAll(record);
    const all = await opened();
    await tellAll(all.record);
    expect(lms.written).toEqual(all.lms.written);
  });

  it('is asked of the objectives’ scores once', async () => {
    const { lms, record } = await opened();
    await tellAll(record);
    expect(lms.read.filter((one) => one.endsWith('score._children'))).toEqual([
      'cmi.core.score._children',
      'cmi.objectives.0.score._children',
    ]);
  });
});

describe('the language that the learner chose', () => {
  const chosen = { ...saved('s'), language: 'fr-CA' };

  it('is written where the LMS keeps a preference, once, and only where one was chosen', async () => {
    const { lms, record } = await opened();
    record.save(saved('s'));
    await record.commit();
    expect(starting(lms, 'cmi.student_preference.language')).toEqual([]);
    record.save(chosen);
    await record.commit();
    await record.commit();
    expect(starting(lms, 'cmi.student_preference.language')).toEqual(['=fr-CA']);
  });

  it('is not written where the LMS keeps none', async () => {
    const { lms, record } = await opened({ 'cmi.student_preference._children': 'audio,speed' });
    record.save(chosen);
    await record.commit();
    expect(starting(lms, 'cmi.student_preference')).toEqual([]);
  });
});

describe('a look at the course in which nothing is written', () => {
  const ended = async (mode: string, status: string): Promise<boolean> => {
    const { lms, record } = await opened({ 'cmi.core.lesson_mode': mode, 'cmi.core.lesson_status': status });
    await record.close('exit', undefined);
    return lms.written.includes('finish');
  };

  it.each(['browse', 'review'])('%s: is not ended where the lesson has no status yet', async (mode) => {
    for (const status of ['not attempted', 'Not Attempted']) expect(await ended(mode, status)).toBe(false);
  });

  it('is ended where the lesson has a status, which stays', async () => {
    expect(await ended('review', 'passed')).toBe(true);
    expect(await ended('browse', 'incomplete')).toBe(true);
  });
});
