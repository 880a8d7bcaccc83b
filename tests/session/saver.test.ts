import { beforeEach, describe, expect, it } from 'vitest';
import { Saver } from '../../src/session/saver.ts';
import { FakeTime, settle } from './fakes.ts';

const minutes = 60_000;

let time: FakeTime;
/** When each commit began, in ms since the start. */
let commits: number[];
let states: string[];
let isDown: boolean;
let saver: Saver;

beforeEach(() => {
  time = new FakeTime();
  const start = time.at;
  commits = [];
  states = [];
  isDown = false;
  const commit = (): Promise<void> => {
    commits.push(time.at - start);
    return isDown ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  saver = new Saver(commit, time, (change) => states.push(change === 'saving' ? saver.state : change));
});

/** A commit that takes until it is let go. */
function slow(): { saver: Saver; begun: () => number; confirm: () => void; refuse: () => void } {
  let begun = 0;
  let confirm = (): void => undefined;
  let refuse = (): void => undefined;
  const commit = (): Promise<void> =>
    new Promise((resolve, reject) => {
      begun++;
      confirm = resolve;
      refuse = () => reject(new Error('away'));
    });
  const own: Saver = new Saver(commit, time, () => states.push(own.state));
  return {
    saver: own,
    begun: () => begun,
    confirm: () => confirm(),
    refuse: () => refuse(),
  };
}

describe('a request to save', () => {
  it('now is committed in a moment, with everything else in that moment', async () => {
    saver.save('now');
    await time.pass(39);
    expect(commits).toEqual([]);
    saver.save('now');
    await time.pass(1);
    expect(commits).toEqual([40]);
    await time.pass(60 * minutes);
    expect(commits).toEqual([40]);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('soon is committed in five seconds, unless something is more urgent', async () => {
    saver.save('soon');
    await time.pass(4999);
    expect(commits).toEqual([]);
    await time.pass(1);
    expect(commits).toEqual([5000]);
    saver.save('soon');
    await time.pass(1000);
    saver.save('now');
    await time.pass(40);
    expect(commits).toEqual([5000, 6040]);
    await time.pass(10_000);
    expect(commits).toEqual([5000, 6040]);
  });

  it('is not delayed by a less urgent one', async () => {
    saver.save('now');
    saver.save('soon');
    saver.save('later');
    await time.pass(40);
    expect(commits).toEqual([40]);
  });

  it('later is committed in five seconds; until then the state is not saved', async () => {
    await time.pass(60 * minutes);
    commits = [];
    saver.save('later');
    expect([saver.state, saver.isSavedButForPlace]).toEqual(['saving', true]);
    await time.pass(3000);
    saver.save('later');
    await time.pass(1999);
    expect(commits).toEqual([]);
    await time.pass(1);
    expect(commits).toHaveLength(1);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('later is committed with a more urgent one, and not delayed by it', async () => {
    saver.save('later');
    await time.pass(3500);
    saver.save('soon');
    expect(saver.isSavedButForPlace).toBe(false);
    await time.pass(1500);
    expect(commits).toEqual([5000]);
    saver.save('later');
    saver.save('now');
    await time.pass(minutes);
    expect(commits).toEqual([5000, 5040]);
  });

  it.each([-3_600_000, -40 * 86_400_000, 3_600_000])(
    'waits no longer where the clock is set by %d ms',
    async (set) => {
      for (const [urgency, ms] of [
        ['later', 5000],
        ['soon', 5000],
        ['now', 40],
      ] as const) {
        saver.save(urgency);
        time.off += set;
        commits = [];
        await time.pass(ms);
        expect(commits).toHaveLength(1);
      }
    },
  );
});

describe('a commit that fails', () => {
  it('is retried at growing intervals up to a minute, and from the first interval after a success', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(184_040);
    const between = commits.slice(1).map((at, index) => at - (commits[index] ?? 0));
    expect(between).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(states).toEqual(['saving', 'not-saved', 'unsaved']);
    isDown = false;
    await time.pass(minutes);
    expect(saver.state).toBe('saved');
    const { length } = commits;
    isDown = true;
    saver.save('now');
    await time.pass(2040);
    expect(commits).toHaveLength(length + 2);
  });

  it('is not retried sooner because of a new request, and stays not saved until it succeeds', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(40);
    saver.save('now');
    saver.save('soon');
    await time.pass(1999);
    expect(commits).toEqual([40]);
    isDown = false;
    await time.pass(1);
    expect(commits).toEqual([40, 2040]);
    await time.pass(10 * minutes);
    expect(commits).toEqual([40, 2040]);
    expect(states).toEqual(['saving', 'not-saved', 'saved']);
  });
});

describe('half a minute of commits that fail', () => {
  it('is announced once, and again after a success', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(30_000);
    expect(states).toEqual(['saving', 'not-saved']);
    await time.pass(100);
    expect(states.at(-1)).toBe('unsaved');
    await time.pass(10 * minutes);
    expect(states).toEqual(['saving', 'not-saved', 'unsaved']);
    isDown = false;
    await time.pass(minutes);
    isDown = true;
    saver.save('now');
    await time.pass(minutes);
    expect(states.slice(3)).toEqual(['saved', 'saving', 'not-saved', 'unsaved']);
  });
});

describe('attempts because the page is hidden again and again', () => {
  const hide = async (times: number, pause: number): Promise<void> => {
    for (let index = 0; index < times; index++) {
      await saver.flush();
      await time.pass(pause);
    }
  };

  it('are not half a minute of failures after a second', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(40);
    await hide(5, 200);
    expect(commits).toHaveLength(6);
    expect(states).toEqual(['saving', 'not-saved']);
    await time.pass(minutes);
    expect(states).toEqual(['saving', 'not-saved', 'unsaved']);
  });

  it('do not delay the retries', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(40);
    await hide(5, 200);
    isDown = false;
    await time.pass(4000);
    expect(saver.state).toBe('saved');
  });

  it('do not keep the next retry away', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(40);
    await hide(40, 1000);
    expect(states.at(-1)).toBe('unsaved');
    const between = commits.slice(1).map((at, index) => at - (commits[index] ?? 0));
    expect(Math.max(...between)).toBeLessThanOrEqual(1000);
  });
});

describe('while a commit is running', () => {
  it('no other starts; a new request follows it', async () => {
    const { saver: one, begun, confirm } = slow();
    one.save('now');
    await time.pass(40);
    one.save('now');
    await time.pass(minutes);
    expect(begun()).toBe(1);
    confirm();
    await settle();
    expect(one.state).toBe('saving');
    await time.pass(39);
    expect(begun()).toBe(1);
    await time.pass(1);
    expect(begun()).toBe(2);
    confirm();
    await settle();
    expect(one.state).toBe('saved');
  });

  it('a new place waits five seconds, however long the commit takes, and the state is not saved', async () => {
    const { saver: one, begun, confirm } = slow();
    one.save('now');
    await time.pass(40);
    one.save('later');
    expect(one.isSavedButForPlace).toBe(false);
    await time.pass(4000);
    confirm();
    await settle();
    expect([one.state, one.isSavedButForPlace]).toEqual(['saving', true]);
    await time.pass(999);
    expect(begun()).toBe(1);
    await time.pass(1);
    expect(begun()).toBe(2);
    one.save('later');
    await time.pass(minutes);
    confirm();
    await settle();
    await time.pass(40);
    expect(begun()).toBe(3);
  });

  it('saving at once waits for it, and for new requests after it', async () => {
    const { saver: one, begun, confirm } = slow();
    one.save('now');
    await time.pass(40);
    one.save('soon');
    let isDone = false;
    const flushed = one.flush().then(() => (isDone = true));
    expect(begun()).toBe(1);
    confirm();
    await settle();
    expect([begun(), isDone]).toEqual([2, false]);
    confirm();
    await flushed;
    expect(one.state).toBe('saved');
  });

  it('saving at once ends with it if it fails: the next retry keeps its time', async () => {
    const { saver: one, begun, refuse } = slow();
    one.save('now');
    await time.pass(40);
    const flushed = one.flush();
    refuse();
    await flushed;
    expect([begun(), one.state]).toEqual([1, 'not-saved']);
  });
});

describe('saving at once', () => {
  it('runs synchronously, once', async () => {
    saver.save('soon');
    const flushed = saver.flush();
    expect(commits).toEqual([0]);
    await flushed;
    await time.pass(minutes);
    expect(commits).toEqual([0]);
  });

  it('does nothing if there is nothing to save', async () => {
    await saver.flush();
    expect([commits, states]).toEqual([[], []]);
  });

  it('does not wait for the next retry', async () => {
    isDown = true;
    saver.save('now');
    await time.pass(40);
    isDown = false;
    await saver.flush();
    expect(commits).toEqual([40, 40]);
    expect(saver.state).toBe('saved');
  });
});

describe('after it has stopped', () => {
  it('nothing is committed, neither waiting nor new requests, and the state stays the same', async () => {
    saver.save('later');
    saver.stop();
    saver.save('now');
    await saver.flush();
    await time.pass(60 * minutes);
    expect([commits, states]).toEqual([[], ['saving']]);
  });

  it.each(['confirm', 'refuse'] as const)('a running commit is the last (%s)', async (ends) => {
    const commit = slow();
    commit.saver.save('now');
    await time.pass(40);
    commit.saver.save('now');
    commit.saver.stop();
    commit[ends]();
    await settle();
    await time.pass(60 * minutes);
    expect(commit.begun()).toBe(1);
  });
});
