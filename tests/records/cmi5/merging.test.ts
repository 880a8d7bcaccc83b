import { beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/course/progress.ts';
import { Session } from '../../../src/session/session.ts';
import { sampleCourse } from '../../course/sample-course.ts';
import type { Asked } from '../../hosts/cmi5-host.ts';
import { away, Cmi5Host } from '../../hosts/cmi5-host.ts';
import { FakeTime, MemoryStore } from '../../session/fakes.ts';
import { LaunchProgress } from '../../../src/session/launch-progress.ts';

const course = sampleCourse({ lessons: 7, completion: 'viewed' });
let host: Cmi5Host;
let time: FakeTime;
beforeEach(() => {
  host = new Cmi5Host('none');
  time = new FakeTime();
  time.at = host.now;
});

/** A launch in a window; undefined where the record could not be opened. */
async function launched(): Promise<Session> {
  host.now = time.at += 60_000;
  const channel = () => undefined;
  const session = new Session(await host.launch(), course.id, { timers: time, store: host.device, channel });
  await session.open();
  session.begin(new LaunchProgress(course));
  return session;
}

/** Sees both screens of these lessons and answers what they ask. */
function take(session: Session, ...lessons: readonly number[]): void {
  for (const number of lessons) {
    const lesson = `lesson-${number}`;
    for (const screen of ['one', 'two']) session.arrive({ lesson, screen });
    const response = { type: 'choice', chosen: ['a'], right: ['a'] } as const;
    session.answer(lesson, { id: `${lesson}-q1`, kept: 'a', response, result: 'correct', description: '?' });
  }
}

async function passes(milliseconds: number): Promise<void> {
  await time.pass(milliseconds);
  host.now = Math.max(host.now, time.at);
  for (let turns = 0; turns < 40; turns++) await new Promise((resolve) => setImmediate(resolve));
}

const amounts = ({ seen, answers }: Progress): string =>
  `${[...seen.values()].reduce((sum, each) => sum + each.size, 0)} screens, ${answers.size} answers`;

/** What another device finds at its next launch. */
async function found(): Promise<Progress> {
  host.injectedFaults = () => undefined;
  host.device = new MemoryStore();
  return (await launched()).progress;
}

const readsPlace = ({ method, url }: Asked): boolean =>
  method === 'GET' &&
  url.pathname.endsWith('activities/state') &&
  url.searchParams.get('stateId') !== 'LMS.LaunchData';

describe('six lessons seen and answered, and a launch at which the store', () => {
  beforeEach(async () => {
    const session = await launched();
    take(session, 1, 2, 3, 4, 5);
    session.arrive({ lesson: 'lesson-6', screen: 'one' });
    await session.close('exit');
    expect(amounts(await found())).toBe('11 screens, 5 answers');
  });

  it('does not know them until something is saved: both are kept', async () => {
    let hasSaved = false;
    host.injectedFaults = (asked) => {
      hasSaved ||= asked.method === 'PUT';
      return !hasSaved && readsPlace(asked) ? new Response('', { status: 404 }) : undefined;
    };
    const session = await launched();
    expect(amounts(session.progress)).toBe('0 screens, 0 answers');
    take(session, 7);
    await passes(1000);
    expect(amounts(session.progress)).toBe('13 screens, 6 answers');
    expect(session.saving).toBe('saved');
    const { place, ...all } = await found();
    expect(amounts({ place, ...all })).toBe('13 screens, 6 answers');
    // The learner is where they last were.
    expect(place).toMatchObject({ lesson: 'lesson-7', screen: 'two' });
  });

  it.each([
    ['answers with a page', () => new Response('<!doctype html>', { status: 200 })],
    ['answers with an error in a 200', () => new Response('{"error":"busy"}', { status: 200 })],
    ['answers with nothing', () => new Response('', { status: 200 })],
  ])('%s: the learner is asked to launch again, and nothing is written', async (_, answer) => {
    host.injectedFaults = (asked) => (readsPlace(asked) ? answer() : undefined);
    await expect(launched()).rejects.toThrow('Something else than the learning record store answered.');
    expect(host.verbs.filter((verb) => verb === 'initialized')).toHaveLength(2);
    expect(amounts(await found())).toBe('11 screens, 5 answers');
  });

  it('answers with a page while the learner leaves: nothing is lost', async () => {
    const session = await launched();
    take(session, 7);
    host.injectedFaults = ({ url }) =>
      url.pathname.startsWith('/lrs') ? new Response('<!doctype html>') : undefined;
    await expect(session.close('leaving')).rejects.toThrow('Something else');
    host.injectedFaults = () => undefined;
    const next = await launched();
    expect(amounts(next.progress)).toBe('13 screens, 6 answers');
    await next.close('exit');
    expect(amounts(await found())).toBe('13 screens, 6 answers');
    expect(host.verbs.filter((verb) => verb === 'answered')).toHaveLength(6);
  });
});

describe('two devices of one learner', () => {
  it('at once: the last to save wins, and holds what the other saved', async () => {
    const here = await launched();
    const device = host.device;
    const tab = host.tab;
    host.device = new MemoryStore();
    const there = await launched();
    take(there, 1, 2);
    await passes(1000);
    host.device = device;
    host.tab = tab;
    // An LMS that lets both sessions go on, as many do.
    for (const session of host.registration.sessions) Object.assign(session, { state: 'open' });
    take(here, 3, 4);
    await passes(1000);
    expect(amounts(here.progress)).toBe('8 screens, 4 answers');
    expect(amounts(await found())).toBe('8 screens, 4 answers');
  });

  it('one of which was offline when it was left: both are kept', async () => {
    const session = await launched();
    take(session, 1);
    await passes(1000);
    host.injectedFaults = away;
    take(session, 2, 3);
    await expect(session.close('leaving')).rejects.toThrow();
    const first = host.device;
    host.injectedFaults = () => undefined;
    host.device = new MemoryStore();
    // The clock of the other device is a year behind: later is what was saved later.
    host.putBack = 365 * 86_400_000;
    const other = await launched();
    take(other, 4, 5);
    await other.close('exit');
    host.putBack = 0;
    host.device = first;
    const again = await launched();
    take(again, 6);
    await again.close('exit');
    expect(amounts(await found())).toBe('12 screens, 6 answers');
  });
});
