import { expect, it } from 'vitest';
import type { DispatchNotice } from '../../src/dispatch/dispatch.ts';
import { Dispatch } from '../../src/dispatch/dispatch.ts';
import { frameIn, topWindow } from '../hosts/windows.ts';

it.each([
  ['scorm12', 'API', 'LMSInitialize'],
  ['scorm2004', 'API_1484_11', 'Initialize'],
] as const)('begins again once an LMS for %s is there that was late', async (standard, name, first) => {
  const lms = topWindow();
  const outer = Object.assign(frameIn(lms), {
    location: { origin: 'https://lms.example' },
    addEventListener: () => undefined,
  });
  const notices: (DispatchNotice | undefined)[] = [];
  let waited = 0;
  let again = 0;
  const settle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));
  const due: (() => void)[] = [];
  const frame = { src: '', contentWindow: {}, addEventListener: () => undefined };
  new Dispatch(
    { url: 'https://courses.example/allyship/', standard },
    {
      window: outer,
      frame,
      show: (notice) => void notices.push(notice),
      later(callback, ms) {
        if (ms > 10_000) return;
        waited += ms;
        due.push(callback);
      },
      again: () => void again++,
      now: () => waited,
    },
  ).start();
  const pass = async (ms: number): Promise<void> => {
    for (const end = waited + ms; waited < end; await settle())
      for (const callback of due.splice(0)) callback();
  };
  await pass(4000);
  expect(notices).toEqual(['noLms']);
  expect(again).toBe(0);
  await pass(56_000);
  lms[name] = { [first]: () => 'true' };
  await pass(6000);
  expect(again).toBe(1);
});
