import { LitElement, css, html } from 'lit';
import { state } from 'lit/decorators.js';
import { authorStyles } from './author.styles.ts';
import { button } from './made.ts';
import { makeRoomFor } from './room-for-bar.ts';

/**
 * The author's own buttons, above the course. Dev mode only, so its words are not in `src/locale/`.
 *
 * @slot - The buttons.
 */
export class AuthorBar extends LitElement {
  static override styles = [
    authorStyles,
    css`
      :host {
        z-index: 950;
        display: flex;
        flex-wrap: wrap;
        container-type: inline-size;
        gap: 0 0.5rem;
        align-items: center;
        border-bottom: 1px solid var(--edge);
        background: var(--paper-2);
        font-size: 0.9375rem;
      }
      /* Fixed where there is room, like the course's own bars. */
      @media not all and (max-height: 24em) {
        :host {
          position: fixed;
          inset: 0 0 auto;
        }
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 0.5rem;
        max-width: 100%;
        padding: 0.375rem 1rem;
        white-space: nowrap;
      }
      /* Always the same height, whatever it says: nothing moves. */
      p {
        display: -webkit-box;
        flex: 1;
        min-width: min(12rem, 100% - 2rem);
        height: 2.6em;
        margin: 0 1rem;
        overflow: hidden;
        color: var(--faint);
        line-height: 1.3;
        text-align: end;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      ::slotted(button) {
        min-height: 2rem;
        padding: 0.125rem 0.75rem;
        border: 1px solid var(--edge);
        border-radius: 0.375rem;
        background: var(--paper);
        color: var(--ink);
        font: inherit;
        cursor: pointer;
      }
      /* Leaves room for the message next to the buttons. */
      @container (max-width: 84rem) {
        div {
          gap: 0.25rem;
          padding-inline: 0.5rem;
        }
        ::slotted(button) {
          padding-inline: 0.5rem;
          font-size: 0.875rem;
        }
      }
      @container (max-width: 56rem) {
        ::slotted(button) {
          padding-inline: 0.375rem;
          font-size: 0.8125rem;
        }
        p {
          height: 1.3em;
          margin-inline: 0.5rem;
          font-size: 0.8125rem;
          margin-block-end: 0.25rem;
          text-align: start;
          -webkit-line-clamp: 1;
        }
      }
      @container (max-width: 30rem) {
        p {
          height: 2.6em;
          -webkit-line-clamp: 2;
        }
      }
      ::slotted(button:focus-visible) {
        outline: 3px solid var(--mark);
        outline-offset: 2px;
      }
    `,
  ];

  @state() said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'For authors');
    this.lang = 'en';
    this.dir = 'ltr';
    makeRoomFor(this);
  }

  /** Adds a button at the end. */
  add(words: string, press: () => void): HTMLButtonElement {
    const one = button(words, press);
    this.append(one);
    return one;
  }

  /** Shows a message at the end of the bar. */
  tell(words: string): void {
    this.said = words;
  }

  override render(): unknown {
    return html`<div><slot></slot></div>
      <p role="status" title=${this.said}>${this.said}</p>`;
  }
}

customElements.define('author-bar', AuthorBar);
