import { LitElement, css, html } from 'lit';
import { state } from 'lit/decorators.js';
import type { PickableKind } from '../../structure/block-kinds.ts';
import { authorStyles, wideFields } from '../author.styles.ts';

/** Every kind of block, grouped by purpose, with its picture. */
export class BlockPicker extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = { kinds: { attribute: false } };
  static override styles = [
    authorStyles,
    wideFields,
    css`
      .search {
        position: sticky;
        inset-block-start: -0.5rem;
        z-index: 1;
        padding-block: 0.5rem;
        background: var(--paper);
      }
      h3 {
        margin: 1rem 0 0.5rem;
        font-size: 1rem;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
        gap: 0.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
      }
      li button {
        display: flex;
        flex-direction: column;
        gap: 0.25rem;
        padding: 0.5rem;
        text-align: start;
      }
      img,
      .none {
        width: 100%;
        height: 6rem;
        border-radius: 0.25rem;
        background: var(--paper-2);
        object-fit: cover;
        object-position: top;
      }
      small {
        color: var(--faint);
      }
    `,
  ];

  declare kinds: readonly PickableKind[];
  @state() private wanted = '';
  /** Called with the kind that was picked. */
  onPick: (kind: string) => void = () => undefined;

  get #found(): readonly PickableKind[] {
    const words = this.wanted.toLowerCase().split(/\s+/).filter(Boolean);
    return this.kinds.filter(({ name, about, purpose, also }) => {
      const said = `${name} ${about} ${purpose} ${also}`.toLowerCase();
      return words.every((one) => said.includes(one));
    });
  }

  override render(): unknown {
    const found = this.#found;
    const purposes = [...new Set(found.map(({ purpose }) => purpose))];
    return html`<div class="search">
        <input
          type="search"
          aria-label="Search blocks"
          placeholder="Search: question, photo, story …"
          @input=${({ target }: Event) => (this.wanted = (target as HTMLInputElement).value)}
        />
      </div>
      ${purposes.map(
        (purpose) =>
          html`<section aria-label=${purpose}>
            <h3>${purpose}</h3>
            <ul>
              ${found.filter((one) => one.purpose === purpose).map((one) => this.#kind(one))}
            </ul>
          </section>`,
      )}
      <p role="status">${found.length === 0 ? 'No block is called so, or is for that.' : ''}</p>`;
  }

  #kind({ name, about, picture }: PickableKind): unknown {
    return html`<li>
      <button type="button" @click=${() => this.onPick(name)}>
        ${
          picture === undefined
            ? html`<span class="none"></span>`
            : html`<img src="/gallery/pictures/${picture}.png" alt="" loading="lazy" />`
        }
        <strong>${about}</strong>
        <small>${name}</small>
      </button>
    </li>`;
  }
}

customElements.define('block-picker', BlockPicker);
