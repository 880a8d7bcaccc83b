import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PackageInfo } from '../../../src/tools/preview/package-info.ts';
import { Cmi5Controller } from '../../../src/tools/preview/page/cmi5-controller.ts';

const host = {
  addController: (): void => undefined,
  removeController: (): void => undefined,
  requestUpdate: (): void => undefined,
  updateComplete: Promise.resolve(true),
};
const cmi5 = { name: 'cmi5' } as PackageInfo;

/** Answers of the server that are still on their way, by the learner that they are of. */
let waiting: Map<string, () => void>;

beforeEach(() => {
  waiting = new Map();
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('fetch', (path: string) => {
    const learner = path.split('/').at(-1) ?? '';
    return new Promise((resolve) => {
      waiting.set(learner, () => resolve(Response.json({ registration: learner })));
    });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('an answer that comes late shows no other learner’s record', async () => {
  const controller = new Cmi5Controller(host);
  const first = controller.show(cmi5, 'ada');
  const second = controller.show(cmi5, 'li');
  waiting.get('li')?.();
  await second;
  waiting.get('ada')?.();
  await first;
  expect(controller.registration).toEqual({ registration: 'li' });
  controller.hostDisconnected();
});

it('nothing is asked any more once the page is left, however late the launch was', async () => {
  const controller = new Cmi5Controller(host);
  controller.hostDisconnected();
  const shown = controller.show(cmi5, 'ada');
  waiting.get('ada')?.();
  await shown;
  waiting.clear();
  vi.advanceTimersByTime(5000);
  expect(waiting.size).toBe(0);
});
