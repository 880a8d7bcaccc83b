import { describe, expect, it } from 'vitest';
import { SessionClock, secondsUncounted } from '../../src/session/session-clock.ts';

describe('the session clock', () => {
  it('counts time, up to the idle limit for each gap', () => {
    let now = 1000;
    const clock = new SessionClock(() => now);
    clock.idleMinutes = 10;
    now += 90_000;
    expect(clock.seconds).toBe(90);
    clock.touch();
    now += 8 * 3_600_000;
    expect(clock.seconds).toBe(90 + 600);
    clock.touch();
    now += 30_000;
    expect(clock.seconds).toBe(90 + 600 + 30);
  });
});

describe('the time of a session that was cut off', () => {
  const time = { before: 100, session: 60 };

  it.each([
    [100, 60, 'the LMS has added up nothing of it'],
    [130, 30, 'a part of it'],
    [160, 0, 'all of it'],
    [159, 0, 'all of it, rounded'],
    [158, 0, 'all of it, rounded twice'],
    [500, 0, 'more than the course knows of'],
    [99, 60, 'nothing, rounded'],
    [98, 60, 'nothing, rounded twice'],
    [0, 0, 'the LMS has begun to count anew'],
    [undefined, 0, 'the LMS does not say'],
  ])('with %s seconds in all, %d are owed: %s', (total, owed, _why) => {
    expect(secondsUncounted(total, time)).toBe(owed);
  });

  it('is 0 if the session ended properly', () => {
    expect(secondsUncounted(100, undefined)).toBe(0);
  });
});
