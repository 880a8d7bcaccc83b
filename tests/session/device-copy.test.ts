import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/course/interaction.ts';
import { DeviceCopy } from '../../src/session/device-copy.ts';
import { MemoryStore } from './fakes.ts';

const interaction: Interaction = {
  id: 'q',
  response: { type: 'choice', chosen: ['a'], right: ['b'] },
  result: 'incorrect',
  description: 'What?',
  objective: 'lesson',
  weighting: 0,
  latencySeconds: 2,
  at: new Date(0),
};
const refusing = (): never => {
  throw new DOMException('refused', 'SecurityError');
};

describe('the copy on the device', () => {
  it('brings back what it was given, once it was given something, until it is forgotten', () => {
    const store = new MemoryStore();
    const copy = new DeviceCopy(store, 'course:ada', () => 0);
    expect(copy.read('held')).toBeUndefined();
    expect(copy.keep({ snapshot: 's', interactions: [interaction] })).toBe(true);
    expect(copy.read('held')).toEqual({ snapshot: 's', interactions: [interaction], isLater: false });
    expect(new DeviceCopy(store, 'course:ben', () => 0).read('held')).toBeUndefined();
    copy.forget();
    expect(copy.read('held')).toBeUndefined();
  });

  it('knows whether the record has moved on since: from what it confirmed, or what it may hold without saying so', () => {
    const store = new MemoryStore();
    const copy = new DeviceCopy(store, 'o', () => 0);
    copy.holds('first');
    copy.mayHold('second');
    copy.keep({ snapshot: 's', interactions: [] });
    expect(['first', 'second', 'third'].map((held) => copy.read(held)?.isLater)).toEqual([true, true, false]);
  });

  it('is too old after thirty days', () => {
    const store = new MemoryStore();
    new DeviceCopy(store, 'o', () => 0).keep({ snapshot: 's', interactions: [] });
    expect(new DeviceCopy(store, 'o', () => 30 * 86_400_000).read('held')).toBeDefined();
    expect(new DeviceCopy(store, 'o', () => 30 * 86_400_000 + 1).read('held')).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '{',
    '[]',
    '1',
    '{"snapshot":1}',
    '{"snapshot":"s","kept":0}',
    '{"snapshot":"s","interactions":[]}',
  ])('reads %j as nothing', (text) => {
    const store = new MemoryStore();
    store.setItem('o:unsaved', text);
    expect(new DeviceCopy(store, 'o', () => 0).read('held')).toBeUndefined();
  });

  it('leaves out interactions that are none', () => {
    const store = new MemoryStore();
    const interactions = [
      null,
      {},
      { id: 'q', objective: 'l', response: null, at: 'x' },
      { id: 'q', objective: 'l', response: {}, at: 'never' },
    ];
    store.setItem('o:unsaved', JSON.stringify({ snapshot: 's', kept: 0, after: [], interactions }));
    expect(new DeviceCopy(store, 'o', () => 0).read('held')).toEqual({
      snapshot: 's',
      interactions: [],
      isLater: false,
    });
  });

  it('says so where storage is absent or refused, and does not throw', () => {
    const absent = new DeviceCopy(undefined, 'o', () => 0);
    const refused = new DeviceCopy(
      { getItem: refusing, setItem: refusing, removeItem: refusing },
      'o',
      () => 0,
    );
    for (const copy of [absent, refused]) {
      expect(copy.keep({ snapshot: 's', interactions: [] })).toBe(false);
      expect(copy.read('held')).toBeUndefined();
      expect(() => copy.forget()).not.toThrow();
    }
  });
});
