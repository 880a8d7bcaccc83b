import { html, nothing } from 'lit';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { figureStyles } from '../figure.styles.ts';
import type { ImageModel } from './model.ts';

/** A picture and its caption. */
export class ImageBlock extends BlockElement<ImageModel> {
  static override styles = [blockStyles, figureStyles];

  override render(): unknown {
    const { picture, caption } = this.model;
    return html`<figure>${picture}${caption ? html`<figcaption>${caption}</figcaption>` : nothing}</figure>`;
  }
}

customElements.define('image-block', ImageBlock);
