import { describe, expect, it } from 'vitest';
import { explainElement, explainVerb } from '../../../src/tools/preview/page/explain.ts';
import type { Faults } from '../../../src/tools/preview/faults.ts';
import { noFaults } from '../../../src/tools/preview/faults.ts';
import type { LearnerRecord } from '../../../src/tools/preview/page/learner-record.ts';
import { beginningOf } from '../../../src/tools/preview/page/learner-record.ts';
import { LmsSession } from '../../../src/tools/preview/page/session.ts';
import { iriOf, verbs } from '../../../src/records/xapi/statement-draft.ts';
import { meanings } from '../../records/element-meanings.ts';

/** A SCORM 1.2 session that has begun, with its switches. */
class Bench {
  faults: Faults = noFaults;
  isLeaving = false;
  record: LearnerRecord | undefined;
  readonly session: LmsSession;

  constructor(faults: Partial<Faults> = {}) {
    const learner = { id: 'ada', name: 'Okafor, Ada' };
    const options = { standard: 'scorm12', mode: 'normal', learner, language: 'fr' } as const;
    this.session = new LmsSession(options, beginningOf(options, undefined), 0, {
      save: (record) => (this.record = record),
      isFailing: () => false,
      faults: () => this.faults,
      isLeaving: () => this.isLeaving,
      now: () => new Date('2026-01-02T03:04:05Z'),
    });
    this.call('Initialize', '');
    this.faults = { ...noFaults, ...faults };
  }

  call(method: string, ...args: string[]): unknown {
    return this.session.api[`LMS${method}`]?.(...args);
  }
}

describe('the network away', () => {
  it('lets the course read and write, and keeps nothing', () => {
    const bench = new Bench({ offline: true });
    expect(bench.call('SetValue', 'cmi.suspend_data', 'x')).toBe('true');
    expect(bench.call('GetValue', 'cmi.suspend_data')).toBe('x');
    expect(bench.call('Commit', '')).toBe('false');
    expect(bench.call('GetLastError')).toBe('101');
    expect(bench.call('GetErrorString', '101')).toBe('The network is away');
    expect(bench.call('Finish', '')).toBe('false');
    expect(bench.record).toBeUndefined();
    bench.faults = noFaults;
    expect(bench.call('Commit', '')).toBe('true');
    expect(bench.record?.cmi).toMatchObject({ suspend_data: 'x' });
  });
});

describe('on the way out', () => {
  it('Moodle says “true”, and keeps what a beacon can carry', () => {
    const bench = new Bench({ personality: 'moodle' });
    bench.call('SetValue', 'cmi.suspend_data', 'x');
    bench.isLeaving = true;
    expect(bench.call('Commit', '')).toBe('true');
    expect(bench.record?.cmi).toMatchObject({ suspend_data: 'x' });
    for (let filled = 0; filled < 65_536; filled += 4000) {
      bench.call('SetValue', 'cmi.suspend_data', 'y'.repeat(4000));
    }
    expect(bench.call('Finish', '')).toBe('true');
    expect(bench.record).toMatchObject({ state: 'open', cmi: { suspend_data: 'x' } });
  });

  it('Cornerstone answers null, and keeps nothing', () => {
    const bench = new Bench({ personality: 'cornerstone' });
    bench.call('SetValue', 'cmi.suspend_data', 'x');
    bench.isLeaving = true;
    expect(bench.call('Commit', '')).toBeNull();
    expect(bench.session.log.calls.at(-1)?.answer).toBe('null');
    expect(bench.record).toBeUndefined();
    bench.isLeaving = false;
    expect(bench.call('Commit', '')).toBe('true');
  });
});

describe('an LMS like', () => {
  it('KnowBe4 refuses everything after one error', () => {
    const bench = new Bench({ personality: 'knowbe4' });
    expect(bench.call('Commit', '')).toBe('true');
    bench.call('SetValue', 'cmi.nonsense', 'x');
    expect(bench.call('Commit', '')).toBe('false');
    expect(bench.call('GetValue', 'cmi.core.student_id')).toBe('');
  });

  it('those of digits answers 1 and 0', () => {
    const bench = new Bench({ personality: 'digits' });
    expect(bench.call('Commit', '')).toBe(1);
    expect(bench.call('Initialize', '')).toBe(0);
  });
});

it('tells the course the learner’s language', () => {
  expect(new Bench().call('GetValue', 'cmi.student_preference.language')).toBe('fr');
});

it.each(
  Object.entries(meanings).flatMap(([edition, all]) => Object.keys(all).map((name) => [edition, name])),
)('SCORM %s: the inspector explains %s in words', (_, name) => {
  expect(explainElement(name.replaceAll('.n.', '.0.'))).toMatch(/^[A-Z].*\.$/);
});

it.each([...verbs.map(iriOf), 'launched', 'abandoned', 'satisfied'])(
  'cmi5: %s is explained in words',
  (verb) => {
    expect(explainVerb(verb)).toMatch(/^[A-Z].*\.$/);
  },
);
