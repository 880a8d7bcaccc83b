import { LitElement, css, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../ui/announce.ts';
import { controls, prose } from '../ui/shared.styles.ts';
import { words } from '../locale/device-words.ts';
import type { DeviceLaunch } from './surface.ts';
import type { Updates } from './updates.ts';

/**
 * Offers a new version, which the learner may decline. On the start screen it appears at once; during the course,
 * between two lessons. If another tab has updated, it appears at once: this tab may lack old files.
 *
 * @fires course-update - The learner accepts the new version; everything possible has been saved.
 */
export class UpdateNotice extends LitElement {
  static override styles = [
    prose,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) max(var(--space-4), 6cqi);
        border-block-end: 1px solid var(--rule);
        background: var(--accent-soft);
        font-size: var(--text-s);
      }
      /* The same as the course's own notices. */
      :host([between]) div {
        margin-block-end: var(--space-5);
        padding: var(--space-2) var(--space-4);
        border-block-end: 0;
        border-inline-start: 4px solid var(--accent);
        border-radius: var(--radius-s);
      }
      p {
        flex: 1 1 20rem;
        margin: 0;
      }
      .actions {
        flex: none;
        margin: 0;
      }
      @media print {
        div {
          display: none;
        }
      }
    `,
  ];

  @state() private text = '';
  @state() private asks = false;

  launch!: DeviceLaunch;
  updates!: Updates;
  /** Whether it is shown during the course, where it waits for the end of a lesson. */
  @property({ type: Boolean, reflect: true }) between = false;
  #lesson: string | undefined;
  #declined = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.updates.addEventListener('change', this.#changed);
    this.launch.session.addEventListener('progress', this.#moved);
    this.#changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.updates.removeEventListener('change', this.#changed);
    this.launch.session.removeEventListener('progress', this.#moved);
  }

  readonly #changed = (): void => {
    this.#lesson = this.#currentLesson;
    if (this.updates.state === 'elsewhere') this.#show(words.update.elsewhere);
    else if (this.updates.state === 'waiting' && !this.between) this.#show(words.update.ready);
  };

  readonly #moved = (): void => {
    const lesson = this.#currentLesson;
    if (lesson === this.#lesson) return;
    const isFirst = this.#lesson === undefined;
    this.#lesson = lesson;
    const waits = this.between && !isFirst && !this.#declined && this.text === '';
    if (waits && this.updates.state === 'waiting') this.#show(words.update.ready);
  };

  get #currentLesson(): string | undefined {
    return this.launch.session.progress.place?.lesson;
  }

  #show(text: string): void {
    this.text = text;
    // There are two notices: the start screen's is removed before the player is connected.
    if (this.isConnected && this.between === this.launch.player.isConnected) announce(text);
  }

  async #use(): Promise<void> {
    const { session, player } = this.launch;
    if (!session.closed) await session.saveNow();
    if (session.saving === 'not-saved') return this.#show(words.update.notSaved);
    const { notes } = player;
    if (!this.asks && !notes.kept && [...notes.all.values()].some((text) => text.trim() !== '')) {
      this.asks = true;
      return this.#show(words.update.notes);
    }
    this.dispatchEvent(new Event('course-update'));
  }

  #decline(): void {
    this.#declined = true;
    this.asks = false;
    this.text = '';
    // The button with the focus disappears.
    (this.between ? this.launch.player : document.getElementById('begin'))?.focus();
  }

  override render(): unknown {
    const { use, anyway, later } = words.update;
    return html`<div ?hidden=${this.text === ''}>
      <p>${this.text}</p>
      <span class="actions">
        <button @click=${this.#use}>${this.asks ? anyway : use}</button>
        <button class="quiet" @click=${this.#decline}>${later}</button>
      </span>
    </div>`;
  }
}

customElements.define('update-notice', UpdateNotice);

declare global {
  interface HTMLElementTagNameMap {
    'update-notice': UpdateNotice;
  }
}
