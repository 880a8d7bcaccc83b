import type { Session } from './session.ts';

/** In ms: how close together signs of life are taken for one. */
const oftenEnough = 1000;

/**
 * Binds a session to the life of its page: hidden → save; going for good → end the session; restored by the back
 * button after it was ended → `stale`. Never on `unload` or `beforeunload`, which browsers withdraw.
 *
 * @param stale the page came back after its session had been ended: the course must be opened again.
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
    // A scroll is many events.
    if (timeStamp - last < oftenEnough) return;
    last = timeStamp;
    session.touch();
  };
  for (const type of ['pointerdown', 'keydown', 'scroll'])
    page.addEventListener(type, touch, { passive: true, capture: true });
}
