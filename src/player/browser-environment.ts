import type { SessionEnvironment } from '../session/session-environment.ts';

/** This browser's clock, timers, storage and windows; each may be refused inside an LMS. */
export function browserEnvironment(): SessionEnvironment & { readonly store: Storage | undefined } {
  return {
    timers: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
      clear: (timer) => window.clearTimeout(timer),
    },
    store: allowed(() => {
      const store = window.localStorage;
      store.setItem('course:probe', '1');
      store.removeItem('course:probe');
      return store;
    }),
    channel: (name) => allowed(() => new BroadcastChannel(name)),
  };
}

function allowed<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
