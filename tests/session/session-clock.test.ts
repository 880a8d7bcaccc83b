import { describe, expect, it } from 'vitest';
import { SessionClock } from '../../src/session/session-clock.ts';

describe('the session clock', () => {
  it('counts what goes by, up to the idle limit at a time', () => {
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
