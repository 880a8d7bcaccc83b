// @vitest-environment jsdom
import { settings } from 'course:outline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../src/player/help/help-dialog.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import type { RecordView } from '../../src/player/help/record-view.ts';
import type { Learner } from '../../src/session/learning-record.ts';
import type { Session } from '../../src/session/session.ts';
import { sampleCourse } from '../course/sample-course.ts';

HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};
Element.prototype.scrollIntoView = () => undefined;

const at = { seconds: Date.UTC(2026, 10, 28, 18, 12, 3) / 1000, offset: 60 };
const completed = {
  ...emptyProgress,
  attempts: [{ at, score: 0.9, isPassed: true }],
  attemptsTaken: 1,
  achieved: { completed: true, success: 'passed', best: 0.9 },
} as const;

beforeEach(() => void vi.setSystemTime(Date.UTC(2026, 11, 1, 9, 0, 11)));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function openedHelp() {
  const session = {
    progress: emptyProgress as Session['progress'],
    learner: { id: '7', name: 'Okafor, Ada', languages: [], sound: '' } satisfies Learner,
    mode: 'normal',
    keeps: true,
  };
  const help = document.createElement('help-dialog');
  Object.assign(help, { session, course: sampleCourse(), settings });
  document.body.append(help);
  await help.show();
  return { help, session, view: help.shadowRoot?.querySelector('record-view') as RecordView };
}

const buttonOf = ({ shadowRoot }: RecordView): HTMLButtonElement =>
  shadowRoot?.querySelector('button') as HTMLButtonElement;

async function words(view: RecordView): Promise<string> {
  await view.updateComplete;
  return (view.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

it('has no completion record of an earlier time when it is opened again', async () => {
  const { help, session, view } = await openedHelp();
  buttonOf(view).click();
  expect(await words(view)).toContain(':11 (UTC');
  help.shadowRoot?.querySelector('dialog')?.close();

  vi.setSystemTime(Date.UTC(2026, 11, 1, 10, 0, 22));
  session.progress = completed;
  await help.show();
  expect((await words(view)).trim()).toBe('Show the record');
  buttonOf(view).click();
  expect(await words(view)).toContain(':22 (UTC');
  expect(await words(view)).toContain('90%');
});

it('shows the completion record in the language that Help changes to', async () => {
  const { help, view } = await openedHelp();
  buttonOf(view).click();
  expect(await words(view)).toContain(sampleCourse().title);
  help.course = { ...sampleCourse(), title: 'Le pain' };
  help.requestUpdate();
  await help.updateComplete;
  expect(await words(view)).toContain('Le pain');
  expect(await words(view)).not.toContain(sampleCourse().title);
});
