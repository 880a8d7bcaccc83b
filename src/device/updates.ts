import { Workbox } from 'workbox-window/build/workbox-window.prod.mjs';
import { allowed, home } from './surface.ts';

/** `waiting`: a new version is available; `elsewhere`: another tab has switched to it, but this one has not. */
export type UpdateState = 'none' | 'waiting' | 'elsewhere';

/** The part of the Trusted Types API that is used; TypeScript's own declarations lack it. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** In ms: a page that stays open checks for updates at most this often. */
const betweenChecks = 3_600_000;
/** In ms: after this time the page is reloaded even if the new version is not active yet. */
const patience = 5000;

/**
 * Registers the service worker, and reports new versions. It never switches by itself: a new version waits until the
 * learner accepts it, or until no tab has the course open.
 *
 * @fires change - `state` changed.
 */
export class Updates extends EventTarget {
  #workbox: Workbox | undefined;
  #state: UpdateState = 'none';
  #accepted = false;

  get state(): UpdateState {
    return this.#state;
  }

  /** Whether this device has the whole course. Before that, a parent folder's worker may control the page. */
  get offline(): boolean {
    return allowed(() => navigator.serviceWorker?.controller)?.scriptURL === script();
  }

  /** Registers the worker; if the browser refuses, the course continues without it. */
  async begin(): Promise<void> {
    try {
      const workbox = new Workbox(workerAddress(), { scope: home(), updateViaCache: 'none' });
      let had = this.offline;
      workbox.addEventListener('waiting', () => this.#become('waiting'));
      workbox.addEventListener('controlling', () => {
        if (this.#accepted) location.reload();
        else if (had) this.#become('elsewhere');
        had = true;
      });
      await workbox.register();
      this.#workbox = workbox;
      this.#checkWhenLookedAt(workbox);
    } catch {
      // A private window, a policy, or an untrusted certificate: then there is no offline copy.
    }
  }

  /** Switches to the new version and reloads the page. Save everything before. */
  accept(): void {
    this.#accepted = true;
    if (this.#state !== 'waiting') return location.reload();
    this.#workbox?.messageSkipWaiting();
    setTimeout(() => location.reload(), patience);
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.dispatchEvent(new Event('change'));
  }

  #checkWhenLookedAt(workbox: Workbox): void {
    let checked = performance.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || performance.now() - checked < betweenChecks) return;
      checked = performance.now();
      // Fails without a connection.
      workbox.update().catch(() => undefined);
    });
  }
}

/**
 * Whether this page may have a worker: it was built for one (dev mode is not), and is not in a frame – an LMS that
 * frames the hosted course must get each correction at once.
 */
export const mayHaveWorker = (): boolean =>
  'serviceWorker' in navigator &&
  window.isSecureContext &&
  window.parent === window &&
  document.querySelector('link[rel="manifest"]') !== null;

const script = (): string => new URL('sw.js', home()).href;

/** The only address that the policy allows (Trusted Types, § 2.3). */
function workerAddress(): string {
  const address = script();
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  const createScriptURL = (url: string): string => {
    if (url !== address) throw new TypeError(`${url} is not the worker of this course.`);
    return url;
  };
  return trustedTypes
    ? trustedTypes.createPolicy('course-worker', { createScriptURL }).createScriptURL(address)
    : address;
}
