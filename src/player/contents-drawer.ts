import type { LitElement, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Place } from '../course/progress.ts';
import { words } from '../locale/words.ts';
import { closeIcon } from './icons.ts';
import type { PlayerView } from './player-view.ts';

/** What the drawer is given by the player. */
export interface DrawerHost extends LitElement {
  readonly place: Place;
  readonly view: PlayerView;
  contents(): TemplateResult;
}

/** The dialog that holds the contents if there is no room for them next to the lesson. */
export class ContentsDrawer {
  readonly #host: DrawerHost;
  /** What is in the dialog: it is not drawn again for another place until the dialog is opened. */
  #drawn: TemplateResult | undefined;
  #openedAt: Place | undefined;

  constructor(host: DrawerHost) {
    this.#host = host;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#drawer');
  }

  /** Draws the contents in the closed dialog. */
  draw(): void {
    this.#drawn = this.#host.contents();
    this.#host.requestUpdate();
  }

  /** Opens it, unless the learner has moved on from the place and view where they asked for it. */
  async open(place: Place, view: PlayerView): Promise<void> {
    const host = this.#host;
    // Drawn before it is shown, because showing it makes the browser lay out the page at once.
    this.draw();
    await host.updateComplete;
    // Or it was pressed twice.
    if (this.#dialog?.open || host.place !== place || host.view !== view) return;
    this.#openedAt = place;
    this.#dialog?.showModal();
  }

  readonly close = (): void => this.#dialog?.close();

  render(): TemplateResult {
    if (this.#dialog?.open && this.#host.place === this.#openedAt) this.#drawn = this.#host.contents();
    return html`<dialog id="drawer" aria-label=${words.contents}>
      <button class="bar close" aria-label=${words.closeContents} @click=${this.close}>${closeIcon}</button>
      ${this.#drawn ?? nothing}
    </dialog>`;
  }
}
