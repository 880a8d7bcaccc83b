import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether an element has a width, i.e. is displayed. The width from which it is visible is defined only in the style sheet. */
export class IsShown implements ReactiveController {
  value = false;
  readonly #host: ReactiveControllerHost;
  readonly #element: () => Element;
  #width: ResizeObserver | undefined;

  /** @param element exists after its host's first update */
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
      // Delayed: the content may change the element's size, and the browser would warn of a loop.
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
