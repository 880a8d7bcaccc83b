import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordedStandards } from '../../../src/records/relay/recorded-standards.ts';
import type { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import { begun, interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import { DispatchedCourse } from '../../hosts/dispatched.ts';
import type { LmsBehaviour } from '../../hosts/personality.ts';
import { withBehaviours } from '../../hosts/personality.ts';
import type { StrictLms } from '../../hosts/strict-lms.ts';
import { strict12 } from '../../hosts/strict12.ts';
import { strict2004 } from '../../hosts/strict2004.ts';
import type { Buffered } from '../../contracts/buffered.ts';

describe.each([
  ['scorm12', strict12],
  ['scorm2004', strict2004],
] as const)('a dispatched course over %s', (standard, strict) => {
  let host: StrictLms;
  /** What the LMS does; the letter of the standard where undefined. */
  let manner: LmsBehaviour | undefined;
  let course: DispatchedCourse;
  let record: Buffered<RelayRecord>;
  const is12 = standard === 'scorm12';

  beforeEach(async () => {
    manner = undefined;
    host = strict();
    const odd = withBehaviours(host, 'odd', () => (passing) => (manner ? manner(passing) : passing.next()));
    course = new DispatchedCourse(standard, odd.launch());
    record = await course.record();
  });

  afterEach(() => {
    vi.useRealTimers();
    course.kill();
    host.kill();
  });

  const failing = (verb: string, answer: string, code: string): LmsBehaviour => {
    let failed = false;
    return (passing) => {
      if (passing.verb === 'last error' && failed) return code;
      failed = passing.verb === verb;
      return failed ? answer : passing.next();
    };
  };

  it('knows learners by their LMS too', async () => {
    const { learner } = await record.open();
    expect(learner).toMatchObject({ id: `${course.outer.location.origin} learner-1`, name: 'Okafor, Ada' });
  });

  it('asks the LMS for each element once when it opens, and for nothing that it could refuse', async () => {
    const asked: string[] = [];
    manner = ({ verb, element, next }) => {
      if (verb === 'get') asked.push(element);
      return next();
    };
    await record.open();
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(asked).toEqual(expect.arrayContaining([...recordedStandards[standard].reads]));
    expect(host.errors()).toEqual([]);
  });

  it('takes a commit that the LMS refuses for what it is, and has all of it written again', async () => {
    await record.open();
    manner = failing('commit', 'false', '391');
    record.report(outcome(1, { best: 0.5 }));
    record.save(saved('s'));
    record.answer(interaction('q1'));
    await expect(record.commit()).rejects.toMatchObject({ name: 'RecordError', code: '391' });
    const sets: string[] = [];
    manner = ({ verb, element, next }) => {
      if (verb === 'set') sets.push(element);
      return next();
    };
    await record.commit();
    expect(sets).toEqual(expect.arrayContaining(['cmi.suspend_data', 'cmi.interactions.0.id']));
    expect(host.recorded()).toMatchObject({ suspendData: 's', score: 0.5 });
    expect(host.recorded().interactions.map(({ id }) => id)).toContain('q1');
  });

  it('takes an LMS that throws for one that did not confirm', async () => {
    await record.open();
    manner = ({ verb, next }) => {
      if (verb === 'commit') throw new Error('Access denied');
      return next();
    };
    record.report(outcome(1));
    await expect(record.commit()).rejects.toMatchObject({ name: 'RecordError' });
    manner = undefined;
    await record.commit();
    expect(host.recorded().completion).toBe('incomplete');
  });

  it('goes on not saved where the session has expired, and says why', async () => {
    await record.open();
    host.kill();
    record.report(outcome(2));
    record.save(saved('late'));
    const code = is12 ? '301' : '143';
    await expect(record.commit()).rejects.toMatchObject({ name: 'RecordError', code });
    await expect(record.commit()).rejects.toMatchObject({ code });
    await expect(record.close('exit')).rejects.toMatchObject({ name: 'RecordError' });
    expect(record.log.refused).toBeGreaterThan(0);
  });

  it('reports what the LMS refuses of what counts, and keeps the rest', async () => {
    await record.open();
    let failed = false;
    manner = ({ verb, element, next }) => {
      if (verb === 'last error' && failed) return '351';
      failed = verb === 'set' && element === 'cmi.suspend_data';
      return failed ? 'false' : next();
    };
    record.report(passed(0.9));
    record.save(saved('x'));
    await expect(record.commit()).rejects.toMatchObject({
      code: '351',
      message: expect.stringMatching(/suspend_data/),
    });
    expect(host.recorded()).toMatchObject({ completion: 'completed', score: 0.9 });
    manner = undefined;
    await record.commit();
    expect(host.recorded().suspendData).toBe('x');
  });

  /** Refuses one element, whatever is written there. */
  const refusing = (refused: RegExp): LmsBehaviour => {
    let failed = false;
    return ({ verb, element, next }) => {
      if (verb === 'last error' && failed) return '351';
      failed = verb === 'set' && refused.test(element);
      return failed ? 'false' : next();
    };
  };

  it('does not end as saved where the commit that was under way turns out to be refused', async () => {
    await record.open();
    manner = refusing(/suspend_data/);
    record.report(outcome(1));
    record.save(saved('x'));
    const ends = await Promise.allSettled([record.commit(), record.close('exit')]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('says that the answers were kept although something else is refused to the end', async () => {
    await record.open();
    manner = refusing(/suspend_data/);
    record.report(outcome(1));
    record.save(saved('x'));
    record.answer(interaction('q1'));
    await expect(record.close('exit')).rejects.toMatchObject({ keptAnswers: true });
    expect(host.recorded().interactions.map(({ id }) => id)).toEqual(['q1']);
  });

  it('does not say so of answers that were refused as well', async () => {
    await record.open();
    manner = refusing(/suspend_data|interactions/);
    record.report(outcome(1));
    record.save(saved('x'));
    record.answer(interaction('q1'));
    await expect(record.close('exit')).rejects.toMatchObject({ keptAnswers: false });
  });

  it('tells an LMS that keeps no scores of objectives their status all the same', async () => {
    await record.open();
    manner = refusing(/objectives\.\d+\.score\./);
    record.report(passed(0.9));
    await record.commit();
    await record.close('exit');
    expect(host.recorded().objectives.map(({ status }) => status)).toEqual(Array(3).fill('completed'));
  });

  it('waits for a slow LMS, and gives one up that never answers', async () => {
    await record.open();
    record.report(outcome(3));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    course.outer.isDead = true;
    const commit = record.commit();
    const refused = expect(commit).rejects.toMatchObject({
      message: expect.stringMatching(/^Nobody at .* answered/),
    });
    // The messages find nobody.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => void setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(29_000);
    course.outer.isDead = false;
    await vi.advanceTimersByTimeAsync(2000);
    await refused;
    vi.useRealTimers();
    await record.commit();
    expect(host.recorded().completion).toBe('incomplete');
    expect(host.errors().filter((error) => error.includes('objectives'))).toEqual([]);
  });

  it('takes calls that were lost for calls that failed', async () => {
    await record.open();
    record.report(outcome(1));
    const { postMessage } = course.inner.parent as { postMessage: (data: unknown, to: string) => void };
    let lost = 0;
    Object.assign(course.inner.parent as object, {
      postMessage(data: { params?: unknown[] }, to: string) {
        if (data.params?.[0] === 'cmi.objectives.1.id' && lost++ === 0) return;
        postMessage(data, to);
      },
    });
    await expect(record.commit()).rejects.toMatchObject({ message: expect.stringMatching(/arrived/) });
    await record.commit();
    expect(host.recorded().objectives).toHaveLength(3);
  });

  it('hears and answers nobody but the package', async () => {
    await record.open();
    const { inner, outer } = course;
    const forged = { relay: 'told', number: 2, taken: 99, refused: [] };
    const stranger = { postMessage: () => undefined };
    inner.receive(forged, outer.location.origin, stranger);
    inner.receive(forged, 'https://evil.example', null);
    record.report(begun);
    await record.commit();
    expect(host.recorded().completion).toBe('incomplete');
    expect(outer.undelivered).toEqual([]);
  });

  it('writes 220 answers in one second, and none is dropped', async () => {
    await record.open();
    for (let index = 0; index < 220; index++) record.answer(interaction(`many${index}`));
    record.report(outcome(1));
    await record.commit();
    expect(host.recorded().interactions.length).toBeGreaterThanOrEqual(220);
  });
});
