import { beforeEach, describe, expect, it } from 'vitest';
import { names2004 } from '../../src/records/api-calls.ts';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { atOnce, scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';
import type { Buffered } from '../contracts/buffered.ts';

/** What an LMS says it has; nothing is in it yet. */
const reads = {
  'cmi.core._children': 'lesson_status,lesson_mode,score',
  'cmi.core.lesson_status': 'incomplete',
  'cmi.core.score._children': 'raw,min,max',
  'cmi.suspend_data': 'before',
  'cmi.interactions._children':
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  'cmi.objectives._children': 'id,score,status',
  'cmi.objectives.0.score._children': 'raw,min,max',
};

let lms: ScriptedLms;
let record: Buffered<Scorm12Record>;

beforeEach(async () => {
  lms = scriptedLms(reads);
  record = buffered(new Scorm12Record(lms.api));
  await record.open();
});

const starting = (start: string): string[] =>
  lms.written.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));

describe('where SCORM 1.2 refuses', () => {
  it.each(['min', 'max'])(
    'the score’s %s, the other bound is left out with it, and the score is there',
    async (child) => {
      lms.refusals.set(`cmi.core.score.${child}`, '401');
      record.report(outcome(0, { best: 0.5 }));
      await record.commit();
      expect(starting('cmi.core.score.')).toEqual(
        child === 'min' ? ['min=0', 'raw=50'] : ['min=0', 'max=100', 'raw=50'],
      );
    },
  );

  it.each(['id', 'status'])('an objective’s %s, no more of any is tried', async (child) => {
    lms.refusals.set(`cmi.objectives.0.${child}`, '401');
    record.report(outcome(3));
    await record.commit();
    expect(starting('cmi.objectives.').at(-1)).toMatch(new RegExp(`^0\\.${child}=`));
  });

  it.each(['min', 'max', 'raw'])('the %s of an objective’s score, no more of any is tried', async (child) => {
    lms.refusals.set(`cmi.objectives.0.score.${child}`, '401');
    record.report(passed(0.5));
    await record.commit();
    const scores = starting('cmi.objectives.').filter((one) => one.includes('score'));
    expect(scores.at(-1)).toMatch(new RegExp(`^0\\.score\\.${child}=`));
    expect(starting('cmi.objectives.2.status')).toEqual(['=completed']);
  });

  const children = ['id', 'objectives.0.id', 'time', 'type', 'correct_responses.0.pattern', 'weighting', 'student_response', 'result', 'latency']; // prettier-ignore

  const names = (): string[] => starting('cmi.interactions.').map((one) => one.replace(/=.*/, ''));

  it('the id of an answer, no other is tried', async () => {
    lms.refusals.set('cmi.interactions.0.id', '401');
    record.answer(interaction('q'));
    record.answer(interaction('r'));
    await record.commit();
    expect(names()).toEqual(['0.id']);
  });

  it('one id for good, what comes after it is there in the end, evidence first', async () => {
    const { api } = lms;
    const set = api['LMSSetValue'] as (...values: string[]) => string;
    api['LMSSetValue'] = (element = '', value = '') => {
      if (value === 'odd') lms.refusals.set(element, '405');
      else lms.refusals.delete(element);
      return set(element, value);
    };
    record.answer(interaction('odd'));
    record.answer(interaction('r'));
    record.answer({ ...interaction('completion.v1.0.0'), response: { type: 'fill-in', text: 'x' } });
    const taken = (): string[] =>
      starting('cmi.interactions.').filter((one) => /^\d+\.id=/.test(one) && !one.endsWith('odd'));
    await record.commit();
    expect(taken()).toEqual([]);
    await record.close('exit');
    expect(taken()).toEqual(['0.id=completion.v1.0.0', '1.id=r']);
    expect(record.unwritten?.map(({ id }) => id)).toEqual(['odd']);
  });

  it.each(children.slice(1))(
    'the %s of an answer, the rest of it and the others are there',
    async (child) => {
      lms.refusals.set(`cmi.interactions.0.${child}`, '405');
      record.answer(interaction('q'));
      record.answer(interaction('r'));
      await record.commit();
      const all = ['0', '1'].flatMap((index) => children.map((one) => `${index}.${one}`));
      expect(names()).toEqual(all);
      await record.commit();
      // Tried once more at the end.
      await record.close('exit');
      expect(names()).toEqual([...all, `0.${child}`]);
    },
  );

  it('what it needs, answers are kept only where it has a place for them', async () => {
    const failing = async (): Promise<unknown> => {
      lms.refusals.set('cmi.core.lesson_status', '405');
      record.report(passed(1));
      record.answer(interaction('q'));
      return record.commit().catch((error: unknown) => error);
    };
    expect(await failing()).toMatchObject({ keptAnswers: true });
    lms = scriptedLms({ ...reads });
    lms.reads.delete('cmi.interactions._children');
    record = buffered(new Scorm12Record(lms.api));
    await record.open();
    expect(await failing()).toMatchObject({ keptAnswers: false });
  });
});

describe('what SCORM 1.2 is not told', () => {
  it('is that there is no place', async () => {
    record.save(saved('s', ''));
    await record.commit();
    expect(lms.written).toContain('cmi.suspend_data=s');
    expect(starting('cmi.core.lesson_location')).toEqual([]);
  });

  it('is that a lesson was not attempted', async () => {
    record.report(outcome(0));
    await record.commit();
    expect(starting('cmi.objectives.')).toEqual([
      '0.id=definition',
      '0.status=incomplete',
      '1.id=isnt',
      '2.id=why',
    ]);
  });
});

describe('a page reloaded inside a session that is still open', () => {
  it.each([
    ['1.2', Scorm12Record, () => scriptedLms(reads), 'cmi.core.lesson_status'],
    [
      '2004',
      Scorm2004Record,
      () => scriptedLms({ 'cmi.completion_status': 'incomplete' }, names2004),
      'cmi.completion_status',
    ],
  ] as const)('goes on where the LMS answers (%s)', async (_edition, Record, host, status) => {
    const answering = host();
    answering.refusals.set('initialize', '103');
    expect(await new Record(answering.api, atOnce).open()).toMatchObject({ mode: 'normal' });
    expect(answering.read[0]).toBe(status);
    const silent = host();
    silent.refusals.set('initialize', '103');
    silent.reads.delete(status);
    await expect(new Record(silent.api, atOnce).open()).rejects.toMatchObject({
      name: 'RecordError',
      message: 'The LMS did not begin a session.',
      code: '103',
    });
  });
});
