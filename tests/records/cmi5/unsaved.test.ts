import { beforeEach, describe, expect, it } from 'vitest';
import { hash } from '../../../src/course/hash.ts';
import { Window } from '../../contracts/session-walk.ts';
import type { StoreFault } from '../../hosts/cmi5-host.ts';
import { answering, away, Cmi5Host, verbIdOf } from '../../hosts/cmi5-host.ts';
import { recordedBy } from '../../hosts/lrs-host.ts';
import { MemoryStore } from '../../session/fakes.ts';

let host: Cmi5Host;
let device: MemoryStore;
beforeEach(() => {
  host = new Cmi5Host('none');
  device = new MemoryStore();
  host.device = device;
});

const fine: StoreFault = () => undefined;
const count = (verb: string): number => host.verbs.filter((each) => each === verb).length;
const onDevice = (): string => [...device.items.values()].join();

/** A session over the store, in a window of its own. */
async function opened(launch: () => ReturnType<Cmi5Host['launch']> = () => host.launch()): Promise<Window> {
  const time = {
    get at() {
      return host.now;
    },
    set at(at) {
      host.now = at;
    },
  };
  const place = { launch, begins: () => undefined, device, recorded: () => recordedBy(host), time };
  const window = new Window(place);
  await window.open();
  return window;
}

const answer = {
  id: 'lesson-1-q1',
  kept: 'a',
  response: { type: 'choice', chosen: ['a'], right: ['a'] },
  result: 'correct',
  description: '?',
} as const;

describe('on the device is', () => {
  it('an answer from the moment that it was given', async () => {
    const window = await opened();
    window.session.answer('lesson-1', answer);
    expect(onDevice()).toContain('lesson-1-q1');
    // The machine dies.
    await opened();
    expect(count('answered')).toBe(1);
    expect(host.refused).toEqual([]);
  });

  it('what was answered while the store takes its time, and nobody’s name', async () => {
    const window = await opened();
    host.injectedFaults = () => new Promise(() => {});
    await window.lesson('lesson-1');
    await window.lesson('lesson-2');
    expect(onDevice()).toMatch(/lesson-1-q1.*lesson-2-q1/);
    expect([...device.items].join()).not.toMatch(/Okafor|ada\b|lms\.example/);
    host.injectedFaults = fine;
    const next = await opened();
    expect(count('answered')).toBe(2);
    expect(next.session.progress.place).toEqual({ lesson: 'lesson-2', screen: 'two' });
  });

  it('nothing more once the store has it, or where the page left in peace', async () => {
    const window = await opened();
    await window.lesson('lesson-1');
    expect(onDevice()).toBe('');
    window.session.answer('lesson-1', answer);
    await window.close('leaving');
    expect(onDevice()).toBe('');
    expect(count('answered')).toBe(2);
  });

  it('the last, where the machine dies before the store has answered', async () => {
    const window = await opened();
    window.session.arrive({ lesson: 'lesson-2', screen: 'one' });
    host.injectedFaults = () => new Promise(() => {});
    void window.session.close('leaving');
    host.injectedFaults = fine;
    expect((await opened()).session.progress.place).toEqual({ lesson: 'lesson-2', screen: 'one' });
  });

  it('the place without the answers, where the store took these alone', async () => {
    const window = await opened();
    host.injectedFaults = answering(500, /^PUT/);
    await window.lesson('lesson-1');
    expect(onDevice()).toContain('"interactions":[]');
    host.injectedFaults = fine;
    expect((await opened()).session.progress.place).toEqual({ lesson: 'lesson-1', screen: 'two' });
    expect(count('answered')).toBe(1);
  });

  it('the answer, where the store took the place alone', async () => {
    const window = await opened();
    window.session.answer('lesson-1', answer);
    host.injectedFaults = answering(500, /^POST/);
    await window.close('leaving');
    host.injectedFaults = fine;
    expect(count('answered')).toBe(0);
    await opened();
    expect(count('answered')).toBe(1);
    expect(onDevice()).toBe('');
  });

  it('what a look in review mode leaves as it is', async () => {
    const window = await opened();
    host.injectedFaults = away;
    await window.lesson('lesson-1');
    host.injectedFaults = fine;
    const before = onDevice();
    const review = await opened(() => host.launch('Review'));
    review.session.answer('lesson-1', answer);
    await review.close('exit');
    expect(onDevice()).toBe(before);
    expect(count('answered')).toBe(0);
    await opened();
    expect(count('answered')).toBe(1);
  });
});

it('what the store took, and could not say so before the session died, is not said again', async () => {
  const window = await opened();
  host.losesAnswer = ({ method }) => method !== 'GET';
  await window.lesson('lesson-1');
  await window.lesson('lesson-2');
  await window.check(2);
  host.losesAnswer = () => false;
  const next = await opened();
  await next.close('exit');
  expect(new Set(host.statements.map(({ id }) => id)).size).toBe(host.statements.length);
  expect([count('answered'), count('completed'), count('passed')]).toEqual([5, 1, 1]);
  const lessons = host.statements.filter((one) => /\/lesson\/[^/]+$/.test(String((one['object'] as { id: string }).id))); // prettier-ignore
  expect(lessons).toHaveLength(2);
  expect(host.refused).toEqual([]);
});

it('the time of a session that the store did not hear of counts', async () => {
  const window = await opened();
  host.injectedFaults = away;
  await window.lesson('lesson-1');
  await window.close('exit');
  host.injectedFaults = fine;
  const next = await opened();
  await next.lesson('lesson-2');
  await next.check(2);
  const find = (verb: string) => host.statements.find((each) => verbIdOf(each).endsWith(`/${verb}`));
  const durationOf = (verb: string) =>
    String((find(verb)?.['result'] as { duration?: string } | undefined)?.duration);
  const seconds = (text: string): number => {
    const [, minutes = '0', rest = '0'] = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text) ?? [];
    return Number(minutes) * 60 + Number(rest);
  };
  // Ten minutes of waiting for the store among them, in the first session.
  expect(seconds(durationOf('completed')) - seconds(durationOf('passed'))).toBeGreaterThan(600);
});

describe('an answer of a session that died', () => {
  /** The store had the place before, and not the answer. */
  async function die(): Promise<void> {
    const window = await opened();
    await window.lesson('lesson-2');
    host.injectedFaults = away;
    window.session.answer('lesson-1', answer);
    await window.pass(1000);
    host.injectedFaults = fine;
  }

  it('stays where the store says once that it has no document', async () => {
    await die();
    host.injectedFaults = ({ method, url }) => {
      const id =
        method === 'GET' && url.pathname.endsWith('/state') ? url.searchParams.get('stateId') : 'other';
      if (id === 'course-state') return new Response('', { status: 404 });
      // The ids of all documents.
      return id === null ? Response.json(['LMS.LaunchData']) : undefined;
    };
    const next = await opened();
    host.injectedFaults = fine;
    await next.pass(60_000);
    await opened();
    expect(count('answered')).toBe(2);
  });

  it('stays where the next one left before it could ask for it', async () => {
    await die();
    host.injectedFaults = ({ method, url }) =>
      method === 'GET' && url.searchParams.has('statementId') ? new Promise(() => {}) : undefined;
    const next = await opened();
    await next.close('leaving');
    host.injectedFaults = fine;
    await opened();
    expect(count('answered')).toBe(2);
  });
});

it('a failed check that the session before has reported is not reported again by a look', async () => {
  const window = await opened();
  const unsaved: [string, string][] = [];
  host.injectedFaults = ({ method, body }) => {
    if (method === 'POST' && body.includes('lesson-1-check-1')) unsaved.push(...device.items);
    return undefined;
  };
  await window.check(1);
  host.injectedFaults = fine;
  await window.close('exit');
  expect([count('failed'), unsaved.length > 0]).toEqual([1, true]);
  // As if the page had died before it could delete them.
  for (const [key, text] of unsaved) device.setItem(key, text);
  const next = await opened();
  await next.close('exit');
  expect(count('failed')).toBe(1);
});

describe('what an earlier version of the course left here', () => {
  const draft = (id: string, question: string, more: object = {}): object => ({
    id,
    verb: 'answered',
    at: host.now + 60_000,
    key: `${question} ${host.now + 60_000}`,
    part: { path: `test/lesson-1/question/${question}`, definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction' } }, // prettier-ignore
    result: { response: 'a' },
    ...more,
  });
  const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
  const keys = (): string[] => [...device.items.keys()].filter((key) => key.startsWith('cmi5:'));

  /** As it stood in the storage, for the next launch. */
  async function leave(queue: readonly object[]): Promise<void> {
    await opened();
    const { activityId, actor, registration } = host.registration;
    const { homePage, name } = (actor as { account: { homePage: string; name: string } }).account;
    const owner = [activityId, homePage, name, registration].join('\u0000');
    const state = { snapshot: '', location: '', seconds: 300, told: { lessons: ['lesson-9'] }, standing: { completed: false, success: 'unknown', best: 0.4 }, at: host.now }; // prettier-ignore
    const text = JSON.stringify({ sessionId: 'another', queue, done: ['done 1'], state });
    device.setItem(`cmi5:${hash(owner).toString(36)}:unsent`, text);
  }

  it('is sent and kept, and goes from the device', async () => {
    await leave([
      draft(ids[0], 'one'),
      draft('x', 'passed', { verb: 'passed' }),
      { id: 1 },
      draft(ids[1], 'two'),
    ]);
    const next = await opened();
    expect(next.session.progress.achieved.best).toBe(0.4);
    expect(host.statements.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
    expect(count('passed')).toBe(0);
    await next.lesson('lesson-1');
    const document = JSON.parse(host.registration.states['course-state']?.text ?? '') as { seconds: number; told: { lessons: string[] } }; // prettier-ignore
    expect(document.seconds).toBeGreaterThan(300);
    expect(document.told.lessons).toEqual(['lesson-9', 'lesson-1']);
    expect(keys()).toEqual([]);
    expect(host.refused).toEqual([]);
  });

  it('is asked for where it was on its way, and stays until the store has it', async () => {
    await leave([draft(ids[0], 'one')]);
    await opened();
    const before = count('answered');
    await leave([draft(ids[0], 'one'), draft(ids[1], 'two', { was: ids[0] })]);
    host.injectedFaults = ({ method, body }) =>
      method === 'POST' && body.includes('answered') ? new Response('', { status: 503 }) : undefined;
    await opened();
    expect(count('answered')).toBe(before);
    host.injectedFaults = fine;
    const next = await opened();
    await next.lesson('lesson-1');
    // The second is another question, whatever id it had.
    expect(count('answered')).toBe(before + 2);
    expect(keys()).toEqual([]);
    expect(host.refused).toEqual([]);
  });

  it('is nothing where it was tampered with, or storage is refused', async () => {
    await leave([]);
    const [key = ''] = keys();
    for (const text of ['', '[]', '{"queue":{},"done":1,"state":"y"}']) {
      device.setItem(key, text);
      await opened();
    }
    host.device = { getItem: fails, setItem: fails, removeItem: fails } as unknown as MemoryStore;
    await opened();
    expect(host.refused).toEqual([]);
  });
});

function fails(): never {
  throw new DOMException('No.', 'QuotaExceededError');
}
