import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf, firstDay, lastDay, shiftTo } from '../../../src/tools/preview/clock.ts';
import { TestedLms } from './tested-lms.ts';

const day = 24 * 60 * 60 * 1000;

describe('shiftTo', () => {
  const now = new Date(2026, 10, 28, 12);

  it.each([
    ['2026-11-28', 0],
    ['2026-11-29', day],
    ['2026-11-27', -day],
  ])('%s is %d ms away', (wanted, shift) => expect(shiftTo(wanted, now)).toBe(shift));

  it.each([firstDay, lastDay, '2028-02-29', '2027-07-01'])('keeps the time of day: %s', (wanted) => {
    const there = new Date(now.getTime() + shiftTo(wanted, now));
    expect([dayOf(there), there.getHours()]).toEqual([wanted, 12]);
  });

  it.each([
    ['', 'no day'],
    ['12027-01-15', 'a year of four digits'],
    ['next week', 'no day'],
    ['2027-02-29', 'The calendar has no 2027-02-29'],
    ['2027-13-01', 'The calendar has no 2027-13-01'],
    ['0027-01-01', `days from ${firstDay}`],
    ['2019-12-31', 'not 2019-12-31'],
    ['2088-01-01', 'not 2088-01-01'],
  ])('says why it does not take “%s”', (wanted, why) => {
    expect(() => shiftTo(wanted, now)).toThrow(why);
  });
});

describe('the clock of the server', () => {
  let lms: TestedLms;

  beforeEach(async () => {
    lms = new TestedLms();
    await lms.start();
  });

  afterEach(() => lms.end());

  const script = /^<!doctype html>(<html lang="en">)?<script src="\/clock\.js" data-shift="86400000">/;

  it('is the computer’s until it is moved, and stays so over a restart', async () => {
    expect((await lms.ask('/clock')).text).toBe('{"shift":0}');
    expect((await lms.put('/clock', `{"shift":${day}}`)).status).toBe(204);
    await lms.server.close();
    await lms.start();
    expect((await lms.ask('/clock')).text).toBe(`{"shift":${day}}`);
  });

  it.each(['{"shift":"1"}', '{"shift":0.5}', '{"shift":1e300}', `{"shift":${day * 40_000}}`, '{}', 'null'])(
    'takes no %s, and says what it takes',
    async (wish) => {
      const answer = await lms.put('/clock', wish);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`from ${firstDay} to ${lastDay}`);
      expect((await lms.ask('/clock')).text).toBe('{"shift":0}');
    },
  );

  it('tells the pages of courses in the LMS, and leaves all else as it is', async () => {
    const paths = [
      '/packages/scorm12@a-launch/start.html',
      '/packages/scorm12@a-launch/course.js',
      '/packages/web/',
    ];
    const ask = () => Promise.all(paths.map(async (path) => (await lms.ask(path)).text));
    const before = await ask();
    await lms.put('/clock', `{"shift":${day}}`);
    const [page, ...others] = await ask();
    expect(page).toMatch(script);
    expect(page?.replace(/<script src="\/clock\.js"[^>]*><\/script>/, '')).toBe(before[0]);
    expect(others).toEqual(before.slice(1));
    await lms.put('/clock', '{"shift":0}');
    expect(await ask()).toEqual(before);
  });
});
