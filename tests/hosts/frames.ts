import { setMaxListeners } from 'node:events';

/** A window as its neighbour sees it: all that may be done is to write to it. */
export interface WindowHandle {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** scorm-again's pair listens to the global window: every message is heard there too, unless it was stopped. */
let everywhere = new EventTarget();

/** From now on windows belong to another browser, which hears nothing of those before. */
export function newBrowser(): void {
  everywhere = new EventTarget();
  setMaxListeners(0, everywhere);
  Object.defineProperty(globalThis, 'window', { value: everywhere, configurable: true, writable: true });
}

/** What windows of two origins have in common with real ones: messages arrive later, in order, as copies. */
export class FramedWindow extends EventTarget {
  readonly location: { readonly origin: string };
  readonly opener = null;
  readonly #everywhere = everywhere;
  parent: unknown = this;
  /** Messages that did not arrive, since they were for another origin. */
  readonly undelivered: unknown[] = [];
  /** The process behind it has died. */
  isDead = false;

  constructor(origin: string, more: Readonly<Record<string, unknown>> = {}) {
    super();
    this.location = { origin };
    Object.assign(this, more);
  }

  /** A message as if from this origin and window. */
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

/** Two windows that see each other through handles, and know each other's messages by them. */
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
