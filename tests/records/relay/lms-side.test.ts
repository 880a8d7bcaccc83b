import { beforeEach, describe, expect, it } from 'vitest';
import { LmsSide } from '../../../src/records/relay/lms-side.ts';
import { standardsByName } from '../../../src/records/relay/standards.ts';
import type { ScriptedLms } from '../scripted-lms.ts';
import { PackageSide } from './package-side.ts';

let course: PackageSide;
let lms: ScriptedLms;
let side: LmsSide;

beforeEach(() => {
  course = new PackageSide();
  ({ lms, side } = course);
});

const refused = (method: string, element: string, code: string): object => ({ method, element, code });

describe('what a package tells the course', () => {
  it('is how many calls arrived, and each only once', () => {
    course.open();
    course.set('cmi.core.lesson_location');
    course.get('cmi.suspend_data');
    course.call('LMSCommit', '');
    expect(side.takeResults(7, undefined)).toEqual({ relay: 'told', number: 7, taken: 4, refused: [] });
    course.call('LMSFinish', '');
    expect(side.takeResults(8, undefined)).toEqual({ relay: 'told', number: 8, taken: 1, refused: [] });
    expect(side.takeResults(9, undefined)).toEqual({ relay: 'told', number: 9, taken: 0, refused: [] });
  });

  it('is nothing of what a course did that was in the frame before', () => {
    lms.refusals.set('cmi.core.exit', '402');
    course.open();
    course.set('cmi.core.exit');
    side.begin([]);
    expect(side.takeResults(1, undefined)).toMatchObject({ taken: 0, refused: [] });
  });

  it.each([
    ['LMSInitialize', 'initialize', ['']],
    ['LMSSetValue', 'cmi.core.exit', ['cmi.core.exit', 'logout']],
    ['LMSCommit', '', ['']],
    ['LMSFinish', 'finish', ['']],
  ])('is what the LMS refused: %s', (method, key, values) => {
    if (method !== 'LMSInitialize') course.open();
    side.takeResults(1, undefined);
    lms.refusals.set(key, '391');
    const element = method === 'LMSSetValue' ? 'cmi.core.exit' : '';
    // With the code first among the numbers of the message: there the other end looks for it.
    expect(course.call(method, ...values)).toMatchObject({
      code: '391',
      message: `code 391: ${method} ${element} was refused`,
    });
    expect(side.takeResults(2, undefined)).toMatchObject({
      taken: 1,
      refused: [refused(method, element, '391')],
    });
    expect(side.takeResults(3, undefined).refused).toEqual([]);
  });

  it('is that a read failed, and not that there is nothing to read', () => {
    course.open();
    expect(course.get('cmi.core.student_name')).toBe('');
    expect(course.get('cmi.launch_data')).toBe('');
    const failed = [refused('LMSGetValue', 'cmi.launch_data', '401')];
    expect(side.takeResults(1, undefined)).toMatchObject({ taken: 3, refused: failed });
    expect(course.get('cmi.launch_data')).toBe('');
    expect(side.takeResults(2, undefined)).toMatchObject({ taken: 1, refused: [] });
  });

  it('is no failure of a read that was answered, whatever code an LMS has left lying about', () => {
    Object.assign(lms.api, { LMSGetLastError: () => '401' });
    expect(course.get('cmi.suspend_data')).toBe('before');
    expect(side.takeResults(1, undefined).refused).toEqual([]);
  });

  it('is nothing to one that calls before it has said hello', () => {
    const rude = new LmsSide(lms.api, standardsByName.scorm12, () => 0);
    rude.api['LMSInitialize']?.('');
    expect(rude.api['getFlattenedCMI']?.()).toEqual({});
    expect(rude.takeResults(1, undefined)).toMatchObject({ taken: 1, refused: [] });
  });
});

describe('what the record reads when it opens', () => {
  const read = (): unknown => course.call('getFlattenedCMI');

  it('is handed over in one go, asked of the LMS once, and counts as nobody’s call', () => {
    course.open();
    expect(read()).toEqual({ 'cmi.suspend_data': 'before', 'cmi.core.student_name': '' });
    course.get('cmi.suspend_data');
    course.get('cmi.core.student_name');
    expect(read()).toEqual({});
    expect(lms.read).toEqual(['cmi.suspend_data', 'cmi.core.student_name']);
    expect(side.takeResults(1, undefined)).toMatchObject({ taken: 3, refused: [] });
  });

  it('is not asked for in a session that did not begin', () => {
    lms.refusals.set('initialize', '101');
    course.open();
    expect(read()).toEqual({});
    expect(lms.read).toEqual([]);
  });

  it('is not asked for any more once something has been written', () => {
    course.open();
    course.set('cmi.suspend_data', 'after');
    expect(read()).toEqual({});
  });

  it('is read afresh by a course that is loaded again, in the same session', () => {
    course.open();
    read();
    lms.reads.set('cmi.suspend_data', 'by then');
    lms.refusals.set('initialize', '101');
    side.begin(['cmi.suspend_data']);
    expect(course.open()).toBe('true');
    expect(side.takeResults(1, undefined)).toMatchObject({ taken: 1, refused: [] });
    expect(read()).toEqual({ 'cmi.suspend_data': 'by then' });
  });

  it('is read afresh after a write, too', () => {
    course.open();
    course.get('cmi.suspend_data');
    course.set('cmi.core.exit');
    lms.reads.set('cmi.suspend_data', 'after');
    expect(course.get('cmi.suspend_data')).toBe('after');
  });
});

describe('of a list that a member was refused of', () => {
  const pass = (element: string): boolean => {
    const before = lms.written.length;
    course.set(element);
    return lms.written.length > before;
  };
  beforeEach(() => void course.open());

  it('the LMS is not handed the rest, which it would refuse as well', () => {
    lms.refusals.set('cmi.objectives.1.id', '405');
    expect(pass('cmi.objectives.0.id')).toBe(true);
    expect(pass('cmi.objectives.1.id')).toBe(true);
    expect(pass('cmi.objectives.1.status')).toBe(false);
    expect(pass('cmi.objectives.12.score.raw')).toBe(false);
    expect(pass('cmi.interactions.0.id')).toBe(true);
    expect(pass('cmi.core.lesson_status')).toBe(true);
    expect(side.takeResults(1, undefined).refused).toEqual([
      refused('LMSSetValue', 'cmi.objectives.1.id', '405'),
      refused('LMSSetValue', 'cmi.objectives.1.status', '405'),
      refused('LMSSetValue', 'cmi.objectives.12.score.raw', '405'),
    ]);
  });

  it('it is handed all again once the course has been told', () => {
    lms.refusals.set('cmi.interactions.0.id', '351');
    expect(pass('cmi.interactions.0.id')).toBe(true);
    expect(pass('cmi.interactions.0.correct_responses.0.pattern')).toBe(false);
    expect(pass('cmi.interactions.1.id')).toBe(false);
    side.takeResults(1, undefined);
    expect(pass('cmi.interactions.0.correct_responses.0.pattern')).toBe(true);
  });

  it('an answer is a member without any of its parts but its id', () => {
    lms.refusals.set('cmi.interactions.0.objectives.0.id', '351');
    lms.refusals.set('cmi.interactions.0.latency', '405');
    expect(pass('cmi.interactions.0.objectives.0.id')).toBe(true);
    expect(pass('cmi.interactions.0.correct_responses.0.pattern')).toBe(true);
    expect(pass('cmi.interactions.0.latency')).toBe(true);
    expect(pass('cmi.interactions.1.id')).toBe(true);
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
    course.get('cmi.objectives.0.id');
    expect(pass('cmi.objectives.0.id')).toBe(true);
  });
});
