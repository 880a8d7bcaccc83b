import { describe, expect, it } from 'vitest';
import type { PendingSession } from '../../../src/records/cmi5/device.ts';
import { Device } from '../../../src/records/cmi5/device.ts';
import type { Launch } from '../../../src/records/cmi5/launch.ts';
import { SessionMemory } from '../../../src/records/cmi5/session-memory.ts';
import { nothingKept } from '../../../src/records/cmi5/state.ts';
import { MemoryStore } from '../../session/fakes.ts';
import { draft, launch } from './stand-ins.ts';

const kept: PendingSession = {
  sessionId: 'session-1',
  queue: [draft('a'), draft('b', { verb: 'passed', tried: true, was: 'old' })],
  done: ['q 1', 'course 20'],
  state: { ...nothingKept, snapshot: 'snapshot', seconds: 60, at: 5 },
};

function deviceOf(store = new MemoryStore(), of: Partial<Launch> = {}) {
  return { store, device: new Device(store, { ...launch, ...of }) };
}

describe('what the store has not confirmed', () => {
  it('comes back from the device as it was kept', () => {
    const { device } = deviceOf();
    expect(device.read()).toBeUndefined();
    device.keep(kept);
    expect(device.read()).toEqual(kept);
    device.keep({ ...kept, state: undefined });
    expect(device.read()).toEqual({ ...kept, state: undefined });
  });

  it('belongs to one learner, course and registration', () => {
    const store = new MemoryStore();
    deviceOf(store).device.keep(kept);
    const account = (homePage: string, name: string): Partial<Launch> => ({
      actor: { account: { homePage, name } },
    });
    const others = [
      { activityId: 'https://lms.example/activity/2' },
      { registration: '00000000-ba55-4991-94b0-01820dbd23a2' },
      account('https://lms.example', '43'),
      account('https://other.example', '42'),
      // The same letters in a row.
      account('https://lms.example4', '2'),
    ];
    for (const other of others) expect(deviceOf(store, other).device.read()).toBeUndefined();
    expect(deviceOf(store).device.read()).toEqual(kept);
  });

  it('takes the latest three hundred that were sent, and no more', () => {
    const { device } = deviceOf();
    const done = Array.from({ length: 350 }, (_, index) => `q ${index}`);
    device.keep({ ...kept, done });
    expect(device.read()?.done).toEqual(done.slice(50));
  });

  it('costs nothing but itself where the device refuses or is full', () => {
    const refusing = new Device({ getItem: fails, setItem: fails, removeItem: fails }, launch);
    for (const one of [new Device(undefined, launch), refusing]) {
      one.keep(kept);
      expect(one.read()).toBeUndefined();
    }
  });
});

describe('what was tampered with on the device', () => {
  /** What is read where this was kept. */
  const readOf = (change: object): PendingSession | undefined => {
    const { device, store } = deviceOf();
    device.keep(kept);
    const [key = ''] = store.items.keys();
    store.setItem(key, JSON.stringify({ ...kept, ...change }));
    return device.read();
  };

  it('keeps the statements that are some', () => {
    const odd = [
      null,
      'answered',
      [],
      {},
      { ...draft('a'), id: 1 },
      { ...draft('a'), at: 'now' },
      { ...draft('a'), verb: 'toString' },
      { id: 'a', at: 1 },
    ];
    expect(readOf({ queue: [...odd, draft('good')] })?.queue).toEqual([draft('good')]);
  });

  it('has no lists where there are none, and no state', () => {
    expect(readOf({ queue: {}, done: 'x', state: 'y' })).toEqual({
      ...kept,
      queue: [],
      done: [],
      state: undefined,
    });
    expect(readOf({ done: [1, null] })?.done).toEqual(['1', 'null']);
  });
});

function fails(): never {
  throw new DOMException('No.', 'QuotaExceededError');
}

describe('what a tab remembers of a session', () => {
  it('comes back when the page is loaded again', () => {
    const tab = new MemoryStore();
    const memory = new SessionMemory(tab, launch);
    expect(memory.now).toEqual({ token: '', begun: 0, sent: [], seconds: 0, total: 0 });
    memory.remember({ token: 't', begun: 5 });
    memory.sent('initialized');
    memory.spent(60);
    const again = new SessionMemory(tab, launch);
    expect(again.now).toEqual({ token: 't', begun: 5, sent: ['initialized'], seconds: 60, total: 60 });
    expect([again.has('initialized'), again.has('terminated'), again.ended]).toEqual([true, false, false]);
    again.spent(20);
    expect(again.now.total).toBe(80);
  });

  it('is another one for another launch in the same tab', () => {
    const tab = new MemoryStore();
    new SessionMemory(tab, launch).remember({ token: 't' });
    for (const other of [{ fetchUrl: 'https://lms.example/token?k=2' }, { registration: 'another' }])
      expect(new SessionMemory(tab, { ...launch, ...other }).now.token).toBe('');
  });

  it('has time that never runs backwards', () => {
    const memory = new SessionMemory(new MemoryStore(), launch);
    memory.spent(60);
    memory.spent(40);
    expect(memory.now.total).toBe(60);
  });

  it('forgets the token once the session has ended', () => {
    const memory = new SessionMemory(new MemoryStore(), launch);
    memory.remember({ token: 't' });
    memory.sent('completed');
    expect(memory.now.token).toBe('t');
    memory.sent('terminated');
    expect([memory.now.token, memory.ended]).toEqual(['', true]);
  });

  it('is nothing where it was tampered with', () => {
    const tab = new MemoryStore();
    new SessionMemory(tab, launch).spent(1);
    const [key = ''] = tab.items.keys();
    tab.setItem(key, '{"token":1,"begun":"1","sent":"terminated","total":-5}');
    expect(new SessionMemory(tab, launch).now).toEqual({
      token: '',
      begun: 0,
      sent: [],
      seconds: 0,
      total: 0,
    });
  });

  it('lasts as long as the page where the tab refuses to keep it', () => {
    for (const tab of [undefined, { getItem: fails, setItem: fails, removeItem: fails }]) {
      const memory = new SessionMemory(tab, launch);
      memory.remember({ token: 't' });
      expect(memory.now.token).toBe('t');
      expect(new SessionMemory(tab, launch).now.token).toBe('');
    }
  });
});
