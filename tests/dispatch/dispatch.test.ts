import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { protocolVersion } from '../../src/records/relay/protocol.ts';
import { outcome, passed, saved } from '../contracts/fixtures.ts';
import { DispatchedCourse } from '../hosts/dispatched.ts';
import type { StrictLms } from '../hosts/strict-lms.ts';
import { arrived } from '../records/relay/odd-lms.ts';
import { strict12 } from '../hosts/strict12.ts';
import { strict2004 } from '../hosts/strict2004.ts';

describe.each([
  ['scorm12', strict12, 'LMSFinish'],
  ['scorm2004', strict2004, 'Terminate'],
] as const)('the page of a package for %s', (standard, strict, finish) => {
  let host: StrictLms;
  let course: DispatchedCourse;
  const calls = (): number => [...host.calls().values()].reduce((sum, count) => sum + count, 0);
  const relaunch = (): void => {
    course.kill();
    course = new DispatchedCourse(standard, host.launch());
  };

  beforeEach(() => {
    host = strict();
    course = new DispatchedCourse(standard, host.launch());
  });
  afterEach(() => course.kill());

  it('frames the course at its address, with its own origin', () => {
    const { hash, pathname } = new URL(course.src);
    expect(pathname).toBe('/allyship/');
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({
      dispatch: String(protocolVersion),
      standard,
      origin: course.outer.location.origin,
    });
  });

  it('does not call the LMS before the course does', async () => {
    await arrived();
    course.load(60_000);
    course.leave();
    expect(calls()).toBe(0);
  });

  it('explains if a course does not load, and continues if it loads later', async () => {
    course.load(60_000);
    expect(course.notices.at(-1)).toBe('unreachable');
    expect(calls()).toBe(0);
    await (await course.record()).open();
    expect(course.notices.at(-1)).toBeUndefined();
  });

  it('does not call a course unreachable that has answered', async () => {
    await course.record();
    course.load(60_000);
    expect(course.notices.at(-1)).toBeUndefined();
  });

  it('explains that there is no LMS', async () => {
    const alone = new DispatchedCourse(standard, undefined);
    await arrived();
    alone.load(60_000);
    expect(alone.notices).toEqual(['noLms']);
  });

  it('explains an older course, and a newer one that no longer supports this version', async () => {
    const say = async (data: object): Promise<void> => {
      course.outer.receive(data, course.inner.location.origin, course.toInner);
      await arrived();
    };
    await say({ relay: 'hello', reads: [] });
    expect(course.notices.at(-1)).toBe('olderCourse');
    await say({ relay: 'hello', version: 0, reads: [] });
    expect(course.notices.at(-1)).toBe('olderCourse');
    await say({ relay: 'refusal', versions: [protocolVersion + 1, protocolVersion + 2] });
    expect(course.notices.at(-1)).toBe('olderPackage');
    course.load(60_000);
    expect(course.notices.at(-1)).toBe('olderPackage');
    expect(calls()).toBe(0);
  });

  it('relays no messages of another window or another origin to the LMS', async () => {
    const { outer, inner, toInner } = course;
    const start = standard === 'scorm12' ? 'LMSInitialize' : 'Initialize';
    const forged = { messageId: 'x', method: start, params: [''] };
    const hello = { relay: 'hello', version: protocolVersion, reads: [] };
    for (const data of [forged, hello, { relay: 'ask', number: 1 }]) {
      outer.receive(data, 'https://evil.example', toInner);
      outer.receive(data, inner.location.origin, { postMessage: () => undefined });
      outer.receive(data, inner.location.origin, null);
    }
    await arrived();
    expect(calls()).toBe(0);
    expect(course.notices).toEqual([]);
  });

  it('ends the session of a course that stopped responding, with its time, and takes nothing back', async () => {
    const record = await course.record();
    await record.open();
    record.report(passed(0.9));
    record.save(saved('s', 'a/b', 60));
    await record.commit();
    course.inner.isDead = true;
    course.now += 20_000;
    course.leave();
    course.leave();
    expect(host.calls().get(finish)).toBe(1);
    expect(host.recorded()).toMatchObject({
      completion: 'completed',
      success: 'passed',
      score: 0.9,
      totalTime: 80,
    });
    expect(host.errors()).toEqual([]);
    relaunch();
    expect(await (await course.record()).open()).toMatchObject({ snapshot: 's' });
  });

  it('counts no more than five minutes of silence as time spent', async () => {
    const record = await course.record();
    await record.open();
    record.report(outcome(1));
    record.save(saved('s', 'a/b', 60));
    await record.commit();
    course.now += 8 * 3_600_000;
    course.leave();
    expect(host.recorded().totalTime).toBe(360);
  });

  it('keeps the data of the LMS if a course stops before its first call in a session', async () => {
    let record = await course.record();
    await record.open();
    record.report(outcome(1));
    record.save(saved('kept', 'a/b', 60));
    await record.commit();
    await record.close('exit');
    relaunch();
    record = await course.record();
    await record.open();
    course.inner.isDead = true;
    course.leave();
    relaunch();
    expect(await (await course.record()).open()).toMatchObject({ snapshot: 'kept' });
    expect(host.errors()).toEqual([]);
  });

  it('does not end a session that the course has ended, nor one whose page may come back', async () => {
    const record = await course.record();
    await record.open();
    record.report(outcome(1));
    course.leave(true);
    expect(host.calls().get(finish)).toBeUndefined();
    await record.commit();
    await record.close('exit');
    course.leave();
    expect(host.calls().get(finish)).toBe(1);
    expect(host.errors()).toEqual([]);
  });

  it('continues the session if only the course is reloaded', async () => {
    const first = await course.record();
    await first.open();
    first.report(outcome(1));
    first.save(saved('first', 'a/b', 30));
    await first.commit();
    const second = await course.record();
    expect(await second.open()).toMatchObject({ snapshot: 'first' });
    second.report(outcome(2));
    await second.commit();
    await second.close('exit');
    expect(host.errors()).toEqual([]);
    expect(host.calls().get(finish)).toBe(1);
  });
});
