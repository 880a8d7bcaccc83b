// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bindToPage } from '../../src/session/page-life.ts';
import { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';
import { FakeTime, MemoryRecord, settle, environment } from './fakes.ts';
import { LaunchProgress } from '../../src/session/launch-progress.ts';

const minutes = 60_000;
const course = sampleCourse({ idleMinutes: 30 });

let time: FakeTime;
let record: MemoryRecord;
let session: Session;
let page: Window;
let stale: number;

beforeEach(async () => {
  time = new FakeTime();
  record = new MemoryRecord();
  session = new Session(record, course.id, environment(time));
  await session.open();
  session.begin(new LaunchProgress(course));
  await settle();
  // A frame for each test: what is bound to a page stays bound.
  const frame = document.createElement('iframe');
  document.body.replaceChildren(frame);
  page = frame.contentWindow ?? window;
  page.document.body.append(page.document.createElement('button'));
  stale = 0;
  bindToPage(session, page, () => stale++);
});

const eventOf = (type: string, more: object = {}): Event =>
  Object.assign(new Event(type, { bubbles: true }), more);
const timed = (type: string, timeStamp: number): Event =>
  Object.defineProperty(new Event(type), 'timeStamp', { value: timeStamp });
const turns = (visibilityState: 'hidden' | 'visible'): void => {
  Object.defineProperty(page.document, 'visibilityState', { value: visibilityState, configurable: true });
  page.document.dispatchEvent(eventOf('visibilitychange'));
};

describe('a session, if its page', () => {
  it('is hidden, has saved synchronously', () => {
    const before = record.commits;
    turns('hidden');
    expect(record.commits).toBe(before + 1);
    expect(session.closed).toBe(false);
  });

  it('is shown again, counts the time from there, and has nothing to save', async () => {
    const before = record.commits;
    await time.pass(20 * minutes);
    turns('visible');
    await time.pass(20 * minutes);
    expect(session.usage.seconds).toBe(40 * 60);
    expect(record.commits).toBe(before);
  });

  it('is closed, ends, whether or not the record confirms', async () => {
    record.isDown = true;
    page.dispatchEvent(eventOf('pagehide', { persisted: false }));
    await settle();
    expect(record.closed).toEqual(['leaving']);
  });

  it('is suspended by the browser, saves but does not end', () => {
    const before = record.commits;
    page.dispatchEvent(eventOf('pagehide', { persisted: true }));
    expect(record.commits).toBe(before + 1);
    expect(record.closed).toEqual([]);
  });

  it('comes back, is stale only if it had ended', async () => {
    page.dispatchEvent(eventOf('pageshow', { persisted: true }));
    expect(stale).toBe(0);
    await session.close('exit');
    page.dispatchEvent(eventOf('pageshow', { persisted: false }));
    expect(stale).toBe(0);
    page.dispatchEvent(eventOf('pageshow', { persisted: true }));
    expect(stale).toBe(1);
  });

  it.each(['pointerdown', 'keydown', 'scroll'])(
    'hears of %s, counts the time from there, even where a block keeps it to itself',
    async (sign) => {
      const button = page.document.querySelector('button');
      button?.addEventListener(sign, (event) => event.stopPropagation());
      await time.pass(20 * minutes);
      button?.dispatchEvent(eventOf(sign));
      await time.pass(20 * minutes);
      expect(session.usage.seconds).toBe(40 * 60);
    },
  );

  it('gets many events within a second, counts them as one, and notices the next', () => {
    const touched = vi.spyOn(session, 'touch');
    for (const timeStamp of [5000, 5016, 5999, 6000]) page.dispatchEvent(timed('scroll', timeStamp));
    expect(touched).toHaveBeenCalledTimes(2);
  });

  it('gets no events, counts up to the idle limit', async () => {
    await time.pass(40 * minutes);
    expect(session.usage.seconds).toBe(30 * 60);
  });
});
