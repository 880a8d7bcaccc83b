import { setMaxListeners } from 'node:events';

/** A window as another origin sees it: it can only be written to. */
export interface WindowHandle {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** scorm-again's pair listens on the global window: every message arrives there too, unless it was stopped. */
let everywhere = new EventTarget();

/** Later windows belong to another browser, which gets no messages from earlier ones. */
export function newBrowser(): void {
  everywhere = new EventTarget();
  setMaxListeners(0, everywhere);
  Object.defineProperty(globalThis, 'window', { value: everywhere, configurable: true, writable: true });
}

/** A window that delivers messages as a real one does across origins: later, in order, as copies. */
export class FramedWindow extends EventTarget {
  readonly location: { readonly origin: string };
  readonly opener = null;
  readonly #everywhere = everywhere;
  parent: unknown = this;
  /** Messages for another origin, which did not arrive. */
  readonly undelivered: unknown[] = [];
  /** Whether its process has died. */
  isDead = false;

  constructor(origin: string, more: Readonly<Record<string, unknown>> = {}) {
    super();
    this.location = { origin };
    Object.assign(this, more);
  }

  /** Delivers a message as if from this origin and window. */
  receive(data: unknown, origin: string, source: WindowHandle | null): void {
    const copy: unknown = structuredClone(data);
    setImmediate(() => {
      if (this.isDead) return;
      const event = Object.assign(new Event('message'), { data: copy, origin, source });
      let isStopped = false;
      event.stopImmediatePropagation = () => {
        isStopped = true;
      };
      this.dispatchEvent(event);
      if (isStopped) return;
      this.#everywhere.dispatchEvent(Object.assign(new Event('message'), { data: copy, origin, source }));
    });
  }
}

/** Joins two windows: each sees the other through a handle, which is also the source of its messages. */
export function joined(
  outer: FramedWindow,
  inner: FramedWindow,
): { readonly toInner: WindowHandle; readonly toOuter: WindowHandle } {
  const handle = (to: FramedWindow, from: FramedWindow, back: () => WindowHandle): WindowHandle => ({
    postMessage(message, targetOrigin) {
      if (from.isDead) return;
      if (targetOrigin === to.location.origin) to.receive(message, from.location.origin, back());
      else to.undelivered.push(message);
    },
  });
  const toInner: WindowHandle = handle(inner, outer, () => toOuter);
  const toOuter: WindowHandle = handle(outer, inner, () => toInner);
  return { toInner, toOuter };
}
