import { describe, expect, it } from 'vitest';
import { ApiCalls, names12, textOf, verdictOf } from '../../src/records/api-calls.ts';
import { CallLog } from '../../src/records/call-log.ts';

/** Calls to an API that has these methods. @param takes how long a call takes, in ms */
function callsTo(api: Record<string, unknown>, takes = 5): { calls: ApiCalls; log: CallLog } {
  const log = new CallLog();
  let clock = 1000;
  return { log, calls: new ApiCalls(api, names12, log, () => (clock += takes)) };
}
const fails = (error: unknown) => () => {
  throw error;
};
const hostile = new Proxy({}, { getPrototypeOf: fails(new Error('no')), get: fails(new Error('no')) });

describe('an answer as text', () => {
  it.each([
    ['x', 'x'],
    [' x ', ' x '],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [1.5, '1.5'],
    [Number.NaN, ''],
    [Infinity, ''],
    [null, ''],
    [undefined, ''],
    [{}, ''],
    [10n, ''],
  ])('%o is %j', (answer, text) => {
    expect(textOf(answer)).toBe(text);
  });

  it('is none where nothing can be asked of it', () => {
    expect(textOf(hostile)).toBe('');
  });

  it.each([
    [['true', ' True ', 'TRUE\n', '1', true, 1], true],
    [['false', ' False ', '0', false, 0], false],
    [['', 'yes', '2', '-1', null, undefined, {}, 'trueish', 'x'.repeat(1 << 20)], undefined],
  ])('%j say %s', (answers, verdict) => {
    expect(answers.map(verdictOf)).toEqual(answers.map(() => verdict));
  });
});

describe('a call that is to be done or not', () => {
  const commit = (answer: () => unknown, lastError: (() => unknown) | undefined = () => '0') => {
    const { calls, log } = callsTo({ LMSCommit: answer, LMSGetLastError: lastError });
    return { taken: calls.commit(), log: log.calls };
  };

  it('is done where the LMS says so, and its error code is not asked for', () => {
    const { taken, log } = commit(() => 'true', () => '101'); // prettier-ignore
    expect(taken).toEqual({ ok: true, code: '' });
    expect(log).toEqual([
      { method: 'LMSCommit', element: '', value: undefined, answer: 'true', code: '', refused: false, ms: 5 },
    ]);
  });

  it('is refused where the LMS says so, whatever its error code', () => {
    expect(commit(() => 'false', () => '391').taken).toEqual({ ok: false, code: '391' }); // prettier-ignore
    const { taken, log } = commit(() => 'false');
    expect(taken).toEqual({ ok: false, code: '' });
    expect(log[0]).toMatchObject({ method: 'LMSCommit', answer: 'false', code: '0', refused: true });
  });

  it('is judged by the error code where the LMS says neither', () => {
    const { taken, log } = commit(() => undefined);
    expect(taken).toEqual({ ok: true, code: '' });
    expect(log[0]).toMatchObject({ answer: '', refused: false });
    expect(commit(() => null, () => 101).taken).toEqual({ ok: false, code: '101' }); // prettier-ignore
    expect(commit(() => '', () => '').taken).toEqual({ ok: false, code: '' }); // prettier-ignore
  });

  it('is refused where the LMS throws, and what it threw is in the log', () => {
    const { taken, log } = commit(fails(new Error('Session lost')));
    expect(taken).toEqual({ ok: false, code: '' });
    expect(log[0]).toMatchObject({ answer: 'threw Session lost', refused: true, ms: 5 });
    expect(commit(fails('gone')).log[0]?.answer).toBe('threw gone');
    expect(commit(fails(hostile)).log[0]?.answer).toBe('threw ');
  });

  it('stands in the log before the question what its error was', () => {
    const { calls, log } = callsTo({ LMSCommit: () => 'false', LMSGetLastError: () => '391' });
    calls.commit();
    calls.get('cmi.core.score.raw');
    const named = log.calls.map(({ method }) => method);
    expect(named).toEqual(['LMSCommit', 'LMSGetLastError', 'LMSGetValue', 'LMSGetLastError']);
    const read = callsTo({ LMSGetValue: () => '80', LMSGetLastError: () => '0' });
    read.calls.get('cmi.core.score.raw');
    expect(read.log.calls.map(({ method }) => method)).toEqual(['LMSGetValue', 'LMSGetLastError']);
  });

  it('takes no time where the clock was put back meanwhile', () => {
    const { calls, log } = callsTo({ LMSCommit: () => 'true' }, -3_600_000);
    calls.commit();
    expect(log.calls[0]?.ms).toBe(0);
  });

  it('is nothing to an LMS that has no such function and no error', () => {
    const { calls, log } = callsTo({ LMSGetLastError: () => '0' });
    expect(calls.finish()).toEqual({ ok: true, code: '' });
    expect(log.calls[0]).toMatchObject({ method: 'LMSFinish', answer: '', refused: false });
  });

  it('is made with what the standard asks for, on the API itself', () => {
    const heard: unknown[] = [];
    const api = {
      LMSInitialize(...values: unknown[]) {
        heard.push(this === api, values);
        return 'true';
      },
      LMSSetValue(...values: unknown[]) {
        heard.push(this === api, values);
        return true;
      },
    };
    const { calls } = callsTo(api);
    calls.initialize();
    calls.set('cmi.suspend_data', '');
    expect(heard).toEqual([true, [''], true, ['cmi.suspend_data', '']]);
  });
});

describe('a value that is read', () => {
  const read = (answer: () => unknown, lastError: (() => unknown) | undefined = () => '0') => {
    const { calls, log } = callsTo({ LMSGetValue: answer, LMSGetLastError: lastError });
    return { read: calls.get('cmi.core.score.raw'), log: log.calls };
  };

  it('is text, whatever its error code', () => {
    const { read: found, log } = read(() => 80, () => '101'); // prettier-ignore
    expect(found).toEqual({ value: '80', said: '80', code: '0', failed: false });
    expect(log[0]).toEqual(
      { method: 'LMSGetValue', element: 'cmi.core.score.raw', value: undefined, answer: '80', code: '', refused: false, ms: 5 },
    ); // prettier-ignore
  });

  it.each(['101', '301'])('is none with the code %s, where that was there after a value, too', (code) => {
    let answer = '80';
    const { calls, log } = callsTo({ LMSGetValue: () => answer, LMSGetLastError: () => code });
    calls.get('cmi.core.score.raw');
    calls.get('cmi.core.score.raw');
    // It is asked for once.
    expect(log.calls.filter(({ method }) => method === 'LMSGetLastError')).toHaveLength(1);
    answer = '';
    expect(calls.get('cmi.suspend_data')).toEqual({ value: '', said: '', code: '0', failed: false });
    code = '391';
    expect(calls.get('cmi.suspend_data')).toMatchObject({ code: '391', failed: true });
  });

  it('counts as not read where an earlier failure may have left that code lying about', () => {
    let answer = '';
    const { calls } = callsTo({ LMSGetValue: () => answer, LMSGetLastError: () => '101' });
    calls.get('cmi.core.lesson_status');
    answer = '80';
    calls.get('cmi.core.score.raw');
    answer = '';
    expect(calls.get('cmi.suspend_data')).toMatchObject({ code: '101', failed: true });
  });

  it.each(['', ' \n', 'null', '""', null, undefined, {}, false])('%j is none', (answer) => {
    expect(read(() => answer).read).toMatchObject({ value: '', code: '0', failed: false });
  });

  // SCORM 1.2 RTE 3.3 and SCORM 2004 RTE 3.1.7: the LMS has no such value.
  it.each(['', '0', 'no', '201', '202', '203', '401', '402', '403', '404', '405', '408'])(
    'is none with the code "%s"',
    (code) => {
      const { read: found, log } = read(() => '', () => code); // prettier-ignore
      expect(found).toEqual({ value: '', said: '', code, failed: false });
      expect(log[0]).toMatchObject({ code: code === '0' ? '' : code, refused: false });
    },
  );

  // The LMS could not say.
  it.each(['101', '102', '122', '123', '301', '351', '391', '500', '1000', '65535'])(
    'is not known with the code "%s"',
    (code) => {
      for (const answer of ['', null, undefined, 'false', 'null']) {
        const { read: found, log } = read(() => answer, () => code); // prettier-ignore
        expect(found).toMatchObject({ value: '', code, failed: true });
        expect(log[0]).toMatchObject({ code, refused: true });
      }
    },
  );

  it('is not known where the LMS throws, whatever its code', () => {
    for (const code of ['0', '', '401']) {
      const { read: found, log } = read(fails(new Error('no')), () => code); // prettier-ignore
      expect(found).toEqual({ value: '', said: '', code: '101', failed: true, threw: true });
      expect(log[0]).toMatchObject({ answer: 'threw no', refused: true });
    }
    expect(read(fails('gone'), () => '123').read).toMatchObject({ code: '123', failed: true }); // prettier-ignore
  });
});

describe('the code of the last error', () => {
  it.each([
    ['101', '101'],
    [' 101 ', '101'],
    [101, '101'],
    ['1234567890', '1234567890'],
    // No code: an explanation, or a page in place of one.
    ['12345678901', ''],
    [null, ''],
  ])('answered as %j is %j', (answer, code) => {
    expect(callsTo({ LMSGetLastError: () => answer }).calls.lastError()).toBe(code);
  });

  it('is none where even that throws', () => {
    const { calls, log } = callsTo({ LMSGetLastError: fails(new Error('no')) });
    expect(calls.lastError()).toBe('');
    expect(log.calls[0]).toMatchObject({
      method: 'LMSGetLastError',
      element: '',
      answer: 'threw no',
      code: '',
      refused: false,
    });
  });
});
