import { beforeEach, describe, expect, it } from 'vitest';
import { LmsSide } from '../../../src/records/relay/lms-side.ts';
import { standardsByName } from '../../../src/records/relay/standards.ts';
import { newBrowser } from '../../hosts/frames.ts';
import type { ScriptedLms } from '../scripted-lms.ts';
import { scriptedLms } from '../scripted-lms.ts';

let lms: ScriptedLms;
let side: LmsSide;
let now: number;

beforeEach(() => {
  now = 0;
  lms = scriptedLms({ 'cmi.suspend_data': 'before', 'cmi.core.student_name': '' });
  side = new LmsSide(lms.api, standardsByName.scorm12, () => now);
  side.begin(['cmi.suspend_data', 'cmi.core.student_name']);
});

/** What the course's end hears: the answer, or the error that stands for a refusal. */
function call(method: string, ...values: string[]): unknown {
  try {
    return side.api[method]?.(...values);
  } catch (error) {
    return error;
  }
}

const open = (): unknown => call('LMSInitialize', '');
const set = (element: string, value = 'x'): unknown => call('LMSSetValue', element, value);
const refused = (method: string, element: string, code: string): object => ({ method, element, code });

describe('what a package tells the course', () => {
  it('is how many calls arrived, and each only once', () => {
    open();
    set('cmi.core.lesson_location');
    call('LMSGetValue', 'cmi.suspend_data');
    call('LMSCommit', '');
    expect(side.tell(7, undefined)).toEqual({ relay: 'told', number: 7, taken: 4, refused: [] });
    call('LMSFinish', '');
    expect(side.tell(8, undefined)).toEqual({ relay: 'told', number: 8, taken: 1, refused: [] });
    expect(side.tell(9, undefined)).toEqual({ relay: 'told', number: 9, taken: 0, refused: [] });
  });

  it('is nothing of what a course did that was in the frame before', () => {
    lms.refusals.set('cmi.core.exit', '402');
    open();
    set('cmi.core.exit');
    side.begin([]);
    expect(side.tell(1, undefined)).toMatchObject({ taken: 0, refused: [] });
  });

  it.each([
    ['LMSInitialize', 'initialize', ['']],
    ['LMSSetValue', 'cmi.core.exit', ['cmi.core.exit', 'logout']],
    ['LMSCommit', '', ['']],
    ['LMSFinish', 'finish', ['']],
  ])('is what the LMS refused: %s', (method, key, values) => {
    if (method !== 'LMSInitialize') open();
    side.tell(1, undefined);
    lms.refusals.set(key, '391');
    const element = method === 'LMSSetValue' ? 'cmi.core.exit' : '';
    // With the code first among the numbers of the message: there the other end looks for it.
    expect(call(method, ...values)).toMatchObject({
      code: '391',
      message: `code 391: ${method} ${element} was refused`,
    });
    expect(side.tell(2, undefined)).toMatchObject({ taken: 1, refused: [refused(method, element, '391')] });
    expect(side.tell(3, undefined).refused).toEqual([]);
  });

  it('is that a read failed, and not that there is nothing to read', () => {
    open();
    expect(call('LMSGetValue', 'cmi.core.student_name')).toBe('');
    expect(call('LMSGetValue', 'cmi.launch_data')).toBe('');
    expect(call('LMSGetValue', 'cmi.launch_data')).toBe('');
    const told = side.tell(1, undefined);
    expect(told).toMatchObject({ taken: 4, refused: [refused('LMSGetValue', 'cmi.launch_data', '401')] });
  });
});

describe('what the record reads when it opens', () => {
  const read = (): unknown => call('getFlattenedCMI');

  it('is handed over in one go, asked of the LMS once, and counts as nobody’s call', () => {
    open();
    expect(read()).toEqual({ 'cmi.suspend_data': 'before', 'cmi.core.student_name': '' });
    call('LMSGetValue', 'cmi.suspend_data');
    call('LMSGetValue', 'cmi.core.student_name');
    expect(read()).toEqual({});
    expect(lms.read).toEqual(['cmi.suspend_data', 'cmi.core.student_name']);
    expect(side.tell(1, undefined)).toMatchObject({ taken: 3, refused: [] });
  });

  it('is not asked for in a session that did not begin', () => {
    lms.refusals.set('initialize', '101');
    open();
    expect(read()).toEqual({});
    expect(lms.read).toEqual([]);
  });

  it('is not asked for any more once something has been written', () => {
    open();
    set('cmi.suspend_data', 'after');
    expect(read()).toEqual({});
  });

  it('is read afresh by a course that is loaded again, in the same session', () => {
    open();
    read();
    lms.reads.set('cmi.suspend_data', 'by then');
    lms.refusals.set('initialize', '101');
    side.begin(['cmi.suspend_data']);
    expect(open()).toBe('true');
    expect(side.tell(1, undefined)).toMatchObject({ taken: 1, refused: [] });
    expect(read()).toEqual({ 'cmi.suspend_data': 'by then' });
  });

  it('is read afresh after a write, too', () => {
    open();
    call('LMSGetValue', 'cmi.suspend_data');
    set('cmi.core.exit');
    lms.reads.set('cmi.suspend_data', 'after');
    expect(call('LMSGetValue', 'cmi.suspend_data')).toBe('after');
  });
});

describe('of a list that a member was refused of', () => {
  const pass = (element: string): boolean => {
    const before = lms.written.length;
    set(element);
    return lms.written.length > before;
  };
  beforeEach(open);

  it('the LMS is not handed the rest, which it would refuse as well', () => {
    lms.refusals.set('cmi.objectives.1.id', '405');
    expect(pass('cmi.objectives.0.id')).toBe(true);
    expect(pass('cmi.objectives.1.id')).toBe(true);
    expect(pass('cmi.objectives.1.status')).toBe(false);
    expect(pass('cmi.objectives.2.score.raw')).toBe(false);
    expect(pass('cmi.interactions.0.id')).toBe(true);
    expect(pass('cmi.core.lesson_status')).toBe(true);
    expect(side.tell(1, undefined).refused).toEqual([
      refused('LMSSetValue', 'cmi.objectives.1.id', '405'),
      refused('LMSSetValue', 'cmi.objectives.1.status', '405'),
      refused('LMSSetValue', 'cmi.objectives.2.score.raw', '405'),
    ]);
  });

  it('it is handed all again once the course has been told', () => {
    lms.refusals.set('cmi.interactions.0.objectives.0.id', '351');
    expect(pass('cmi.interactions.0.objectives.0.id')).toBe(true);
    expect(pass('cmi.interactions.0.correct_responses.0.pattern')).toBe(false);
    side.tell(1, undefined);
    expect(pass('cmi.interactions.0.correct_responses.0.pattern')).toBe(true);
  });

  it('scores are a list of their own', () => {
    lms.refusals.set('cmi.objectives.0.score.min', '401');
    expect(pass('cmi.objectives.0.score.min')).toBe(true);
    expect(pass('cmi.objectives.0.score.raw')).toBe(false);
    expect(pass('cmi.objectives.0.status')).toBe(true);
    expect(pass('cmi.core.score.raw')).toBe(true);
  });

  it('it is no matter that something was refused that is no list, or was only read', () => {
    lms.refusals.set('cmi.core.exit', '405');
    expect(pass('cmi.core.exit')).toBe(true);
    expect(pass('cmi.core.lesson_location')).toBe(true);
    call('LMSGetValue', 'cmi.objectives.0.id');
    expect(pass('cmi.objectives.0.id')).toBe(true);
  });
});

describe('the session', () => {
  const ending = { sets: [['cmi.core.exit', 'suspend']] as const, seconds: 60 };

  it('is ended with what the course left for it: once, and with the time that went by since', () => {
    open();
    side.tell(1, ending);
    now = 20_000;
    side.end();
    side.end();
    expect(lms.written).toEqual([
      'cmi.core.exit=suspend',
      'cmi.core.session_time=0000:01:20',
      'commit',
      'finish',
    ]);
  });

  it('has at most five minutes of silence in its time', () => {
    open();
    side.tell(1, ending);
    now = 3_600_000;
    side.end();
    expect(lms.written).toContain('cmi.core.session_time=0000:06:00');
  });

  it('is ended without a word where the course left none, as in a review', () => {
    open();
    side.tell(1, ending);
    side.tell(2, undefined);
    side.end();
    expect(lms.written).toEqual(['finish']);
  });

  it('is neither kept nor ended before it has begun, nor where the LMS did not let it begin', () => {
    side.keep();
    side.end();
    lms.refusals.set('initialize', '101');
    open();
    side.keep();
    side.end();
    expect(lms.written).toEqual([]);
  });

  it('is neither kept nor ended where the course has ended it, whatever the LMS said to that', () => {
    open();
    lms.refusals.set('finish', '101');
    call('LMSFinish', '');
    side.keep();
    side.end();
    expect(lms.written).toEqual(['finish']);
  });

  it('is kept where the page may come back', () => {
    open();
    side.keep();
    expect(lms.written).toEqual(['commit']);
  });

  it('has begun where the LMS had one open already, as its taking a write shows', () => {
    lms.refusals.set('initialize', '101');
    open();
    lms.refusals.set('cmi.core.exit', '301');
    set('cmi.core.exit');
    side.end();
    expect(lms.written).toEqual(['cmi.core.exit=x']);
    set('cmi.core.lesson_location');
    side.end();
    expect(lms.written).toEqual(['cmi.core.exit=x', 'cmi.core.lesson_location=x', 'finish']);
  });

  it('can begin again after it has ended, where the LMS lets it', () => {
    open();
    call('LMSFinish', '');
    lms.refusals.set('initialize', '101');
    expect(open()).toMatchObject({ code: '101' });
    lms.refusals.clear();
    expect(open()).toBe('true');
    side.end();
    expect(lms.written).toEqual(['finish', 'finish']);
  });

  it('stays ended, although something is written after its end', () => {
    open();
    call('LMSFinish', '');
    set('cmi.core.exit');
    side.end();
    expect(lms.written).toEqual(['finish', 'cmi.core.exit=x']);
  });
});

describe('the window of the package', () => {
  it('hears the course’s origin and no other', () => {
    newBrowser();
    const answers: unknown[] = [];
    const source = { postMessage: (data: unknown, to: string) => void answers.push([data, to]) };
    side.listen('https://course.example');
    for (const origin of ['https://evil.example', 'https://course.example']) {
      const data = { messageId: origin, method: 'LMSInitialize', params: [''] };
      globalThis.window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
    }
    const answer = { messageId: 'https://course.example', result: 'true' };
    expect(answers).toEqual([[answer, 'https://course.example']]);
  });

  it('hands a call that lacks its values on as one with empty ones', () => {
    open();
    call('LMSGetValue');
    call('LMSSetValue');
    expect([lms.read, lms.written]).toEqual([[''], ['=']]);
  });
});
