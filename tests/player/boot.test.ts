// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import type { Course } from '../../src/course/course.ts';
import type { FoundRecord } from '../../src/player/boot.ts';
import { boot } from '../../src/player/boot.ts';
import { MemoryRecord } from '../session/fakes.ts';
import { openStartScreen, shownNotices } from './start-page.ts';

vi.mock('course:outline', async (original) => {
  const outline = await original<{ course: Course }>();
  const { course } = outline;
  return { ...outline, course: { ...course, rules: { ...course.rules, renew: 'every-visit' } } };
});

// Its timer would outlast the page.
vi.mock('../../src/player/text-cursor.ts', () => ({}));

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    disconnect(): void {}
  },
);
HTMLDialogElement.prototype.close = () => undefined;
vi.stubGlobal('scrollTo', () => undefined);
// The sessions of the tests are no windows of one learner.
vi.stubGlobal('BroadcastChannel', undefined);

beforeEach(() => openStartScreen());

/** The LMS's record, of a learner who completed the course. */
function completedRecord(): MemoryRecord {
  const record = new MemoryRecord();
  record.opened = { ...record.opened, achieved: { completed: true, success: 'passed', best: 0.9 } };
  return record;
}

/** An LMS that answers when the test says so, while the device's record is in use. */
function lateLms(notice: 'waiting' | 'waitingUnkept' = 'waiting') {
  let hasPlayer = false;
  let answer = (): void => undefined;
  const later = new Promise<FoundRecord>((resolve) => {
    answer = () => resolve({ record: completedRecord() });
  });
  const find = async (): Promise<FoundRecord> => ({
    record: new MemoryRecord(),
    notice,
    later: () => later,
    begun: () => (hasPlayer = true),
  });
  const answerOnceThePlayerIsThere = async (): Promise<void> => {
    await expect.poll(() => hasPlayer).toBe(true);
    answer();
  };
  return { find, answer: answerOnceThePlayerIsThere };
}

it('announces a renewal if the LMS answers at once', async () => {
  await boot(async () => ({ record: completedRecord() }));
  await expect.poll(shownNotices).toEqual(['finished', 'renew']);
});

it('announces a renewal if the LMS answers late, on the start screen', async () => {
  const { find, answer } = lateLms();
  await boot(find);
  await answer();
  await expect.poll(shownNotices).toEqual(['answered', 'finished', 'renew']);
  expect(document.getElementById('announcer')?.textContent).toMatch(
    /^Your learning system has answered\..*There is something to confirm first/,
  );
});

it('announces a renewal if the LMS answers late, in the course', async () => {
  const { find, answer } = lateLms();
  await boot(find);
  document.getElementById('begin')?.click();
  await expect.poll(() => document.getElementById('start')).toBeNull();
  await answer();
  const notice = (): string =>
    document.querySelector('course-player')?.shadowRoot?.querySelector('.notice p')?.textContent ?? '';
  await expect.poll(notice).toMatch(/Your learning system has answered\./);
  await expect.poll(notice).toMatch(/There is something to confirm first/);
});

it.each([
  ['waiting', [true, true]],
  ['waitingUnkept', [false, true]],
] as const)('says while %s that one may come back only if something is kept', async (name, isSaid) => {
  const { find, answer } = lateLms(name);
  const promise = (): boolean =>
    document.querySelector<HTMLElement>('.minutes [data-unless]')?.hidden === false;
  await boot(find);
  const before = promise();
  await answer();
  await expect.poll(shownNotices).toContain('answered');
  expect([before, promise()]).toEqual(isSaid);
});
