import { describe, expect, it } from 'vitest';
import { snapshotKey } from '../../src/course/snapshot-parts.ts';
import { names2004 } from '../../src/records/api-calls.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import type { OpenedRecord } from '../../src/session/learning-record.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { scriptedLms } from './scripted-lms.ts';
import { buffered } from '../contracts/buffered.ts';
import type { Buffered } from '../contracts/buffered.ts';

/** A snapshot that can be read, with no progress. */
const readable = `A${snapshotKey('!!!!!', 4)}!!!!!`;

/** An LMS in an attempt that was suspended, with nothing achieved yet. */
const resumed = {
  'cmi.mode': 'normal',
  'cmi.entry': 'resume',
  'cmi.completion_status': 'incomplete',
  'cmi.success_status': 'unknown',
  'cmi.suspend_data': 's',
  'cmi.learner_id': 'ada',
  'cmi.learner_name': 'Okafor,\n Ada',
  'cmi.learner_preference.language': 'de',
  'cmi.learner_preference.audio_level': '1',
  'cmi.interactions._count': '0',
  'cmi.objectives._count': '0',
};

async function opened(
  more: Record<string, string> = {},
): Promise<{ lms: ScriptedLms; record: Buffered<Scorm2004Record>; opened: OpenedRecord }> {
  const lms = scriptedLms({ ...resumed, ...more }, names2004);
  const record = buffered(new Scorm2004Record(lms.api));
  return { lms, record, opened: await record.open() };
}
const starting = ({ written }: ScriptedLms, start: string): string[] =>
  written.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));

describe('what an LMS with SCORM 2004 holds', () => {
  it.each([
    ['completed', 'passed', { completed: true, success: 'passed', best: 0.5 }],
    [' Completed ', 'FAILED ', { completed: true, success: 'failed', best: 0.5 }],
    ['incomplete', 'failed', { completed: false, success: 'failed', best: 0.5 }],
    ['incomplete', 'unknown', { completed: false, success: 'unknown', best: undefined }],
    ['incomplete', 'nonsense', { completed: false, success: 'unknown', best: undefined }],
  ])('as "%s" and "%s" is what was achieved', async (completion, success, achieved) => {
    const { opened: found } = await opened({
      'cmi.completion_status': completion,
      'cmi.success_status': success,
      'cmi.suspend_data': readable,
      'cmi.score.scaled': '0.5',
    });
    expect(found.achieved).toEqual(achieved);
  });

  it.each([
    ['0', 'off'],
    ['0.5', 'on'],
    ['', ''],
    ['loud', ''],
  ])('of sound, "%s" is "%s"', async (level, sound) => {
    const { opened: found } = await opened({ 'cmi.learner_preference.audio_level': level });
    expect(found.learner.sound).toBe(sound);
  });

  it('is the learner, in one line, and the snapshot', async () => {
    expect((await opened()).opened).toMatchObject({
      mode: 'normal',
      snapshot: 's',
      learner: { id: 'ada', name: 'Okafor, Ada', languages: ['de'], sound: 'on' },
    });
  });

  it.each([
    ['ab-initio', 'unknown', false],
    ['ab-initio', 'not attempted', false],
    ['', 'unknown', false],
    ['ab-initio', '', false],
    [' Resume ', 'unknown', true],
    // An odd entry: the completion status speaks.
    ['ab-initio', 'incomplete', true],
    ['', 'completed', true],
    ['', '', true],
  ])('is asked for a snapshot with the entry "%s" and "%s": %s', async (entry, completion, isRead) => {
    const { lms, opened: found } = await opened({
      'cmi.entry': entry,
      'cmi.completion_status': completion,
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '1',
    });
    expect(lms.read.includes('cmi.suspend_data')).toBe(isRead);
    expect(lms.read.includes('cmi.score.scaled')).toBe(isRead);
    expect(found.snapshot).toBe(isRead ? 's' : '');
    expect(found.achieved.best).toBe(isRead ? 1 : undefined);
  });

  it('is asked for no objectives in review', async () => {
    const { lms } = await opened({ 'cmi.mode': 'review' });
    expect(lms.read.filter((one) => one.includes('objectives'))).toEqual([]);
  });

  it('is not written again where it is the same', async () => {
    const { lms, record } = await opened({
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'Passed',
      'cmi.score.scaled': '0.50',
      'cmi.objectives._count': '1',
      'cmi.objectives.0.id': 'definition',
      'cmi.objectives.0.completion_status': 'incomplete',
    });
    const [first] = outcome(0).objectives;
    const objectives = first ? [{ ...first, description: '' }] : [];
    record.report(outcome(0, { completed: true, success: 'passed', best: 0.5, objectives }));
    record.save(saved('s', ''));
    await record.commit();
    expect(lms.written).toEqual([
      'cmi.score.min=0',
      'cmi.score.max=100',
      'cmi.score.raw=50',
      'cmi.progress_measure=1',
      'cmi.exit=suspend',
      'cmi.session_time=PT1M',
      'commit',
    ]);
  });
});

describe('the score of a check that decided nothing', () => {
  const counted = (indexes: readonly number[], count: number): Record<string, string> => ({
    'cmi.suspend_data': readable,
    'cmi.score.scaled': '0.4',
    'cmi.interactions._count': String(count),
    ...Object.fromEntries(indexes.map((index) => [`cmi.interactions.${index}.weighting`, '1'])),
  });
  const lookedAt = ({ read }: ScriptedLms): string[] => read.filter((one) => one.endsWith('.weighting'));

  it.each([
    ['an answer that counted is the last', [4], 5, 0.4, 1],
    ['it is the first of all', [0], 5, 0.4, 5],
    ['it is the twelfth from the end', [8], 20, 0.4, 12],
    ['it is the thirteenth', [7], 20, undefined, 12],
    ['there is none', [], 3, undefined, 3],
    ['there are no answers', [], 0, undefined, 0],
    ['the LMS has more than it need keep', [249], 9000, 0.4, 1],
  ])('is read where %s', async (_what, indexes, count, best, reads) => {
    const { lms, opened: found } = await opened(counted(indexes, count));
    expect(found.achieved.best).toBe(best);
    expect(lookedAt(lms)).toHaveLength(reads);
  });

  it('is not that of answers that count nothing', async () => {
    const { opened: found } = await opened({
      ...counted([], 2),
      'cmi.interactions.0.weighting': '0',
      'cmi.interactions.1.weighting': '',
    });
    expect(found.achieved.best).toBeUndefined();
  });
});

describe('the objectives that an LMS with SCORM 2004 holds', () => {
  it('keep their places: the first of each id, and new ones after the last', async () => {
    const { lms, record } = await opened({
      'cmi.objectives._count': '4',
      'cmi.objectives.0.id': '',
      'cmi.objectives.1.id': 'isnt',
      'cmi.objectives.2.id': 'isnt',
      'cmi.objectives.3.id': 'definition',
    });
    record.report(outcome(3));
    await record.commit();
    expect(starting(lms, 'cmi.objectives.').filter((one) => /id=|status=/.test(one))).toEqual([
      '3.completion_status=completed',
      '1.completion_status=completed',
      '4.id=why',
      '4.completion_status=completed',
    ]);
  });

  it('are not taken back where they are completed, nor told of before they are begun', async () => {
    const { lms, record } = await opened({
      'cmi.objectives._count': '1',
      'cmi.objectives.0.id': 'definition',
      'cmi.objectives.0.completion_status': ' Completed',
    });
    record.report(outcome(0));
    await record.commit();
    expect(starting(lms, 'cmi.objectives.').filter((one) => one.includes('status'))).toEqual([]);
  });

  it('are asked for up to the three-hundredth, whatever the count', async () => {
    const { lms } = await opened({ 'cmi.objectives._count': '5000' });
    const ids = lms.read.filter((one) => /^cmi\.objectives\.\d+\.id$/.test(one));
    expect([ids.length, ids.at(-1)]).toEqual([300, 'cmi.objectives.299.id']);
    const two = await opened({ 'cmi.objectives._count': '2' });
    expect(two.lms.read.filter((one) => /^cmi\.objectives\.\d/.test(one))).toHaveLength(2);
  });

  it.each(['min', 'max', 'raw', 'scaled'])(
    'have no more of a score where its %s is refused',
    async (child) => {
      const { lms, record } = await opened();
      const children = ['min=0', 'max=100', 'raw=50', 'scaled=0.5'];
      lms.refusals.set(`cmi.objectives.0.score.${child}`, '351');
      record.report(passed(0.5));
      await record.commit();
      const upTo = children.slice(0, children.findIndex((one) => one.startsWith(child)) + 1);
      expect(starting(lms, 'cmi.objectives.0.score.')).toEqual(upTo);
      expect(starting(lms, 'cmi.objectives.1.score.')).toEqual([]);
      expect(starting(lms, 'cmi.objectives.1.completion_status')).toEqual(['=completed']);
    },
  );

  it.each(['id', 'description', 'completion_status'])(
    'are let be where their %s is refused',
    async (child) => {
      const { lms, record } = await opened();
      lms.refusals.set(`cmi.objectives.0.${child}`, '351');
      record.report(passed(0.5));
      await record.commit();
      expect(starting(lms, 'cmi.objectives.').at(-1)).toMatch(new RegExp(`^0\\.${child}=`));
    },
  );
});

describe('how an attempt is left', () => {
  it('is to be resumed only once there is something to go on with', async () => {
    const { lms, record } = await opened({ 'cmi.entry': 'ab-initio', 'cmi.completion_status': 'unknown' });
    record.report(outcome(0));
    await record.commit();
    expect(lms.written.filter((one) => /exit|suspend_data|location/.test(one))).toEqual([]);
    record.save(saved('s', 'a/b'));
    await record.commit();
    expect(starting(lms, 'cmi.exit')).toEqual(['=suspend']);
    const again = await opened();
    again.record.report(outcome(0));
    await again.record.commit();
    expect(starting(again.lms, 'cmi.exit')).toEqual(['=suspend']);
  });

  it('says nothing of success and progress that nobody knows', async () => {
    const { lms, record } = await opened();
    record.report(outcome(0, { progress: undefined }));
    await record.commit();
    expect(lms.written.filter((one) => /success|progress|score/.test(one))).toEqual([]);
    record.report(outcome(0, { success: 'failed', best: 0 }));
    await record.commit();
    expect(starting(lms, 'cmi.success_status')).toEqual(['=failed']);
    expect(starting(lms, 'cmi.progress_measure')).toEqual(['=0']);
  });
});

describe('an answer, element by element', () => {
  const children = ['id', 'type', 'objectives.0.id', 'timestamp', 'correct_responses.0.pattern', 'weighting', 'learner_response', 'result', 'latency', 'description']; // prettier-ignore

  const names = (lms: ScriptedLms): string[] =>
    starting(lms, 'cmi.interactions.').map((one) => one.replace(/=.*/, ''));

  it('is not there without its id, and no other is tried', async () => {
    const { lms, record } = await opened();
    lms.refusals.set('cmi.interactions.0.id', '351');
    record.answer(interaction('q'));
    record.answer(interaction('r'));
    await record.commit();
    expect(names(lms)).toEqual(['0.id']);
  });

  it.each(children.slice(1))('is there without its %s, and so are the others', async (child) => {
    const { lms, record } = await opened();
    lms.refusals.set(`cmi.interactions.0.${child}`, '406');
    record.answer(interaction('q'));
    record.answer(interaction('r'));
    await record.commit();
    expect(names(lms)).toEqual(['0', '1'].flatMap((index) => children.map((one) => `${index}.${one}`)));
  });
});

describe('the language that the learner chose', () => {
  const chosen = { ...saved('s'), language: 'fr-CA' };

  it('is written where the LMS keeps a preference, once, and only where one was chosen', async () => {
    const { lms, record } = await opened();
    record.save(saved('s'));
    await record.commit();
    expect(starting(lms, 'cmi.learner_preference.language')).toEqual([]);
    record.save(chosen);
    await record.commit();
    await record.commit();
    expect(starting(lms, 'cmi.learner_preference.language')).toEqual(['=fr-CA']);
  });
});
