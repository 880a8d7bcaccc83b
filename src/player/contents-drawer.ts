import type { LitElement, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Course } from '../course/course.ts';
import type { Place } from '../course/progress.ts';
import { words } from '../locale/words.ts';
import type { Session } from '../session/session.ts';
import type * as AfterFirstLesson from './after-first-lesson.ts';
import { closeIcon } from './icons.ts';
import type { Notices } from './notices.ts';
import type { PlayerView } from './player-view.ts';

export const loadContents = (): Promise<typeof AfterFirstLesson> => import('./after-first-lesson.ts');

/** The table of contents, with the current place. */
export const contents = (course: Course, { progress }: Session, place: Place): TemplateResult =>
  html`<course-contents .course=${course} .progress=${progress} .place=${place}></course-contents>`;

/** What the drawer is given by the player. */
interface Host extends LitElement {
  readonly course: Course;
  readonly session: Session;
  readonly place: Place;
  readonly view: PlayerView;
  readonly notices: Notices;
}

/** The dialog that holds the contents if there is no room for them next to the lesson. */
export class ContentsDrawer {
  readonly #host: Host;
  /** What is in the dialog: it is not drawn again for another place until the dialog is opened. */
  #drawn: TemplateResult | undefined;
  #openedAt: Place | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#drawer');
  }

  #contents(): TemplateResult {
    const { course, session, place } = this.#host;
    return contents(course, session, place);
  }

  /** Draws the contents, which are loaded, in the closed dialog. */
  draw(): void {
    this.#drawn = this.#contents();
    this.#host.requestUpdate();
  }

  async open(): Promise<void> {
    const host = this.#host;
    const { place, view } = host;
    try {
      if (!customElements.get('course-contents')) await loadContents();
    } catch {
      return host.notices.tell(() => words.contentsNotLoaded);
    }
    // Drawn before it is shown, because showing it makes the browser lay out the page at once.
    this.draw();
    await host.updateComplete;
    // Meanwhile pressed twice, or moved on.
    if (this.#dialog?.open || host.place !== place || host.view !== view) return;
    this.#openedAt = place;
    this.#dialog?.showModal();
  }

  readonly close = (): void => this.#dialog?.close();

  render(): TemplateResult {
    if (this.#dialog?.open && this.#host.place === this.#openedAt) this.#drawn = this.#contents();
    return html`<dialog id="drawer" aria-label=${words.contents}>
      <button class="bar close" aria-label=${words.closeContents} @click=${this.close}>${closeIcon}</button>
      ${this.#drawn ?? nothing}
    </dialog>`;
  }
}
