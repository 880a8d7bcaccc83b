import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OtherWindowsEvents } from '../../src/blocks/private-notes.ts';
import { PrivateNotes } from '../../src/blocks/private-notes.ts';
import { MemoryStore } from '../session/fakes.ts';

/** One browser: what a window stores the others are told. */
class Browser extends MemoryStore {
  readonly #windows = new Set<(event: Pick<StorageEvent, 'key'>) => void>();
  /** Held back, until `tell`: events of other windows come late. */
  readonly #untold: [teller: unknown, key: string][] = [];

  notes(owner = 'course:ada'): PrivateNotes {
    let own: unknown;
    const page: OtherWindowsEvents = {
      addEventListener: (_type, listener) => {
        own = listener;
        this.#windows.add(listener);
      },
    };
    const store = {
      getItem: (key: string) => this.getItem(key),
      setItem: (key: string, value: string) => {
        this.setItem(key, value);
        this.#untold.push([own, key]);
      },
      removeItem: (key: string) => {
        if (this.items.delete(key)) this.#untold.push([own, key]);
      },
    };
    return new PrivateNotes(owner, store, page);
  }

  tell(): void {
    for (const [teller, key] of this.#untold.splice(0))
      for (const listener of this.#windows) if (listener !== teller) listener({ key });
  }
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

describe('private notes', () => {
  it('stay in memory until the learner has them kept', () => {
    const notes = browser.notes();
    notes.set('why', 'because');
    expect(browser.items.size).toBe(0);
    expect(browser.notes().get('why')).toBe('');
    expect(notes.keep()).toBe(true);
    expect(browser.notes().get('why')).toBe('because');
    expect(browser.notes('course:ben').kept).toBe(false);
  });

  it('are gone once erased, here and on the device', () => {
    const notes = browser.notes();
    notes.set('why', 'because');
    notes.keep();
    const changed = vi.fn();
    notes.addEventListener('change', changed);
    notes.erase();
    expect([notes.kept, notes.all.size, browser.items.size]).toEqual([false, 0, 0]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('say so where the device refuses, and stay in memory', () => {
    const refusing = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const notes = new PrivateNotes('o', { getItem: () => null, setItem: refusing, removeItem: refusing });
    notes.set('why', 'because');
    expect(notes.keep()).toBe(false);
    notes.set('how', 'so');
    expect([notes.kept, notes.get('why'), notes.get('how')]).toEqual([false, 'because', 'so']);
    expect(() => notes.erase()).not.toThrow();
    expect(new PrivateNotes('o', undefined).keep()).toBe(false);
  });

  it('go on to be kept after the device was full, and say so meanwhile', () => {
    const notes = browser.notes();
    notes.set('why', '1');
    notes.keep();
    const full = vi.spyOn(browser, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    notes.set('why', '2');
    notes.set('how', 'so');
    expect([notes.kept, notes.isBehind]).toEqual([false, true]);
    expect(Object.fromEntries(notes.all)).toEqual({ why: '2', how: 'so' });
    expect(browser.notes().get('why')).toBe('1');
    expect([notes.keep(), notes.isBehind]).toEqual([false, true]);
    full.mockRestore();
    notes.set('how', 'thus');
    expect([notes.kept, notes.isBehind]).toEqual([true, false]);
    expect(Object.fromEntries(browser.notes().all)).toEqual({ why: '2', how: 'thus' });
  });

  it('can be erased, here or in another window, while the device is full', () => {
    for (const inOther of [false, true]) {
      const notes = browser.notes();
      notes.set('why', '1');
      notes.keep();
      const other = browser.notes();
      const full = vi.spyOn(browser, 'setItem').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      notes.set('why', '2');
      (inOther ? other : notes).erase();
      full.mockRestore();
      notes.set('new', 'thought');
      expect(Object.fromEntries(notes.all)).toEqual({ new: 'thought' });
      expect([notes.kept, notes.isBehind, browser.items.size]).toEqual([false, false, 0]);
    }
  });

  it('do not undo what another window wrote while this one could not', () => {
    const notes = browser.notes();
    notes.set('mine', '1');
    notes.set('theirs', '1');
    notes.keep();
    const other = browser.notes();
    const full = vi.spyOn(browser, 'setItem').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    notes.set('mine', '2');
    full.mockRestore();
    other.set('theirs', '2');
    notes.set('more', '3');
    expect(Object.fromEntries(browser.notes().all)).toEqual({ mine: '2', theirs: '2', more: '3' });
  });

  it.each(['', '{', '{}', 'null', '7', '"text"'])('read %j as nothing kept', (text) => {
    browser.setItem('o:notes', text);
    expect(browser.notes('o').kept).toBe(false);
  });
});

describe('private notes in two windows', () => {
  const both = (): [PrivateNotes, PrivateNotes] => {
    const one = browser.notes();
    one.set('first', '1');
    one.keep();
    browser.tell();
    return [one, browser.notes()];
  };

  it.each(['told', 'not told yet'])('hold the last edit of each (%s)', (when) => {
    const [one, two] = both();
    one.set('mine', 'a');
    one.set('shared', 'a');
    if (when === 'told') browser.tell();
    two.set('shared', 'b');
    two.set('theirs', 'b');
    browser.tell();
    const all = { first: '1', mine: 'a', shared: 'b', theirs: 'b' };
    for (const notes of [one, two, browser.notes()]) expect(Object.fromEntries(notes.all)).toEqual(all);
  });

  it('tell what shows them', () => {
    const [one, two] = both();
    const changed = vi.fn();
    two.addEventListener('change', changed);
    one.set('mine', 'a');
    browser.tell();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(two.get('mine')).toBe('a');
  });

  it('are gone in both once erased in one', () => {
    const [one, two] = both();
    one.erase();
    browser.tell();
    expect([two.kept, two.all.size]).toEqual([false, 0]);
    two.set('new', 'thought');
    expect(browser.items.size).toBe(0);
  });

  it('do not come back through a window that has not been told yet', () => {
    const [one, two] = both();
    one.erase();
    two.set('new', 'thought');
    expect(Object.fromEntries(two.all)).toEqual({ new: 'thought' });
    expect([two.kept, browser.items.size]).toEqual([false, 0]);
  });

  it('stay apart while one of them keeps nothing, and come together once it does; erasing erases both', () => {
    const [one, two] = [browser.notes(), browser.notes()];
    two.set('mine', 'b');
    two.set('shared', 'b');
    one.set('shared', 'a');
    one.set('theirs', 'a');
    one.keep();
    browser.tell();
    expect(Object.fromEntries(two.all)).toEqual({ mine: 'b', shared: 'b' });
    two.keep();
    browser.tell();
    expect(Object.fromEntries(one.all)).toEqual({ mine: 'b', shared: 'b', theirs: 'a' });
    const three = new PrivateNotes('course:ben', browser);
    three.set('x', 'y');
    two.erase();
    browser.tell();
    expect([one.all.size, three.all.size]).toEqual([0, 1]);
  });

  it('that one window only holds in memory are erased with those on the device', () => {
    const one = browser.notes();
    const two = browser.notes();
    two.set('mine', 'b');
    one.keep();
    browser.tell();
    one.erase();
    browser.tell();
    expect(two.all.size).toBe(0);
  });
});

describe('notes whose learner turns out to be another', () => {
  it('takes what was written in this visit along, and leaves what was kept before', () => {
    const former = browser.notes('course:device');
    former.set('old', 'somebody’s');
    former.keep();
    const notes = browser.notes('course:device');
    notes.set('new', 'mine');
    browser.notes('course:ada').keep();
    notes.moveTo('course:ada', browser);
    expect([...notes.all]).toEqual([['new', 'mine']]);
    expect(notes.kept).toBe(true);
    expect([...browser.notes('course:ada').all]).toEqual([['new', 'mine']]);
    expect([...browser.notes('course:device').all]).toEqual([['old', 'somebody’s']]);
  });

  it('keeps nothing that was not to be kept, and nothing where there is no telling who learns', () => {
    const notes = browser.notes('course:device');
    notes.set('new', 'mine');
    notes.moveTo('course:ada', browser);
    expect(notes.kept).toBe(false);
    notes.keep();
    notes.moveTo('course', undefined);
    expect(notes.get('new')).toBe('mine');
    expect(notes.kept).toBe(false);
    expect(browser.items.size).toBe(0);
  });

  it('does not keep for a learner what another asked for', () => {
    const former = browser.notes('course:device');
    former.set('old', 'somebody’s');
    former.keep();
    const notes = browser.notes('course:device');
    notes.moveTo('course:ada', browser);
    expect(notes.kept).toBe(false);
    expect(notes.all.size).toBe(0);
    expect([...browser.items.keys()]).toEqual(['course:device:notes']);
  });
});
