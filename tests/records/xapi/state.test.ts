import { describe, expect, it } from 'vitest';
import type { CourseState } from '../../../src/records/xapi/state.ts';
import {
  isSameState,
  laterState,
  nothingKept,
  readState,
  stateOf,
  writeState,
} from '../../../src/records/xapi/state.ts';

const full: CourseState = {
  snapshot: 'snapshot',
  location: 'why/money',
  seconds: 90,
  at: 1_000,
  reported: { completed: true, passed: true, lessons: ['a', 'b'], progress: 40, failedAt: 0.5 },
  achieved: { completed: true, success: 'passed', best: 0.9 },
};
const document = JSON.parse(writeState(full)) as object;
const read = (change: object): CourseState => stateOf({ ...document, ...change });

describe('a state document', () => {
  it('comes back as it was written', () => {
    const lost = { ...nothingKept, achieved: { completed: false, success: 'failed', best: 0 } } as const;
    for (const state of [full, nothingKept, lost]) expect(readState(writeState(state))).toEqual(state);
  });

  it.each(['', 'damaged', '"damaged"', '[]', '{}', '{"error":"no"}', '{"snapshot":1}', '<html></html>'])(
    'is not %j, which is something else in its place',
    (text) => {
      expect(readState(text)).toBeUndefined();
    },
  );

  it('says the same, in whatever order and however spaced a store hands it out', () => {
    const turned = Object.fromEntries(Object.entries(document).reverse());
    expect(isSameState(readState(JSON.stringify(turned, null, 2)), full)).toBe(true);
    expect(isSameState({ ...full, seconds: 91 }, full)).toBe(false);
    expect([isSameState(undefined, undefined), isSameState(undefined, nothingKept)]).toEqual([true, false]);
  });

  it('whose parts are not what they must be counts for what is left', () => {
    expect(stateOf({})).toEqual(nothingKept);
    expect(read({ snapshot: 1, location: null })).toEqual({ ...full, snapshot: '', location: '' });
    expect(read({ told: null, standing: [] })).toEqual({
      ...full,
      reported: nothingKept.reported,
      achieved: nothingKept.achieved,
    });
    expect(read({ told: { completed: 1, passed: 'yes', lessons: 'a', progress: '40', failedAt: '1' } }).reported).toEqual(nothingKept.reported); // prettier-ignore
    expect(read({ told: {}, standing: { completed: 1, success: 'odd', best: '1' } }).achieved).toEqual(nothingKept.achieved); // prettier-ignore
    expect(read({ told: { lessons: [1], progress: 200 } }).reported).toMatchObject({
      lessons: ['1'],
      progress: 100,
    });
    expect(read({ standing: { best: 7 } }).achieved.best).toBe(1);
  });

  it.each(['"5"', '-5', '1e999', 'null'])('has no time of %s', (seconds) => {
    expect(readState(`{"snapshot":"","seconds":${seconds}}`)?.seconds).toBe(0);
  });

  it('that has told of completion or a pass has achieved it', () => {
    const told = (change: object): unknown => read({ told: change, standing: {} }).achieved;
    expect(told({ completed: true })).toEqual({ ...nothingKept.achieved, completed: true });
    expect(told({ passed: true })).toEqual({ ...nothingKept.achieved, success: 'passed' });
  });
});

describe('of two states', () => {
  const later = { ...nothingKept, snapshot: 'later', location: 'b/b', at: 2_000 };

  it('the later has the place, and the best of both stays', () => {
    for (const state of [laterState(full, later), laterState(later, full)])
      expect(state).toEqual({ ...full, snapshot: 'later', location: 'b/b', at: 2_000 });
  });

  it('the earlier has the snapshot where the later has none', () => {
    expect(laterState(full, { ...later, snapshot: '' }).snapshot).toBe('snapshot');
  });

  it('that are of one moment the first, which is this device’s, has the place', () => {
    expect(laterState({ ...later, at: 1_000 }, full).snapshot).toBe('later');
  });

  it('has told what either has told', () => {
    const one = { ...nothingKept, reported: { completed: true, passed: false, lessons: ['a', 'b'], progress: 20, failedAt: 0.5 } }; // prettier-ignore
    const two = { ...nothingKept, reported: { completed: false, passed: true, lessons: ['b', 'c'], progress: 60, failedAt: 0.4 } }; // prettier-ignore
    expect(laterState(one, two).reported).toEqual({
      completed: true,
      passed: true,
      lessons: ['a', 'b', 'c'],
      progress: 60,
      failedAt: 0.5,
    });
  });
});
