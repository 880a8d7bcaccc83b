import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/course/interaction.ts';
import type { DeviceStore, FoundCopy } from '../../src/session/device-copy.ts';
import { DeviceCopy } from '../../src/session/device-copy.ts';
import { MemoryStore } from './fakes.ts';

/** A window of `owner` at a time; each has a name of its own. */
let windows = 0;
const copyOf = (store: DeviceStore | undefined, owner: string, at = 0): DeviceCopy =>
  new DeviceCopy({ store, owner, name: `w${++windows}`, now: () => at, record: {} });
/** What the next launch takes over. */
const found = (store: DeviceStore | undefined, owner: string, held: string, at = 0): readonly FoundCopy[] =>
  copyOf(store, owner, at).takeOver(held);

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
describe('the copy on the device', () => {
  it('returns what was kept, until it is deleted', () => {
    const store = new MemoryStore();
    const copy = copyOf(store, 'course:ada');
    expect(found(store, 'course:ada', 'held')).toEqual([]);
    expect(copy.keep({ snapshot: 's', interactions: [interaction] })).toBe(true);
    expect(found(store, 'course:ada', 'held')).toEqual([
      { snapshot: 's', interactions: [interaction], isLater: false, kept: 0 },
    ]);
    expect(found(store, 'course:ben', 'held')).toEqual([]);
    copy.forget();
    expect(found(store, 'course:ada', 'held')).toEqual([]);
  });

  it('is deleted if the record is now empty but was not, unless each attempt has its own owner', () => {
    for (const hasIdPerAttempt of [false, true]) {
      const store = new MemoryStore();
      const made = (name: string): DeviceCopy =>
        new DeviceCopy({ store, owner: 'o', name, now: () => 0, record: { hasIdPerAttempt } });
      const copy = made('one');
      copy.setConfirmedSnapshot('held');
      copy.keep({ snapshot: 's', interactions: [interaction] });
      expect(made('two').takeOver('')).toHaveLength(hasIdPerAttempt ? 1 : 0);
    }
  });

  it('knows whether the record has changed since, from what it confirmed or may hold without confirming', () => {
    const store = new MemoryStore();
    const copy = copyOf(store, 'o');
    copy.setConfirmedSnapshot('first');
    copy.addWrittenSnapshot('second');
    copy.keep({ snapshot: 's', interactions: [] });
    const isLater = (held: string): boolean | undefined => found(store, 'o', held)[0]?.isLater;
    expect(['first', 'second', 'third'].map(isLater)).toEqual([true, true, false]);
  });

  it('knows the last fifty snapshots that the record may hold, and no earlier ones', () => {
    const store = new MemoryStore();
    const copy = copyOf(store, 'o');
    for (let count = 1; count <= 51; count++) copy.addWrittenSnapshot(`s${count}`);
    copy.keep({ snapshot: 's', interactions: [] });
    const isLater = (held: string): boolean | undefined => found(store, 'o', held)[0]?.isLater;
    expect(['s1', 's2', 's51'].map(isLater)).toEqual([false, true, true]);
  });

  it.each([-40, 0, 31, 2500])(
    'is found %d days later, by a clock that may have been wrong then or now',
    (days) => {
      const store = new MemoryStore();
      copyOf(store, 'o').keep({ snapshot: 's', interactions: [] });
      expect(found(store, 'o', 'held', days * 86_400_000)).toHaveLength(1);
    },
  );

  it.each([
    '',
    'null',
    '{',
    '[]',
    '1',
    '{"snapshot":1}',
    '{"snapshot":"s","kept":0}',
    '{"snapshot":"s","interactions":[]}',
    '{"kept":0,"after":[],"interactions":[]}',
    '{"snapshot":"x","kept":"0","after":[],"interactions":[]}',
    '{"snapshot":"x","kept":0,"after":"held","interactions":[]}',
  ])('reads %j as nothing, and finds the others all the same', (text) => {
    const store = new MemoryStore();
    store.setItem('o:unsaved', text);
    copyOf(store, 'o').keep({ snapshot: 's', interactions: [] });
    expect(found(store, 'o', 'held')).toMatchObject([{ snapshot: 's' }]);
  });

  it.each([
    ['the LMS confirmed all of it', {}, false, []],
    ['the LMS refused the answers', {}, true, ['q']],
    ['an answer that is handed in twice counts once', { keepsAnswersOnce: true }, false, ['q']],
  ])(
    'of what the record holds already, brings back what may be asked again: %s',
    (_, more, isRefused, ids) => {
      const store = new MemoryStore();
      copyOf(store, 'o').keep({ snapshot: 's', interactions: [interaction], isRefused });
      const next = new DeviceCopy({ store, owner: 'o', name: 'next', now: () => 0, record: more });
      expect(next.takeOver('s').flatMap((one) => one.interactions.map(({ id }) => id))).toEqual(ids);
      const without = new MemoryStore();
      copyOf(without, 'o').keep({ snapshot: 's', interactions: [], isRefused });
      const other = new DeviceCopy({ store: without, owner: 'o', name: 'next', now: () => 0, record: more });
      expect([other.takeOver('s'), without.length]).toEqual([[], 0]);
    },
  );

  it('leaves out invalid interactions; a copy of version 1.0 is valid, too', () => {
    const store = new MemoryStore();
    const interactions = [
      null,
      {},
      { id: 'q', objective: 'l', response: null, at: 'x' },
      { id: 'q', response: {}, at: 0 },
      { id: 'q', objective: 'l', response: null, at: 0 },
      { id: 'q', objective: 'l', response: 'a', at: 0 },
      { id: 'q', objective: 'l', response: {}, at: 'never' },
    ];
    store.setItem('o:unsaved', JSON.stringify({ snapshot: 's', kept: 0, after: [], interactions }));
    expect(found(store, 'o', 'held')).toEqual([{ snapshot: 's', interactions: [], isLater: false, kept: 0 }]);
  });

  it('reports absent or refused storage, and does not throw', () => {
    const refusing = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    const refused = {
      getItem: refusing,
      setItem: refusing,
      removeItem: refusing,
      key: refusing,
      get length() {
        return refusing();
      },
    };
    for (const copy of [copyOf(undefined, 'o'), copyOf(refused, 'o')]) {
      expect(copy.keep({ snapshot: 's', interactions: [] })).toBe(false);
      expect(copy.takeOver('held')).toEqual([]);
      expect(() => copy.forgetAnswers()).not.toThrow();
      expect(() => copy.forget()).not.toThrow();
    }
  });
});

describe('the copies of two windows', () => {
  const ids = (copies: readonly FoundCopy[]): string[] =>
    copies.flatMap(({ interactions }) => interactions.map(({ id }) => id));

  it('are separate: saving one leaves the other unchanged', () => {
    const store = new MemoryStore();
    const [one, two] = [copyOf(store, 'o'), copyOf(store, 'o', 5)];
    two.keep({ snapshot: 'two', interactions: [{ ...interaction, id: 'b' }] });
    one.keep({ snapshot: 'one', interactions: [{ ...interaction, id: 'a' }] });
    expect(found(store, 'o', 'held').map(({ snapshot }) => snapshot)).toEqual(['one', 'two']);
    one.forget();
    expect(found(store, 'o', 'held').map(({ snapshot }) => snapshot)).toEqual(['two']);
  });

  it('become one once a launch has taken them over and kept its own copy', () => {
    const store = new MemoryStore();
    for (const id of ['a', 'b'])
      copyOf(store, 'o').keep({ snapshot: id, interactions: [{ ...interaction, id }] });
    const next = copyOf(store, 'o');
    const taken = next.takeOver('held');
    next.keep({ snapshot: 'both', interactions: taken.flatMap(({ interactions }) => interactions) });
    expect(store.items.size).toBe(1);
    expect(ids(found(store, 'o', 'held')).sort()).toEqual(['a', 'b']);
  });

  it('are deleted once the launch that took them over has saved them', () => {
    const store = new MemoryStore();
    copyOf(store, 'o').keep({ snapshot: 's', interactions: [interaction] });
    const next = copyOf(store, 'o');
    next.takeOver('held');
    next.forget();
    expect(store.items.size).toBe(0);
  });

  it('lose their answers, and nothing else, once the record has these', () => {
    const store = new MemoryStore();
    copyOf(store, 'o', 3).keep({ snapshot: 's', interactions: [interaction] });
    const next = copyOf(store, 'o');
    next.takeOver('held');
    next.forgetAnswers();
    expect(found(store, 'o', 'held')).toEqual([{ snapshot: 's', interactions: [], isLater: false, kept: 3 }]);
    next.forget();
    expect(store.items.size).toBe(0);
  });

  it.each(['forget', 'forgetAnswers'] as const)(
    'do not bring back answers that another window has taken over (%s)',
    (saves) => {
      const store = new MemoryStore();
      const stuck = copyOf(store, 'o');
      stuck.keep({ snapshot: 's', interactions: [interaction] });
      const next = copyOf(store, 'o');
      next.takeOver('held');
      next[saves]();
      stuck.keep({ snapshot: 't', interactions: [interaction, { ...interaction, id: 'new' }] });
      expect(ids(found(store, 'o', 'held'))).toEqual(['new']);
      stuck.keep({ snapshot: 'u', interactions: [interaction, { ...interaction, id: 'new' }] });
      expect(ids(found(store, 'o', 'held'))).toEqual(['new']);
    },
  );
});
