import type { Session } from './session.ts';

/** In ms: signs of activity closer together than this count as one. */
const oftenEnough = 1000;

/**
 * Ties a session to the life cycle of its page: hidden → save; closed for good → end the session; restored by the Back
 * button after it was ended → `stale`. Never on `unload` or `beforeunload`, which browsers are removing.
 *
 * @param stale called if the page came back after its session had been ended: the course must be opened again.
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
    // Scrolling fires many events.
    if (timeStamp - last < oftenEnough) return;
    last = timeStamp;
    session.touch();
  };
  for (const type of ['pointerdown', 'keydown', 'scroll'])
    page.addEventListener(type, touch, { passive: true, capture: true });
}
