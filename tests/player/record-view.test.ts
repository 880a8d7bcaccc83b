// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import '../../src/player/help/record-view.ts';
import type { Progress } from '../../src/course/progress.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { Learner } from '../../src/session/learning-record.ts';
import type { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';

const at = { seconds: Date.UTC(2026, 10, 28, 18, 12, 3) / 1000, offset: 60 };

async function shown(change: Partial<Progress>, name = 'Okafor, Ada') {
  const view = document.createElement('record-view');
  view.course = sampleCourse();
  const progress = { ...emptyProgress, ...change };
  view.session = {
    progress,
    learner: { id: '7', name, languages: [], sound: '' } satisfies Learner,
  } as unknown as Session;
  document.body.append(view);
  await view.open();
  const root = view.shadowRoot as ShadowRoot;
  const facts = new Map(
    [...root.querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      (row.querySelector('dd')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    ]),
  );
  return { root, facts };
}

Element.prototype.scrollIntoView = () => undefined;
afterEach(() => document.body.replaceChildren());

it('shows what was achieved, with the focus on its heading', async () => {
  const { root, facts } = await shown({
    completions: [{ version: '1.0.0', digest: '0123456789ab', at, score: 0.9, passMark: 0.8, attempt: 1 }],
    attempts: [{ at, score: 0.9, isPassed: true }],
    attemptsTaken: 1,
    acknowledgements: new Map([['acknowledgement', { version: '1', at }]]),
    achieved: { completed: true, success: 'passed', best: 0.9 },
  });
  expect(root.activeElement?.textContent).toBe('Completion record');
  expect(facts.get('Learner')).toBe('Okafor, Ada');
  expect(facts.get('This record')).toMatch(
    /^made on .*, by version 1\.0\.0, content \(SHA-256\) [\da-f]{64}$/,
  );
  expect(facts.get('Completed')).toBe(
    '28 November 2026, 19:12:03 (UTC+01:00), version 1.0.0, content 0123456789ab, score 90% (pass mark 80%)',
  );
  expect(facts.get('Confirmed')).toBe(
    'acknowledgement, version 1, 28 November 2026, 19:12:03 (UTC+01:00): I have read it.',
  );
});

it('says what is not known, and shows no id in place of a name', async () => {
  const { facts } = await shown({ achieved: { completed: true, success: 'unknown', best: undefined } }, '');
  expect(facts.get('Learner')).toBe('The learning system gives no name.');
  expect(facts.get('Completed')).toMatch(/^The day of completion is not on record/);
  expect(facts.has('Attempts at the final check')).toBe(false);
});

it('says if printing is refused', async () => {
  vi.stubGlobal('print', () => undefined);
  const { root } = await shown({});
  root.querySelector<HTMLButtonElement>('.actions button')?.click();
  await expect.poll(() => root.querySelector('[role=status]')?.textContent).toMatch(/not allowed/);
});
