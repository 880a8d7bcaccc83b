import { UnreadError } from '../session/learning-record.ts';
import type { Opening } from '../session/opening.ts';
import type { Session } from '../session/session.ts';

/** In ms: after this time the start screen says that the record is still being read. */
const noticeDelay = 1000;

/**
 * Opens the session, and shows its state on the start screen. If the record cannot be read, the course does not begin:
 * Start becomes "Try again", and the record stays unchanged.
 *
 * @param failed called after each failed read
 * @throws {RecordError} if trying again from here does not help
 */
export async function openSession(session: Session, failed: (error: Error) => void): Promise<Opening> {
  const button = document.getElementById('begin') as HTMLButtonElement;
  const leave = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) void session.close('leaving').catch(() => undefined);
  };
  for (;;) {
    const slow = setTimeout(() => show('reading', true), noticeDelay);
    try {
      return await session.open();
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      failed(error);
    } finally {
      clearTimeout(slow);
      show('reading', false);
    }
    window.addEventListener('pagehide', leave);
    show('slow', false);
    show('unread', true);
    button.removeAttribute('aria-busy');
    // Read only now: the words of another language may have come since.
    button.textContent = button.dataset['again'] ?? '';
    await new Promise((resolve) => void button.addEventListener('click', resolve, { once: true }));
    button.setAttribute('aria-busy', 'true');
    button.textContent = button.dataset['opening'] ?? '';
    show('unread', false);
  }
}

function show(name: 'reading' | 'slow' | 'unread', isShown: boolean): void {
  const notice = document.querySelector<HTMLElement>(`[data-notice="${name}"]`);
  if (!notice || notice.hidden === !isShown) return;
  notice.hidden = !isShown;
  if (name === 'unread') notice.focus();
  else (document.getElementById('announcer') as HTMLElement).textContent = isShown ? notice.textContent : '';
}
