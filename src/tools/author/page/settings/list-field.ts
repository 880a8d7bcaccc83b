import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Known } from '../../settings/settings-form.ts';
import { inOneLine } from '../one-line.ts';
import { authorStyles, wideFields } from '../author.styles.ts';

interface LinkItem {
  readonly name: string;
  readonly url: string;
}

/**
 * A list whose items are moved, removed and added by mouse or keyboard.
 *
 * @fires list-changed - The items as they are now.
 */
export class ListField extends LitElement {
  static override styles = [
    authorStyles,
    wideFields,
    css`
      :host {
        display: block;
      }
      ol {
        margin: 0.25rem 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
        align-items: center;
        padding: 0.25rem 0;
        border-bottom: 1px solid var(--paper-2);
      }
      .words {
        flex: 1;
        min-width: 10rem;
      }
      .words small {
        color: var(--faint);
      }
      li label {
        flex: 1;
        min-width: 9rem;
        font-size: 0.875rem;
      }
      .add {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      .add select {
        width: auto;
        max-width: 100%;
      }
      p {
        margin: 0;
        color: var(--faint);
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) label = '';
  @property({ attribute: false }) items: readonly unknown[] = [];
  @property({ attribute: false }) known: readonly Known[] = [];
  @property({ attribute: false }) links = false;
  #status = '';

  #titleOf(item: unknown, index: number): string {
    if (this.links) return (item as LinkItem).name || `link ${index + 1}`;
    return this.known.find(({ id }) => id === item)?.title ?? String(item);
  }

  #change(items: readonly unknown[], status: string, focus?: string): void {
    this.items = items;
    this.#status = status;
    this.dispatchEvent(new CustomEvent('list-changed', { detail: items, bubbles: true, composed: true }));
    void this.updateComplete.then(() => {
      const wanted = focus?.split(' ').map((part) => `[data-do="${part}"]:not(:disabled)`) ?? [];
      const found = wanted.map((one) => this.renderRoot.querySelector<HTMLElement>(one)).find(Boolean);
      found?.focus();
    });
  }

  #move(index: number, by: 1 | -1): void {
    const items = [...this.items];
    const [item] = items.splice(index, 1);
    const to = index + by;
    items.splice(to, 0, item);
    const status = `${this.#titleOf(item, index)} is now ${to + 1} of ${items.length}.`;
    // At either end one button is disabled: the other keeps the focus in the row.
    this.#change(items, status, by < 0 ? `up-${to} down-${to}` : `down-${to} up-${to}`);
  }

  #remove(index: number): void {
    const items = this.items.filter((_, at) => at !== index);
    const status = `${this.#titleOf(this.items[index], index)} is removed.`;
    this.#change(items, status, `remove-${Math.min(index, items.length - 1)} add`);
  }

  #add(item: unknown): void {
    const items = [...this.items, item];
    const at = items.length - 1;
    this.#change(
      items,
      `Added as ${items.length} of ${items.length}.`,
      this.links ? `name-${at}` : `remove-${at}`,
    );
  }

  #edit(index: number, key: keyof LinkItem, { target }: Event): void {
    const { value } = target as HTMLInputElement;
    this.#change(
      this.items.map((item, at) => (at === index ? { ...(item as LinkItem), [key]: value } : item)),
      '',
    );
  }

  #row(item: unknown, index: number): unknown {
    const title = this.#titleOf(item, index);
    const button = (what: string, words: string, sign: string, isOff: boolean, press: () => void) =>
      html`<button
        type="button"
        data-do="${what}-${index}"
        aria-label="${words}: ${title}"
        title=${words}
        ?disabled=${isOff}
        @click=${press}
      >
        ${sign}
      </button>`;
    return html`<li>
      ${
        this.links
          ? this.#link(item as LinkItem, index)
          : html`<span class="words"
              >${title}${title === String(item) ? nothing : html` <small>${String(item)}</small>`}</span
            >`
      }
      ${button('up', 'Move up', '↑', index === 0, () => this.#move(index, -1))}
      ${button('down', 'Move down', '↓', index === this.items.length - 1, () => this.#move(index, 1))}
      ${button('remove', 'Remove', '✕', false, () => this.#remove(index))}
    </li>`;
  }

  #link({ name, url }: LinkItem, index: number): unknown {
    return html`<label
        >Name
        <input
          data-do="name-${index}"
          .value=${inOneLine(name)}
          @input=${(event: Event) => this.#edit(index, 'name', event)}
      /></label>
      <label
        >Address
        <input
          .value=${url}
          placeholder="https://… mailto:… tel:…"
          @input=${(event: Event) => this.#edit(index, 'url', event)}
      /></label>`;
  }

  #adding(): unknown {
    if (this.links)
      return html`<button type="button" data-do="add" @click=${() => this.#add({ name: '', url: '' })}>
        Add a link
      </button>`;
    const left = this.known.filter(({ id }) => !this.items.includes(id));
    if (left.length === 0) return html`<p data-do="add" tabindex="-1">All there are, are in the list.</p>`;
    return html`<select aria-label="${this.label}: add">
        ${left.map(
          ({ id, title, missing }) =>
            html`<option value=${id} ?disabled=${missing !== undefined}>
              ${title}${missing === undefined ? nothing : ` – ${missing}`}
            </option>`,
        )}
      </select>
      <button
        type="button"
        data-do="add"
        aria-label="Add: ${this.label}"
        ?disabled=${left.every(({ missing }) => missing !== undefined)}
        @click=${() => {
          const chosen = this.renderRoot.querySelector('select')?.value;
          if (chosen) this.#add(chosen);
        }}
      >
        Add
      </button>`;
  }

  override render(): unknown {
    return html`<ol aria-label=${this.label}>
        ${this.items.map((item, index) => this.#row(item, index))}
      </ol>
      <div class="add">${this.#adding()}</div>
      <p role="status">${this.#status}</p>`;
  }
}

customElements.define('list-field', ListField);
