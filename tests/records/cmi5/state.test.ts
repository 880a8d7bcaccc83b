import { describe, expect, it } from 'vitest';
import type { CourseState } from '../../../src/records/cmi5/state.ts';
import { laterState, nothingKept, stateOf, StateStore } from '../../../src/records/cmi5/state.ts';
import type { Sent } from './stand-ins.ts';
import { inTurn, launch, reply, StandIn } from './stand-ins.ts';

const full: CourseState = {
  snapshot: 'snapshot',
  location: 'why/money',
  seconds: 90,
  at: 1_000,
  told: { completed: true, passed: true, lessons: ['a', 'b'], progress: 40, failedAt: 0.5 },
  standing: { completed: true, success: 'passed', best: 0.9 },
};
const read = (change: object): CourseState => stateOf(JSON.stringify({ ...full, ...change }));

describe('a state document', () => {
  it('comes back as it was written', () => {
    expect(stateOf(JSON.stringify(full))).toEqual(full);
    expect(stateOf(JSON.stringify(nothingKept))).toEqual(nothingKept);
    const lost = { ...nothingKept, standing: { completed: false, success: 'failed', best: 0 } };
    expect(stateOf(JSON.stringify(lost))).toEqual(lost);
  });

  it('that is none is handed on as a snapshot that nobody can read', () => {
    for (const text of ['damaged', ' damaged\n', '"damaged"'])
      expect(stateOf(text)).toEqual({ ...nothingKept, snapshot: text.trim() });
  });

  it('whose parts are not what they must be counts for what is left', () => {
    expect(stateOf('{}')).toEqual(nothingKept);
    expect(read({ snapshot: 1, location: null })).toEqual({ ...full, snapshot: '', location: '' });
    expect(read({ told: null, standing: [] })).toEqual({
      ...full,
      told: nothingKept.told,
      standing: nothingKept.standing,
    });
    expect(read({ told: { completed: 1, passed: 'yes', lessons: 'a', progress: '40', failedAt: '1' } }).told).toEqual(nothingKept.told); // prettier-ignore
    expect(read({ told: {}, standing: { completed: 1, success: 'odd', best: '1' } }).standing).toEqual(nothingKept.standing); // prettier-ignore
    expect(read({ told: { lessons: [1], progress: 200 } }).told).toMatchObject({
      lessons: ['1'],
      progress: 100,
    });
    expect(read({ standing: { best: 7 } }).standing.best).toBe(1);
  });

  it.each(['"5"', '-5', '1e999', 'null'])('has no time of %s', (seconds) => {
    expect(stateOf(`{"seconds":${seconds}}`).seconds).toBe(0);
  });

  it('that has told of completion or a pass has achieved it', () => {
    const told = (change: object): unknown => read({ told: change, standing: {} }).standing;
    expect(told({ completed: true })).toEqual({ ...nothingKept.standing, completed: true });
    expect(told({ passed: true })).toEqual({ ...nothingKept.standing, success: 'passed' });
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
    const one = { ...nothingKept, told: { completed: true, passed: false, lessons: ['a', 'b'], progress: 20, failedAt: 0.5 } }; // prettier-ignore
    const two = { ...nothingKept, told: { completed: false, passed: true, lessons: ['b', 'c'], progress: 60, failedAt: 0.4 } }; // prettier-ignore
    expect(laterState(one, two).told).toEqual({
      completed: true,
      passed: true,
      lessons: ['a', 'b', 'c'],
      progress: 60,
      failedAt: 0.5,
    });
  });
});

describe('the store of the state', () => {
  const next = { ...full, at: 2_000 };
  const ifs = (sent: Sent | undefined) =>
    ['If-Match', 'If-None-Match'].map((name) => sent?.headers.get(name));

  it('asks for the document of this learner, course and registration', async () => {
    const store = new StandIn(() => reply(404));
    expect(await new StateStore(store.lrs, launch).read()).toEqual(nothingKept);
    const [sent] = store.asked;
    expect(Object.fromEntries(sent?.url.searchParams ?? [])).toEqual({
      activityId: launch.activityId,
      agent: JSON.stringify(launch.actor),
      registration: launch.registration,
      stateId: 'course-state',
    });
    expect(store.log.calls[0]?.element).toBe('state course-state');
  });

  it('says which document it replaces, and asks for none by that', async () => {
    const store = new StandIn(inTurn(() => reply(200, '{}', { ETag: '"1"' }), () => reply(204, '', { ETag: '"2"' }))); // prettier-ignore
    const states = new StateStore(store.lrs, launch);
    await states.read();
    await states.write(full, false);
    await states.write(next, false);
    await states.document('LMS.LaunchData');
    expect(store.asked.map(ifs)).toEqual([[null, null], ['"1"', null], ['"2"', null], [null, null]]); // prettier-ignore
    expect(JSON.parse(store.asked[1]?.body ?? '')).toEqual(full);
  });

  it('replaces nothing by name where the store named nothing', async () => {
    const store = new StandIn(() => reply(204));
    await new StateStore(store.lrs, launch).write(full, false);
    expect(store.asked.map(ifs)).toEqual([[null, null]]);
  });

  it.each([409, 412])('%d: somebody else wrote, and the last to write wins', async (status) => {
    const store = new StandIn(
      inTurn(() => reply(status), () => reply(200, '{}', { ETag: '"theirs"' }), () => reply(204, '', { ETag: '"ours"' })), // prettier-ignore
    );
    const states = new StateStore(store.lrs, launch);
    await states.write(full, false);
    expect(store.methods).toEqual(['PUT', 'GET', 'PUT']);
    expect(ifs(store.asked[2])).toEqual(['"theirs"', null]);
    expect(JSON.parse(store.asked[2]?.body ?? '')).toEqual(full);
    await states.write(next, false);
    expect(ifs(store.asked[3])).toEqual(['"ours"', null]);
  });

  it('a store that wants to hear that nothing is replaced is told so', async () => {
    const store = new StandIn(
      inTurn(
        () => reply(409),
        () => reply(404),
        () => reply(204),
      ),
    );
    await new StateStore(store.lrs, launch).write(full, false);
    expect(ifs(store.asked[2])).toEqual([null, '*']);
  });

  it('that goes on refusing is an error', async () => {
    const store = new StandIn(({ method }) => reply(method === 'GET' ? 404 : 412));
    await expect(new StateStore(store.lrs, launch).write(full, false)).rejects.toMatchObject({ code: '412' });
  });
});
