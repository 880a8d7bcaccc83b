import { afterEach, expect, it, vi } from 'vitest';
import { defaultFilter } from '../../../src/tools/report/page/filter.ts';

const zone = process.env['TZ'];

afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

it.each([
  ['Pacific/Auckland', '2026-12-01T09:00:00+13:00', '2026-12-01'],
  ['America/Los_Angeles', '2026-11-30T20:00:00-08:00', '2026-11-30'],
  ['UTC', '2026-01-02T03:04:05Z', '2026-01-02'],
])('“Due by” begins with today where the administrator is: %s', (timeZone, now, day) => {
  process.env['TZ'] = timeZone;
  vi.useFakeTimers({ now: new Date(now) });
  expect(defaultFilter().dueBy).toBe(day);
});
