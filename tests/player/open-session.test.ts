// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '../../src/player/open-session.ts';
import { RecordError, UnreadError } from '../../src/session/learning-record.ts';
import { Session } from '../../src/session/session.ts';
import { FakeTime, MemoryRecord, environment } from '../session/fakes.ts';

const unread = new UnreadError('The LMS did not say what it holds: cmi.suspend_data.', '101');

/** A record that answers an opening with the first of these, and so on; then it opens. */
function sessionOver(...failures: readonly Error[]): { session: Session; record: MemoryRecord } {
  const record = new MemoryRecord();
  const open = record.open.bind(record);
  const left = [...failures];
  record.open = () => {
    const failure = left.shift();
    return failure ? Promise.reject(failure) : open();
  };
  return { record, session: new Session(record, 'c', environment(new FakeTime())) };
}

const element = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const isShown = (notice: string): boolean => !element(`[data-notice="${notice}"]`).hidden;

beforeEach(() => {
  document.body.innerHTML = `<p id="announcer"></p><p data-notice="reading" hidden>It is asked again.</p>
    <p data-notice="unread" tabindex="-1" hidden>Launch again.</p>
    <button id="begin" aria-busy="true" data-again="Try again" data-opening="Opening…">Start</button>`;
});

describe('the start screen, while the record opens', () => {
  it('says nothing if that succeeds', async () => {
    const { session } = sessionOver();
    await openSession(session, () => undefined);
    expect([isShown('reading'), isShown('unread'), element('#begin').textContent]).toEqual([
      false,
      false,
      'Start',
    ]);
  });

  it('says that the record is being read, if that takes a while, and stops afterwards', async () => {
    vi.useFakeTimers();
    const { session, record } = sessionOver();
    let answer = (): void => undefined;
    const { opened } = record;
    record.open = () => new Promise((resolve) => (answer = () => resolve(opened)));
    const opening = openSession(session, () => undefined);
    vi.advanceTimersByTime(900);
    expect(isShown('reading')).toBe(false);
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(isShown('reading')).toBe(true);
    expect(element('#announcer').textContent).toBe('It is asked again.');
    answer();
    await opening;
    expect([isShown('reading'), element('#announcer').textContent]).toEqual([false, '']);
  });

  it('offers to try again if the record cannot be read, as often as the learner likes', async () => {
    const failed = vi.fn();
    const { session, record } = sessionOver(unread, unread);
    const opening = openSession(session, failed);
    const button = element('#begin');
    for (let times = 1; times <= 2; times++) {
      await expect.poll(() => isShown('unread')).toBe(true);
      expect(failed).toHaveBeenCalledTimes(times);
      expect([button.textContent, button.getAttribute('aria-busy')]).toEqual(['Try again', null]);
      expect(document.activeElement).toBe(element('[data-notice="unread"]'));
      expect(record.commits).toBe(0);
      button.click();
      await expect.poll(() => isShown('unread')).toBe(times < 2);
    }
    expect((await opening).mode).toBe('normal');
    // What was pressed was a wish to begin.
    expect([button.textContent, button.getAttribute('aria-busy')]).toEqual(['Opening…', 'true']);
  });

  it('offers it in the language that the start screen has by then', async () => {
    const { session } = sessionOver(unread);
    const opening = openSession(session, () => undefined);
    const button = element('#begin');
    Object.assign(button.dataset, { again: 'Réessayer', opening: 'Ouverture…' });
    await expect.poll(() => isShown('unread')).toBe(true);
    expect(button.textContent).toBe('Réessayer');
    button.click();
    await opening;
    expect(button.textContent).toBe('Ouverture…');
  });

  it('leaves the record unchanged if the page is closed instead', async () => {
    const { session, record } = sessionOver(unread);
    void openSession(session, () => undefined);
    await expect.poll(() => isShown('unread')).toBe(true);
    window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
    expect(record.closed).toEqual([]);
    window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
    expect(record.closed).toEqual(['leaving']);
  });

  it('passes on errors that trying again does not help against', async () => {
    const { session } = sessionOver(new RecordError('The LMS did not begin a session.', '101'));
    await expect(openSession(session, () => undefined)).rejects.toMatchObject({ code: '101' });
    expect(isShown('unread')).toBe(false);
  });
});
