import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { styles } from './chart-block.styles.ts';
import type { ChartModel, ChartRow } from './model.ts';

/** A table of figures, each with a bar below its label, and where they come from. */
@customElement('chart-block')
export class ChartBlock extends BlockElement<ChartModel> {
  static override styles = [blockStyles, styles];

  #row({ label, value, shown }: ChartRow): TemplateResult {
    const length = this.model.full === 0 ? 0 : (value / this.model.full) * 100;
    return html`<tr>
      <th scope="row">
        ${label}
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="bar" width=${length} height="10" />
        </svg>
      </th>
      <td><span>${shown}</span></td>
    </tr>`;
  }

  override render(): unknown {
    const { caption, rows, labelHeading, valueHeading, note } = this.model;
    return html`<figure>
      <figcaption id="caption">${caption}</figcaption>
      <table aria-labelledby="caption">
        <thead>
          <tr>
            <th scope="col">${labelHeading}</th>
            <th scope="col"><span>${valueHeading}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row))}
        </tbody>
      </table>
      <div class="note">
        <h3>${words.dataNote}</h3>
        ${note}
      </div>
    </figure>`;
  }
}
