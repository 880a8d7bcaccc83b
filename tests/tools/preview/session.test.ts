import { describe, expect, it } from 'vitest';
import type { Faults } from '../../../src/tools/preview/faults.ts';
import { noFaults } from '../../../src/tools/preview/faults.ts';
import type { LaunchOptions, LearnerRecord } from '../../../src/tools/preview/page/learner-record.ts';
import { beginningOf } from '../../../src/tools/preview/page/learner-record.ts';
import { recordView } from '../../../src/tools/preview/page/record-view.ts';
import { LmsSession } from '../../../src/tools/preview/page/session.ts';

const learner = { id: 'ada', name: 'Okafor, Ada' };
const options12: LaunchOptions = { standard: 'scorm12', mode: 'normal', learner, language: '' };
const options2004: LaunchOptions = { ...options12, standard: 'scorm2004' };

/** An LMS that keeps one record, as the server does: as JSON. */
class Lms {
  record: LearnerRecord | undefined;
  faults: Faults = noFaults;
  isFailing = false;
  isLeaving = false;

  launch(options: LaunchOptions): LmsSession {
    return new LmsSession(options, beginningOf(options, this.record), this.record?.commits ?? 0, {
      save: (record) => (this.record = JSON.parse(JSON.stringify(record)) as LearnerRecord),
      isFailing: () => this.isFailing,
      faults: () => this.faults,
      isLeaving: () => this.isLeaving,
      now: () => new Date('2026-01-02T03:04:05Z'),
    });
  }
}

function call(session: LmsSession, method: string, ...args: string[]): unknown {
  const api = session.api[method];
  if (api === undefined) throw new Error(`The API has no ${method}.`);
  return api(...args);
}

/** Sets all, and answers what was refused. */
function setAll(session: LmsSession, values: Readonly<Record<string, string>>): string[] {
  const name = session.options.standard === 'scorm12' ? 'LMSSetValue' : 'SetValue';
  return Object.entries(values)
    .filter(([element, value]) => call(session, name, element, value) !== 'true')
    .map(([element]) => element);
}

const work12 = {
  'cmi.core.lesson_status': 'incomplete',
  'cmi.core.lesson_location': 'why/gains',
  'cmi.core.score.raw': '0',
  'cmi.core.exit': 'suspend',
  'cmi.core.session_time': '0000:01:30',
  'cmi.suspend_data': '{"a":1}',
  'cmi.objectives.0.id': 'why',
  'cmi.objectives.0.status': 'incomplete',
  'cmi.interactions.0.id': 'q1',
  'cmi.interactions.0.type': 'choice',
  'cmi.interactions.0.student_response': 'a,c',
  'cmi.interactions.0.correct_responses.0.pattern': 'a,b',
  'cmi.interactions.0.result': 'wrong',
  'cmi.interactions.0.time': '10:11:12',
  'cmi.interactions.0.latency': '0000:00:07',
};

const work2004 = {
  'cmi.completion_status': 'incomplete',
  'cmi.success_status': 'unknown',
  'cmi.progress_measure': '0.5',
  'cmi.score.scaled': '0',
  'cmi.location': 'why/gains',
  'cmi.exit': 'suspend',
  'cmi.session_time': 'PT1M30S',
  'cmi.suspend_data': '{"a":1}',
  'cmi.objectives.0.id': 'why',
  'cmi.objectives.0.completion_status': 'incomplete',
  'cmi.interactions.0.id': 'q1',
  'cmi.interactions.0.type': 'matching',
  'cmi.interactions.0.timestamp': '2026-01-02T03:04:05',
  'cmi.interactions.0.correct_responses.0.pattern': 'a[.]1[,]b[.]2',
  'cmi.interactions.0.learner_response': 'a[.]2[,]b[.]1',
  'cmi.interactions.0.result': 'incorrect',
  'cmi.interactions.0.latency': 'PT7S',
  'cmi.interactions.0.description': 'Which is which?',
};

describe.each([
  { options: options12, work: work12, begin: 'LMSInitialize', commit: 'LMSCommit', end: 'LMSFinish' },
  { options: options2004, work: work2004, begin: 'Initialize', commit: 'Commit', end: 'Terminate' },
])('a session of $options.standard', ({ options, work, begin, commit, end }) => {
  const get = options.standard === 'scorm12' ? 'LMSGetValue' : 'GetValue';
  const element =
    options.standard === 'scorm12'
      ? {
          entry: 'cmi.core.entry',
          mode: 'cmi.core.lesson_mode',
          credit: 'cmi.core.credit',
          id: 'cmi.core.student_id',
        }
      : { entry: 'cmi.entry', mode: 'cmi.mode', credit: 'cmi.credit', id: 'cmi.learner_id' };

  it('begins empty, and resumes with all that was committed', () => {
    const lms = new Lms();
    const first = lms.launch(options);
    expect(call(first, begin, '')).toBe('true');
    expect(call(first, get, element.entry)).toBe('ab-initio');
    expect(call(first, get, element.id)).toBe('ada');
    expect(setAll(first, work)).toEqual([]);
    call(first, end, '');
    expect(lms.record).toMatchObject({
      state: 'finished',
      exit: 'suspend',
      attempt: 1,
      session: 1,
      commits: 1,
    });

    const second = lms.launch(options);
    call(second, begin, '');
    expect(call(second, get, element.entry)).toBe('resume');
    expect(call(second, get, 'cmi.suspend_data')).toBe('{"a":1}');
    expect(call(second, get, 'cmi.interactions._count')).toBe('1');
    const [was, is] = [first, second].map((each) => recordView(options.standard, each.cmi, each.totalTime));
    expect(is?.interactions).toEqual(was?.interactions);
    expect(is?.objectives).toEqual(was?.objectives);
    expect(is?.score).toEqual(was?.score);
    expect(second.beginning).toMatchObject({ attempt: 1, session: 2, notice: '' });
    expect(second.log.errors).toBe(0);
  });

  it('adds up the time of all sessions, one that was cut off too', () => {
    const lms = new Lms();
    for (const way of [end, commit, end]) {
      const session = lms.launch(options);
      call(session, begin, '');
      setAll(session, work);
      call(session, way, '');
      session.cut();
    }
    expect(lms.record?.totalTime).toMatch(/^(?:00)?00:04:30(?:\.0+)?$|^PT4M30S$/);
  });

  it('begins a new attempt on request, with nothing of the last', () => {
    const lms = new Lms();
    const first = lms.launch(options);
    call(first, begin, '');
    setAll(first, work);
    call(first, end, '');
    const second = lms.launch({ ...options, newAttempt: true });
    expect(second.beginning).toMatchObject({ attempt: 2, session: 1 });
    expect(second.beginning.notice).toContain('new attempt');
    call(second, begin, '');
    expect(call(second, get, element.entry)).toBe('ab-initio');
    expect(call(second, get, 'cmi.suspend_data')).toBe('');
    expect(call(second, get, 'cmi.interactions._count')).toBe('0');
    call(second, commit, '');
    expect(lms.record).toMatchObject({ attempt: 2, session: 1 });
    // Looking around begins none.
    for (const mode of ['review', 'browse'] as const)
      expect(lms.launch({ ...options, mode, newAttempt: true }).beginning.notice).not.toContain(
        'new attempt',
      );
  });

  it('keeps what was committed, and nothing after a cut', () => {
    const lms = new Lms();
    const session = lms.launch(options);
    call(session, begin, '');
    setAll(session, work);
    call(session, commit, '');
    const kept = lms.record;
    setAll(session, { 'cmi.suspend_data': 'later' });
    expect(session.unsaved).toBe(1);
    session.cut();
    expect(call(session, commit, '')).toBe('false');
    expect(call(session, end, '')).toBe('false');
    expect(lms.record).toBe(kept);
    expect(kept?.state).toBe('open');
    expect(lms.launch(options).beginning.notice).toContain('without a word');
  });

  it('gives review the record and takes nothing from it; browsing sees nothing', () => {
    const lms = new Lms();
    const session = lms.launch(options);
    call(session, begin, '');
    setAll(session, work);
    call(session, end, '');
    const kept = lms.record;
    for (const mode of ['review', 'browse'] as const) {
      const looking = lms.launch({ ...options, mode });
      call(looking, begin, '');
      expect(call(looking, get, element.mode)).toBe(mode);
      expect(call(looking, get, element.credit)).toBe('no-credit');
      expect(recordView(options.standard, looking.cmi, '').suspendData).toBe(
        mode === 'review' ? '{"a":1}' : '',
      );
      setAll(looking, { 'cmi.suspend_data': 'scribble' });
      call(looking, commit, '');
      call(looking, end, '');
    }
    expect(lms.record).toBe(kept);
  });

  it('writes down each call with its answer and error', () => {
    const session = new Lms().launch(options);
    expect(call(session, get, 'cmi.suspend_data')).toBe('');
    call(session, begin, '');
    setAll(session, { 'cmi.nonsense': 'x' });
    expect(
      session.log.calls.map(({ number, method, element: name, answer }) => [number, method, name, answer]),
    ).toEqual([
      [1, 'GetValue', 'cmi.suspend_data', ''],
      [2, 'Initialize', '', 'true'],
      [3, 'SetValue', 'cmi.nonsense', 'false'],
    ]);
    expect(session.log.errors).toBe(2);
    expect(session.log.calls[2]).toMatchObject({ value: 'x', error: '401' });
    expect(session.log.calls[2]?.errorText).not.toBe('');
  });

  it('refuses commits on request, says so, and stores nothing', () => {
    const lms = new Lms();
    const session = lms.launch(options);
    call(session, begin, '');
    setAll(session, work);
    lms.faults = { ...noFaults, refuseCommits: true };
    expect(call(session, commit, '')).toBe('false');
    const lastError = options.standard === 'scorm12' ? 'LMSGetLastError' : 'GetLastError';
    expect(call(session, lastError)).toBe(options.standard === 'scorm12' ? '101' : '391');
    expect(call(session, end, '')).toBe('false');
    expect(lms.record).toBeUndefined();
    lms.faults = noFaults;
    expect(call(session, end, '')).toBe('true');
    expect(call(session, lastError)).toBe('0');
    expect(lms.record?.state).toBe('finished');
  });

  it('loses commits on request without a word', () => {
    const lms = new Lms();
    lms.faults = { ...noFaults, loseCommits: true };
    const session = lms.launch(options);
    call(session, begin, '');
    setAll(session, work);
    expect(call(session, commit, '')).toBe('true');
    expect(lms.record).toBeUndefined();
  });

  it('refuses everything once expired', () => {
    const lms = new Lms();
    const session = lms.launch(options);
    call(session, begin, '');
    lms.faults = { ...noFaults, expired: true };
    expect(setAll(session, { 'cmi.suspend_data': 'x' })).toEqual(['cmi.suspend_data']);
    expect(call(session, get, 'cmi.suspend_data')).toBe('');
    expect(call(session, commit, '')).toBe('false');
    expect(lms.record).toBeUndefined();
  });

  it('answers as other LMSs do, on request', () => {
    const status = options.standard === 'scorm12' ? 'cmi.core.lesson_status' : 'cmi.completion_status';
    const lms = new Lms();
    const session = lms.launch(options);
    const as = (personality: Faults['personality']) => (lms.faults = { ...noFaults, personality });
    call(session, begin, '');
    setAll(session, work);
    as('learnworlds');
    expect(call(session, get, element.mode)).toBe('');
    as('chamilo');
    expect(call(session, get, status)).toBe('incomplete');
    expect(call(session, commit, '')).toBe('true');
    expect(call(session, get, status)).toBe('');
    as('booleans');
    expect(call(session, commit, '')).toBe(true);
    expect(call(session, begin, '')).toBe(false);
    as('openedx');
    expect(call(session, begin, '')).toBe('true');
    expect(call(session, get, status)).toBe('');
    as('throws');
    expect(() => call(session, commit, '')).toThrow('NetworkError');
    expect(session.log.calls.at(-1)?.answer).toBe('Error: NetworkError');
  });

  it('refuses a commit while the server does not answer, and tries again with each', () => {
    const lms = new Lms();
    const session = lms.launch(options);
    call(session, begin, '');
    lms.isFailing = true;
    expect(call(session, commit, '')).toBe('false');
    expect(lms.record).toBeDefined();
    lms.isFailing = false;
    expect(call(session, commit, '')).toBe('true');
  });
});

describe('what only one standard does', () => {
  it('SCORM 2004 discards the data of an attempt that did not end with suspend', () => {
    const lms = new Lms();
    const first = lms.launch(options2004);
    call(first, 'Initialize', '');
    setAll(first, { ...work2004, 'cmi.exit': 'normal' });
    call(first, 'Terminate', '');
    const second = lms.launch(options2004);
    expect(second.beginning).toMatchObject({ attempt: 2, session: 1 });
    expect(second.beginning.notice).toContain('“normal”');
    call(second, 'Initialize', '');
    expect(call(second, 'GetValue', 'cmi.entry')).toBe('ab-initio');
    expect(recordView('scorm2004', second.cmi, '')).toMatchObject({
      suspendData: '',
      interactions: [],
      location: '',
    });
  });

  it('SCORM 1.2 keeps the data whatever the exit, and says resume after suspend only', () => {
    const lms = new Lms();
    const first = lms.launch(options12);
    call(first, 'LMSInitialize', '');
    setAll(first, { ...work12, 'cmi.core.exit': '' });
    call(first, 'LMSFinish', '');
    const second = lms.launch(options12);
    call(second, 'LMSInitialize', '');
    expect(call(second, 'LMSGetValue', 'cmi.core.entry')).toBe('');
    expect(call(second, 'LMSGetValue', 'cmi.suspend_data')).toBe('{"a":1}');
  });

  it('SCORM 1.2 keeps to its limits where scorm-again does not, unless that is switched off', () => {
    const lms = new Lms();
    const session = lms.launch(options12);
    call(session, 'LMSInitialize', '');
    const tooMuch = {
      'cmi.suspend_data': 'x'.repeat(4097),
      'cmi.core.lesson_location': 'x'.repeat(256),
      'cmi.interactions.0.id': 'two words',
    };
    expect(setAll(session, tooMuch)).toEqual(Object.keys(tooMuch));
    expect(setAll(session, { 'cmi.suspend_data': 'x'.repeat(4096) })).toEqual([]);
    lms.faults = { ...noFaults, strict: false };
    expect(setAll(session, { 'cmi.suspend_data': 'x'.repeat(4097) })).toEqual([]);
  });
});
