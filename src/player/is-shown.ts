import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the style sheet gives an element room: it alone says from which width on. */
export class IsShown implements ReactiveController {
  value = false;
  readonly #host: ReactiveControllerHost;
  readonly #element: () => Element;
  #width: ResizeObserver | undefined;

  /** @param element is there once its host has been drawn */
  constructor(host: ReactiveControllerHost, element: () => Element) {
    this.#host = host;
    this.#element = element;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#width) return;
    this.#width = new ResizeObserver(([seen]) => {
      const isShown = (seen?.contentRect.width ?? 0) > 0;
      if (isShown === this.value) return;
      this.value = isShown;
      // In a turn of its own: what it holds may change its size, and the browser would warn of a loop.
      requestAnimationFrame(() => this.#host.requestUpdate());
    });
    this.#width.observe(this.#element());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#width?.disconnect();
    this.#width = undefined;
  }
}
