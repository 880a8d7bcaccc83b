import type { SessionEnvironment } from '../session/session-environment.ts';

/** The browser's clock, timers, storage and channels between windows. An LMS may block any of them. */
export function browserEnvironment(): SessionEnvironment & { readonly store: Storage | undefined } {
  return {
    timers: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
      clear: (timer) => window.clearTimeout(timer),
    },
    store: valueIfAllowed(() => {
      const store = window.localStorage;
      store.setItem('course:probe', '1');
      store.removeItem('course:probe');
      return store;
    }),
    channel: (name) => valueIfAllowed(() => new BroadcastChannel(name)),
  };
}

function valueIfAllowed<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
