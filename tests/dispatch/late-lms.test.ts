import { expect, it } from 'vitest';
import type { DispatchNotice } from '../../src/dispatch/dispatch.ts';
import { Dispatch } from '../../src/dispatch/dispatch.ts';
import { frameIn, topWindow } from '../hosts/windows.ts';
import { FakeTime } from '../session/fakes.ts';

it.each([
  ['scorm12', 'API', 'LMSInitialize'],
  ['scorm2004', 'API_1484_11', 'Initialize'],
] as const)('begins again once an LMS for %s is there that was late', async (standard, name, first) => {
  const lms = topWindow();
  const window = Object.assign(frameIn(lms), {
    location: { origin: 'https://lms.example' },
    addEventListener: () => undefined,
  });
  const time = new FakeTime();
  const notices: (DispatchNotice | undefined)[] = [];
  let again = 0;
  new Dispatch(
    { url: 'https://courses.example/allyship/', standard },
    {
      window,
      frame: { src: '', contentWindow: {}, addEventListener: () => undefined },
      show: (notice) => void notices.push(notice),
      later: (callback, ms) => time.set(callback, ms),
      again: () => void again++,
      now: time.now,
    },
  ).start();
  await time.pass(60_000);
  expect(notices).toEqual(['noLms']);
  expect(again).toBe(0);
  lms[name] = { [first]: () => 'true' };
  await time.pass(6000);
  expect(again).toBe(1);
});
