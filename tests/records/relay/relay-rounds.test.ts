import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RelayRecord } from '../../../src/records/relay/relay-record.ts';
import { interaction, outcome, passed, saved } from '../../contracts/fixtures.ts';
import { OddLms } from './odd-lms.ts';
import type { Buffered } from '../../contracts/buffered.ts';

describe.each(['scorm12', 'scorm2004'] as const)('a commit over a package for %s', (standard) => {
  let lms: OddLms;
  let record: Buffered<RelayRecord>;

  beforeEach(async () => {
    lms = new OddLms(standard);
    ({ record } = await lms.open());
  });
  afterEach(() => lms.kill());

  it('takes along what is answered while a part that was refused is settled', async () => {
    lms.refusal = ({ element }) => (/\.score\./.test(element) ? '401' : undefined);
    record.report(outcome(1, { objectives: passed(0.5).objectives }));
    record.save(saved('first'));
    const commit = record.commit();
    record.answer(interaction('meanwhile'));
    await commit;
    expect(lms.host.recorded().interactions.map(({ id }) => id)).toEqual(['meanwhile']);
  });

  it('does not have an LMS commit nothing where it refused all there was', async () => {
    record.save(saved('s', 'a/b'));
    record.report(outcome(1));
    await record.commit();
    lms.calls = [];
    lms.refusal = ({ element }) => (element.endsWith('location') ? '405' : undefined);
    record.save(saved('s', 'c/d'));
    await record.commit();
    expect(lms.calls).toEqual([expect.stringMatching(/^set cmi\.(core\.lesson_)?location=c\/d/), 'commit']);
  });

  it('asks the package nothing where nothing is new', async () => {
    record.report(outcome(1));
    await record.commit();
    const asked = lms.questions();
    await record.commit();
    expect(asked()).toBe(0);
  });

  it('tells of an answer that it took along and the LMS refused, and tries it again', async () => {
    lms.refusal = ({ element }) => (/location$|interactions\.1\./.test(element) ? '405' : undefined);
    record.report(outcome(1));
    record.save(saved('first', 'a/b'));
    record.answer(interaction('q1'));
    const commit = record.commit();
    record.answer(interaction('q2'));
    await commit;
    expect(record.unwritten.map(({ id }) => id)).toEqual(['q2']);
    lms.refusal = () => undefined;
    await record.commit();
    await record.commit();
    expect(record.unwritten).toEqual([]);
    expect(lms.host.recorded().interactions.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });
});
