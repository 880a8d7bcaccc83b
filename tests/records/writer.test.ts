import { beforeEach, describe, expect, it } from 'vitest';
import { ApiCalls, names12 } from '../../src/records/api-calls.ts';
import { CallLog } from '../../src/records/call-log.ts';
import { Writer } from '../../src/records/writer.ts';
import type { ScriptedLms } from './scripted-lms.ts';
import { scriptedLms } from './scripted-lms.ts';

let lms: ScriptedLms;
let writer: Writer;

beforeEach(() => {
  lms = scriptedLms();
  writer = new Writer(new ApiCalls(lms.api, names12, new CallLog(), () => 0));
  writer.begin(false);
});

/** What one more round wrote. */
function round(write: () => void, isLast = false): string[] {
  lms.written.length = 0;
  writer.begin(isLast);
  write();
  return [...lms.written];
}

/** What is known of a round that failed. */
function failure(): unknown {
  try {
    writer.commit();
  } catch (error) {
    return error;
  }
  return 'none';
}

describe('an element that is needed', () => {
  it('is written once, and again only when it has changed', () => {
    writer.set('a', '1');
    writer.set('a', '1');
    writer.commit();
    expect(lms.written).toEqual(['a=1', 'commit']);
    expect(round(() => writer.set('a', '1'))).toEqual([]);
    expect(round(() => writer.set('a', '2'))).toEqual(['a=2']);
  });

  it('is not written where the LMS holds it already', () => {
    writer.noteHeldValue('a', '1');
    writer.set('a', '1');
    expect(lms.written).toEqual([]);
    writer.set('a', '2');
    writer.set('a', '1');
    expect(lms.written).toEqual(['a=2', 'a=1']);
  });

  it('is written again after a round that was not confirmed', () => {
    writer.noteHeldValue('a', '1');
    writer.set('a', '2');
    lms.refusals.set('', '101');
    expect(failure()).toMatchObject({
      name: 'RecordError',
      message: 'The LMS did not confirm the commit.',
      code: '101',
      keptAnswers: false,
    });
    expect(round(() => writer.set('a', '2'))).toEqual(['a=2']);
    expect(round(() => writer.set('a', '1'))).toEqual(['a=1']);
  });

  it('makes the round fail where it is refused, with the first refusal; the rest is confirmed', () => {
    lms.refusals.set('a', '405').set('b', '406');
    for (const element of ['a', 'b', 'c']) writer.set(element, '1');
    expect(failure()).toMatchObject({ message: 'The LMS refused a.', code: '405', keptAnswers: true });
    lms.refusals.clear();
    expect(
      round(() => {
        for (const element of ['a', 'b', 'c']) writer.set(element, '1');
      }),
    ).toEqual(['a=1', 'b=1']);
    expect(failure()).toBe('none');
  });

  it('does not have the answers kept where the LMS has none, or refused them', () => {
    lms.refusals.set('a', '405').set('q', '401');
    writer.setOptional('interactions', 'q', '1');
    writer.set('a', '1');
    expect(failure()).toMatchObject({ keptAnswers: false });
    writer.omit('interactions');
    round(() => writer.set('a', '1'));
    expect(failure()).toMatchObject({ keptAnswers: false });
  });
});

describe('whether there is something to confirm', () => {
  it('is so once something was written or refused, until the next round', () => {
    expect(writer.dirty).toBe(false);
    writer.noteHeldValue('a', '1');
    writer.set('a', '1');
    expect(writer.dirty).toBe(false);
    writer.set('a', '2');
    expect(writer.dirty).toBe(true);
    writer.begin(false);
    expect(writer.dirty).toBe(false);
    lms.refusals.set('a', '405').set('b', '405').set('c', '405');
    writer.set('a', '3');
    expect(writer.dirty).toBe(true);
    writer.begin(false);
    writer.setIfTaken('b', '1');
    expect(writer.dirty).toBe(true);
    writer.begin(false);
    writer.setOptional('objectives', 'c', '1');
    expect(writer.dirty).toBe(true);
  });
});

describe('an element that may be refused', () => {
  it('is left out then, once the rest is confirmed ever longer, and is tried at the end', () => {
    lms.refusals.set('a', '351');
    const tried: number[] = [];
    for (let count = 1; count <= 20; count++) {
      if (round(() => writer.setIfTaken('a', '1')).length > 0) tried.push(count);
      expect(failure()).toBe('none');
    }
    expect(tried).toEqual([1, 3, 7, 15]);
    expect(round(() => writer.setIfTaken('a', '1'), true)).toEqual(['a=1']);
  });

  it('is tried once a round, and again in the next where the round was not confirmed', () => {
    lms.refusals.set('a', '351').set('', '101');
    const twice = (): void => {
      writer.setIfTaken('a', '1');
      writer.setIfTaken('a', '1');
    };
    expect(round(twice)).toEqual(['a=1']);
    expect(failure()).toMatchObject({ code: '101' });
    expect(round(twice)).toEqual(['a=1']);
  });

  it('is not written where it is as it was', () => {
    writer.setIfTaken('a', '1');
    writer.commit();
    expect(round(() => writer.setIfTaken('a', '1'))).toEqual([]);
  });
});

describe('an optional group', () => {
  it('stands as long as its elements are taken', () => {
    expect(writer.setOptional('objectives', 'a', '1')).toBe(true);
    expect(writer.setOptional('objectives', 'a', '1')).toBe(true);
    lms.refusals.set('b', '351');
    expect(writer.setOptional('objectives', 'b', '1')).toBe(false);
    expect(writer.setOptional('objectives', 'c', '1')).toBe(false);
    expect([writer.writes('objectives'), writer.writes('interactions')]).toEqual([false, true]);
    expect(lms.written).toEqual(['a=1', 'b=1']);
  });

  it('is never written where it is not there', () => {
    expect(writer.isOmitted('objectives')).toBe(false);
    writer.omit('objectives');
    expect(writer.isOmitted('objectives')).toBe(true);
    expect(writer.setOptional('objectives', 'a', '1')).toBe(false);
    writer.begin(true);
    expect(writer.setOptional('objectives', 'a', '1')).toBe(false);
    expect([lms.written, writer.dirty]).toEqual([[], false]);
  });
});

describe('what turns out not to have been confirmed', () => {
  it('is written again: all of the last round, or what is named', () => {
    const both = (): void => {
      writer.set('a', '1');
      writer.set('b', '1');
    };
    both();
    writer.commit();
    writer.markUnwritten(['b']);
    expect(round(both)).toEqual(['b=1']);
    writer.commit();
    writer.markUnwritten();
    expect(round(both)).toEqual(['b=1']);
  });
});
