import { css, html } from 'lit';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { FileModel } from './model.ts';

/** A link that saves a file. */
export class FileBlock extends BlockElement<FileModel> {
  static override styles = [
    blockStyles,
    css`
      p {
        margin: 0;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      a {
        font-weight: 600;
      }
      .size {
        color: var(--muted);
      }
    `,
  ];

  override render(): unknown {
    return html`<p>${this.model.link}</p>`;
  }
}

customElements.define('file-block', FileBlock);
