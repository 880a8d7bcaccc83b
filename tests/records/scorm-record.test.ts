import { describe, expect, it } from 'vitest';
import { Scorm12Record } from '../../src/records/scorm12.ts';
import { Scorm2004Record } from '../../src/records/scorm2004.ts';
import { interaction, outcome, passed, saved } from '../contracts/fixtures.ts';
import type { Host } from '../hosts/host.ts';
import type { LmsBehaviour } from '../hosts/personality.ts';
import { withBehaviours } from '../hosts/personality.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';
import { buffered } from '../contracts/buffered.ts';

const editions = [
  ['1.2', strict12, Scorm12Record],
  ['2004', strict2004, Scorm2004Record],
] as const;

/** A host that notes what is written, and refuses what `refuses` says. */
function noting(base: Host, refuses: (element: string) => boolean = () => false): [Host, string[]] {
  const written: string[] = [];
  let failed = false;
  const manner: LmsBehaviour = (call) => {
    if (call.verb === 'last error' && failed) return '101';
    failed = (call.verb === 'set' || call.verb === 'commit') && refuses(call.element);
    if (call.verb === 'set') written.push(`${call.element}=${call.value}`);
    if (call.verb === 'commit' || call.verb === 'finish') written.push(call.verb);
    return failed ? 'false' : call.next();
  };
  return [withBehaviours(base, 'noting', () => manner), written];
}

const verbs = (written: readonly string[]): string[] => written.map((one) => one.replace(/=.*$/s, ''));

it('a course that has nothing but a check reports its progress, too', async () => {
  const host = strict2004();
  const record = buffered(new Scorm2004Record(host.launch()));
  await record.open();
  for (const progress of [0, 0.5, undefined]) {
    record.report(outcome(0, { objectives: [], progress }));
    await record.commit();
  }
  expect(host.recorded().progress).toBe(0.5);
});

describe.each(editions)('the record of SCORM %s', (edition, strict, Record) => {
  const status = edition === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status';

  it('writes in the order of the standard', async () => {
    const [host, written] = noting(strict());
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(passed(0.8));
    record.save(saved('s'));
    record.answer(interaction('q1'));
    await record.close('exit');
    const main = verbs(written).filter((one) => !/objectives\.[12]|objectives\.0\.(?!id)/.test(one));
    expect(main).toEqual(
      edition === '1.2'
        ? [
            ...['id', 'objectives.0.id', 'time', 'type', 'correct_responses.0.pattern', 'weighting'].map(
              (one) => `cmi.interactions.0.${one}`,
            ),
            ...['student_response', 'result', 'latency'].map((one) => `cmi.interactions.0.${one}`),
            'cmi.objectives.0.id',
            ...['score.min', 'score.max', 'score.raw', 'lesson_status', 'lesson_location'].map(
              (one) => `cmi.core.${one}`,
            ),
            'cmi.suspend_data',
            'cmi.core.exit',
            'cmi.core.session_time',
            'commit',
            'finish',
          ]
        : [
            ...['id', 'type', 'objectives.0.id', 'timestamp', 'correct_responses.0.pattern', 'weighting'].map(
              (one) => `cmi.interactions.0.${one}`,
            ),
            ...['learner_response', 'result', 'latency', 'description'].map(
              (one) => `cmi.interactions.0.${one}`,
            ),
            'cmi.objectives.0.id',
            ...[
              'score.min',
              'score.max',
              'score.raw',
              'score.scaled',
              'completion_status',
              'success_status',
            ].map((one) => `cmi.${one}`),
            ...['progress_measure', 'location', 'suspend_data', 'exit', 'session_time'].map(
              (one) => `cmi.${one}`,
            ),
            'commit',
            'finish',
          ],
    );
  });

  it('tells how it is left: to be resumed, in 1.2 only while unfinished', async () => {
    const [host, written] = noting(strict());
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(outcome(1));
    record.save(saved('s'));
    await record.commit();
    record.report(passed(1));
    await record.close('exit');
    const exits = written.filter((one) => /exit=/.test(one)).map((one) => one.replace(/.*=/, ''));
    expect([exits[0], exits.at(-1)]).toEqual(edition === '1.2' ? ['suspend', ''] : ['suspend', 'suspend']);
  });

  it('writes again what a failed commit left unconfirmed, even if it is as it was before', async () => {
    let refuse = false;
    const [host] = noting(strict(), (element) => refuse && element === '');
    const record = buffered(new Record(host.launch()));
    await record.open();
    const commit = async (snapshot: string, location: string): Promise<void> => {
      record.save(saved(snapshot, location));
      await record.commit();
    };
    await commit('one', 'definition/verb');
    refuse = true;
    await expect(commit('two', 'definition/verb')).rejects.toMatchObject({ code: '101' });
    refuse = false;
    await commit('one', 'definition/label');
    expect(host.recorded()).toMatchObject({ suspendData: 'one', location: 'definition/label' });
  });

  it('tries a group that was refused while the rest was confirmed again, ever more rarely', async () => {
    let refuse = true;
    const [host, written] = noting(strict(), (element) => refuse && element.startsWith('cmi.interactions'));
    const record = buffered(new Record(host.launch()));
    await record.open();
    const tries = (): number => verbs(written).filter((one) => one.startsWith('cmi.interactions')).length;
    const tried: number[] = [];
    for (let round = 1; round <= 16; round++) {
      const before = tries();
      record.report(outcome(0));
      record.answer(interaction(`q${round}`));
      record.save(saved(`s${round}`));
      await record.commit();
      if (tries() > before) tried.push(round);
    }
    expect(tried).toEqual([1, 3, 7, 15]);
    expect(tries()).toBe(4);
    expect(host.recorded().suspendData).toBe('s16');
    refuse = false;
    await record.close('exit');
    expect(host.recorded().interactions).toHaveLength(16);
    expect(host.errors()).toEqual([]);
  });

  it('tries a group again that was refused in a commit that failed', async () => {
    let refuse = true;
    const [host] = noting(strict(), (element) => refuse && element !== status);
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(outcome(1));
    record.answer(interaction('q1'));
    await expect(record.commit()).rejects.toMatchObject({ name: 'RecordError', code: '101' });
    refuse = false;
    record.answer(interaction('q2'));
    await record.commit();
    expect(host.recorded().interactions).toMatchObject([{ id: 'q1', response: 'b' }, { id: 'q2' }]);
    expect(host.recorded().objectives).toHaveLength(3);
    expect(host.errors()).toEqual([]);
  });

  it('stores all it can, and says what was refused', async () => {
    const [host] = noting(strict(), (element) => element === status);
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(outcome(1, { best: 0.5 }));
    record.save(saved('s'));
    await expect(record.commit()).rejects.toThrow(status);
    expect(host.recorded()).toMatchObject({ suspendData: 's', score: 0.5 });
    await expect(record.close('exit')).rejects.toThrow(status);
  });

  it('does not take back an objective that the LMS holds as completed', async () => {
    const host = strict();
    const first = buffered(new Record(host.launch()));
    await first.open();
    first.report(outcome(2));
    first.save(saved('s'));
    await first.close('exit');
    const second = buffered(new Record(host.launch()));
    await second.open();
    second.report(outcome(0));
    await second.commit();
    expect(
      host
        .recorded()
        .objectives.map(({ status: each }) => each)
        .slice(0, 2),
    ).toEqual(['completed', 'completed']);
  });

  it('asks for nothing but what is there', async () => {
    const host = strict({ language: 'de_AT' });
    const first = buffered(new Record(host.launch()));
    expect((await first.open()).learner.languages).toEqual(['de-AT']);
    first.report(outcome(1));
    await first.close('exit');
    expect(host.errors()).toEqual([]);
  });

  it('ends even when Commit is refused, and is content if the end is confirmed', async () => {
    let refuse = false;
    const [host, written] = noting(strict(), (element) => refuse && element === '');
    const record = buffered(new Record(host.launch()));
    await record.open();
    record.report(passed(1));
    refuse = true;
    await record.close('leaving');
    expect(written.slice(-2)).toEqual(['commit', 'finish']);
    expect(host.recorded().completion).toBe('completed');
  });
});
