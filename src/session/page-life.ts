import type { Session } from './session.ts';

/** In ms: user events closer together than this count as one. */
const oftenEnough = 1000;

/**
 * Connects a session to the life cycle of its page: hidden → save; closed → end the session; restored by the Back
 * button after the session ended → `stale`. It never uses `unload` or `beforeunload`, which browsers are phasing out.
 *
 * @param stale called if the page was restored after its session ended: the course must be opened again
 */
export function bindToPage(session: Session, page: Window, stale: () => void): void {
  const saveNow = (): void => void session.saveNow();
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') saveNow();
    else session.touch();
  });
  page.addEventListener('pagehide', (event) => {
    if (event.persisted) saveNow();
    else session.close('leaving').catch(() => undefined);
  });
  page.addEventListener('pageshow', (event) => {
    if (event.persisted && session.closed) stale();
  });
  let last = -Infinity;
  const touch = ({ timeStamp }: Event): void => {
    // One scroll fires many events.
    if (timeStamp - last < oftenEnough) return;
    last = timeStamp;
    session.touch();
  };
  for (const type of ['pointerdown', 'keydown', 'scroll'])
    page.addEventListener(type, touch, { passive: true, capture: true });
}
