import { Workbox } from 'workbox-window/build/workbox-window.prod.mjs';
import { allowed, home } from './surface.ts';

/** `waiting`: a new version is there; `elsewhere`: another tab has gone over to it, and this one has not. */
export type UpdateState = 'none' | 'waiting' | 'elsewhere';

/** The part of the Trusted Types API that is used; TypeScript's own declarations have none of it. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** A page that stays open asks again, but no more often than this. */
const betweenChecks = 3_600_000;
/** How long a new version may take to come into force before the page is loaded anyway. */
const patience = 5000;

/**
 * The service worker: registers it, and tells of new versions. It never changes the version by itself: a new one
 * waits until the learner takes it, or until no tab has the course open.
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

  /** Whether the whole course is on this device: the worker of a course in a folder above has this page until then. */
  get offline(): boolean {
    return allowed(() => navigator.serviceWorker?.controller)?.scriptURL === script();
  }

  /** Registers the worker; where the browser refuses, the course goes on without it. */
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
      // A private window, a policy, a certificate that is not trusted: then there is no offline copy.
    }
  }

  /** Goes over to the new version and loads the page again. What is unsaved must have been saved before. */
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
      // Without a connection there is nothing to find.
      workbox.update().catch(() => undefined);
    });
  }
}

/**
 * Whether this page is to have a worker: it was built for one (dev mode is not), and is nobody's frame – an LMS that
 * frames the hosted course is to see each correction at once.
 */
export const mayHaveWorker = (): boolean =>
  'serviceWorker' in navigator &&
  window.isSecureContext &&
  window.parent === window &&
  document.querySelector('link[rel="manifest"]') !== null;

const script = (): string => new URL('sw.js', home()).href;

/** The one address that the policy lets through (Trusted Types, § 2.3). */
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
