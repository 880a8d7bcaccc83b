import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing } from 'lit';
import type { Course } from '../../course/course.ts';
import type { Place } from '../../course/progress.ts';
import { words } from '../../locale/words.ts';
import { listenIcon } from '../icons.ts';
import type { ReadAloud } from './read-aloud.ts';
import { voicesFor } from './voices.ts';

/** The parts of the player that reading aloud needs. */
export interface Listened extends ReactiveControllerHost {
  readonly course: Course;
  /** The learner's place: a new object at each move. */
  readonly place: Place;
  /** Shows a message above the lesson. */
  readonly notices: { tell(notice: () => string): void };
  readonly renderRoot: ParentNode;
}

/**
 * The button for reading aloud; absent if the browser has no voice for the course's language. Everything else is in a
 * separate chunk, loaded when it is needed.
 */
export class Listening implements ReactiveController {
  readonly #host: Listened;
  readonly #lesson: () => Element | undefined;
  readonly #speech: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  readonly #update = (): void => this.#host.requestUpdate();
  #panel: ReadAloud | undefined;
  #place: Place | undefined;

  /** @param lesson undefined if another view is shown in its place */
  constructor(host: Listened, lesson: () => Element | undefined) {
    this.#host = host;
    this.#lesson = lesson;
    host.addController(this);
  }

  hostConnected(): void {
    this.#speech?.addEventListener?.('voiceschanged', this.#update);
    this.#update();
  }

  hostDisconnected(): void {
    this.#speech?.removeEventListener?.('voiceschanged', this.#update);
  }

  hostUpdated(): void {
    const { place } = this.#host;
    if (!this.#panel || (this.#lesson() && place === this.#place)) return;
    this.#place = place;
    this.#panel.stop();
  }

  /** For the top bar. */
  get button(): unknown {
    if (!this.#lesson() || voicesFor(this.#voices, this.#host.course.language).length === 0) return nothing;
    return html`<button class="bar listen" aria-expanded=${this.#panel !== undefined} @click=${this.#toggle}>
      ${listenIcon}<span>${words.listen.title}</span>
    </button>`;
  }

  /** For the place above the lesson; nothing until the learner asks for it. */
  get panel(): unknown {
    const lesson = this.#lesson();
    if (!this.#panel || !lesson) return nothing;
    Object.assign(this.#panel, { lesson, course: this.#host.course });
    return html`${this.#panel}`;
  }

  get #voices(): SpeechSynthesisVoice[] {
    return this.#speech?.getVoices() ?? [];
  }

  readonly #toggle = async (): Promise<void> => {
    if (this.#panel) return this.#close();
    const { place } = this.#host;
    if (!this.#lesson()) return;
    try {
      await import('./read-aloud.ts');
    } catch {
      return this.#host.notices.tell(() => words.listen.notLoaded);
    }
    // While it was loading, pressed twice or moved on.
    if (this.#panel || this.#host.place !== place) return;
    const panel = document.createElement('read-aloud');
    panel.addEventListener('close', () => this.#close());
    this.#panel = panel;
    this.#place = place;
    this.#update();
    await this.#host.updateComplete;
    await panel.start();
  };

  #close(): void {
    this.#panel?.stop();
    this.#panel = undefined;
    this.#update();
    this.#host.renderRoot.querySelector<HTMLElement>('button.listen')?.focus();
  }
}
