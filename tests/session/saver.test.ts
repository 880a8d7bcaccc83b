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
  saver = new Saver(commit, time, (state) => states.push(state));
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
  return {
    saver: new Saver(commit, time, (state) => states.push(state)),
    begun: () => begun,
    confirm: () => confirm(),
    refuse: () => refuse(),
  };
}

describe('what is to be saved', () => {
  it('now goes in a moment, with whatever else comes in it', async () => {
    saver.want('now');
    await time.pass(39);
    expect(commits).toEqual([]);
    saver.want('now');
    await time.pass(1);
    expect(commits).toEqual([40]);
    await time.pass(60 * minutes);
    expect(commits).toEqual([40]);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('soon goes in five seconds, unless something is more urgent', async () => {
    saver.want('soon');
    await time.pass(4999);
    expect(commits).toEqual([]);
    await time.pass(1);
    expect(commits).toEqual([5000]);
    saver.want('soon');
    await time.pass(1000);
    saver.want('now');
    await time.pass(40);
    expect(commits).toEqual([5000, 6040]);
    await time.pass(10_000);
    expect(commits).toEqual([5000, 6040]);
  });

  it('is not put off by what is less urgent', async () => {
    saver.want('now');
    saver.want('soon');
    saver.want('later');
    await time.pass(40);
    expect(commits).toEqual([40]);
  });

  it('later goes three minutes after the last commit, and worries nobody till then', async () => {
    saver.want('later');
    await time.pass(3 * minutes - 1);
    expect([commits, states, saver.state]).toEqual([[], [], 'saved']);
    await time.pass(1);
    expect(commits).toEqual([3 * minutes]);
    expect(states).toEqual(['saving', 'saved']);
    await time.pass(minutes);
    saver.want('later');
    await time.pass(2 * minutes - 1);
    expect(commits).toHaveLength(1);
    await time.pass(1);
    expect(commits).toHaveLength(2);
  });

  it('later goes in five seconds where there was no commit for long', async () => {
    await time.pass(10 * minutes);
    saver.want('later');
    await time.pass(4999);
    expect(commits).toEqual([]);
    await time.pass(1);
    expect(commits).toEqual([10 * minutes + 5000]);
  });
});

describe('a commit that fails', () => {
  it('is tried again, ever more slowly up to a minute, and from the start after it succeeded', async () => {
    isDown = true;
    saver.want('now');
    await time.pass(184_040);
    const between = commits.slice(1).map((at, index) => at - (commits[index] ?? 0));
    expect(between).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(states).toEqual(['saving', 'not-saved']);
    isDown = false;
    await time.pass(minutes);
    expect(saver.state).toBe('saved');
    const { length } = commits;
    isDown = true;
    saver.want('now');
    await time.pass(2040);
    expect(commits).toHaveLength(length + 2);
  });

  it('is not tried sooner for what is new, and stays unsaved until it is saved', async () => {
    isDown = true;
    saver.want('now');
    await time.pass(40);
    saver.want('now');
    saver.want('soon');
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

describe('while a commit is under way', () => {
  it('there is no other; what is new follows it', async () => {
    const { saver: one, begun, confirm } = slow();
    one.want('now');
    await time.pass(40);
    one.want('now');
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

  it('a place that is new waits, and all that counts is saved', async () => {
    const { saver: one, begun, confirm } = slow();
    one.want('now');
    await time.pass(40);
    one.want('later');
    confirm();
    await settle();
    expect(one.state).toBe('saved');
    await time.pass(3 * minutes - 1);
    expect(begun()).toBe(1);
    await time.pass(1);
    expect(begun()).toBe(2);
  });

  it('saving at once waits for it, and for what is new after it', async () => {
    const { saver: one, begun, confirm } = slow();
    one.want('now');
    await time.pass(40);
    one.want('soon');
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

  it('saving at once ends with it where it fails: the next try has its time', async () => {
    const { saver: one, begun, refuse } = slow();
    one.want('now');
    await time.pass(40);
    const flushed = one.flush();
    refuse();
    await flushed;
    expect([begun(), one.state]).toEqual([1, 'not-saved']);
  });
});

describe('saving at once', () => {
  it('is done before anything else can happen, once', async () => {
    saver.want('soon');
    const flushed = saver.flush();
    expect(commits).toEqual([0]);
    await flushed;
    await time.pass(minutes);
    expect(commits).toEqual([0]);
  });

  it('is nothing where there is nothing to save', async () => {
    await saver.flush();
    expect([commits, states]).toEqual([[], []]);
  });

  it('does not wait for the next try', async () => {
    isDown = true;
    saver.want('now');
    await time.pass(40);
    isDown = false;
    await saver.flush();
    expect(commits).toEqual([40, 40]);
    expect(saver.state).toBe('saved');
  });
});

describe('once stopped', () => {
  it('nothing is committed, neither what waits nor what comes, and nobody is told otherwise', async () => {
    saver.want('later');
    saver.stop();
    saver.want('now');
    await saver.flush();
    await time.pass(60 * minutes);
    expect([commits, states]).toEqual([[], []]);
  });

  it.each(['confirm', 'refuse'] as const)('a commit under way is the last (%s)', async (ends) => {
    const commit = slow();
    commit.saver.want('now');
    await time.pass(40);
    commit.saver.want('now');
    commit.saver.stop();
    commit[ends]();
    await settle();
    await time.pass(60 * minutes);
    expect(commit.begun()).toBe(1);
  });
});
