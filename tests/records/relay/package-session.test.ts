import { beforeEach, describe, expect, it } from 'vitest';
import type { LmsSide } from '../../../src/records/relay/lms-side.ts';
import { newBrowser } from '../../hosts/frames.ts';
import type { ScriptedLms } from '../scripted-lms.ts';
import { PackageSide } from './package-side.ts';

let course: PackageSide;
let lms: ScriptedLms;
let side: LmsSide;

beforeEach(() => {
  course = new PackageSide();
  ({ lms, side } = course);
});

describe('the session', () => {
  const ending = { sets: [['cmi.core.exit', 'suspend']] as const, seconds: 60 };

  it('is ended with what the course left for it: once, and with the time that went by since', () => {
    course.open();
    course.now = 300_000;
    side.takeResults(1, ending);
    course.now += 20_000;
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
    course.open();
    side.takeResults(1, ending);
    course.now = 3_600_000;
    side.end();
    expect(lms.written).toContain('cmi.core.session_time=0000:06:00');
  });

  it('is ended without a word where the course left none, as in a review', () => {
    course.open();
    side.takeResults(1, ending);
    side.takeResults(2, undefined);
    side.end();
    expect(lms.written).toEqual(['finish']);
  });

  it('is not ended after a look in which nothing was written, where the lesson has no status yet', () => {
    lms.reads.set('cmi.core.lesson_status', 'not attempted');
    course.open();
    course.get('cmi.core.lesson_status');
    side.end();
    expect(lms.written).toEqual([]);
  });

  it('is neither kept nor ended before it has begun, nor where the LMS did not let it begin', () => {
    side.keep();
    side.end();
    lms.refusals.set('initialize', '101');
    course.open();
    side.keep();
    side.end();
    expect(lms.written).toEqual([]);
  });

  it('is neither kept nor ended where the course has ended it, whatever the LMS said to that', () => {
    course.open();
    lms.refusals.set('finish', '101');
    course.call('LMSFinish', '');
    side.keep();
    side.end();
    expect(lms.written).toEqual(['finish']);
  });

  it('is kept where the page may come back', () => {
    course.open();
    side.keep();
    expect(lms.written).toEqual(['commit']);
  });

  it('has begun where the LMS had one open already, as its taking a write shows', () => {
    lms.refusals.set('initialize', '101');
    course.open();
    lms.refusals.set('cmi.core.exit', '301');
    course.set('cmi.core.exit');
    side.end();
    expect(lms.written).toEqual(['cmi.core.exit=x']);
    course.set('cmi.core.lesson_location');
    side.end();
    expect(lms.written).toEqual(['cmi.core.exit=x', 'cmi.core.lesson_location=x', 'finish']);
  });

  it('can begin again after it has ended, where the LMS lets it', () => {
    course.open();
    course.call('LMSFinish', '');
    lms.refusals.set('initialize', '101');
    expect(course.open()).toMatchObject({ code: '101' });
    lms.refusals.clear();
    expect(course.open()).toBe('true');
    side.end();
    expect(lms.written).toEqual(['finish', 'finish']);
  });

  it('stays ended, although something is written after its end', () => {
    course.open();
    course.call('LMSFinish', '');
    course.set('cmi.core.exit');
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
    course.open();
    course.call('LMSGetValue');
    course.call('LMSSetValue');
    expect([lms.read, lms.written]).toEqual([[''], ['=']]);
  });
});
