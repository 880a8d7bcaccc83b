import { LitElement, css, html } from 'lit';
import { authorStyles } from './author.styles.ts';

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
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
        align-items: center;
        padding: 0.25rem 1rem;
        border-bottom: 1px solid var(--edge);
        background: var(--paper-2);
        font-size: 0.9375rem;
      }
      p {
        flex: 1;
        min-width: 8rem;
        margin: 0;
        color: var(--faint);
        text-align: end;
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
      ::slotted(button:focus-visible) {
        outline: 3px solid var(--mark);
        outline-offset: 2px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'For authors');
    this.lang = 'en';
    this.dir = 'ltr';
  }

  /** Adds a button at the end. */
  add(words: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', press);
    this.append(button);
    return button;
  }

  /** Says something at the bar's end. */
  tell(words: string): void {
    const line = this.renderRoot.querySelector('p');
    if (line) line.textContent = words;
  }

  override render(): unknown {
    return html`<slot></slot>
      <p role="status"></p>`;
  }
}

customElements.define('author-bar', AuthorBar);
