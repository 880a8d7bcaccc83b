import type { SVGTemplateResult } from 'lit';
import { html, svg } from 'lit';
import { customElement } from 'lit/decorators.js';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { BlockElement } from '../block-element.ts';
import { prose } from '../shared.styles.ts';
import { styles } from './chart-block.styles.ts';
import type { ChartModel, ChartRow } from './model.ts';

const width = 640;
const rowHeight = 84;

/** Bars against the whole (100 %), with the same figures as a visible table, and where they come from. */
@customElement('chart-block')
export class ChartBlock extends BlockElement<ChartModel> {
  static override styles = [prose, styles];

  #bar({ label, value, shown }: ChartRow, index: number): SVGTemplateResult {
    const y = index * rowHeight;
    const length = Math.max(4, (Math.min(value, 100) / 100) * width);
    return svg`<text class="label" x="0" y=${y + 22}>${plain(label)}</text>
      <rect class="whole" x="0.5" y=${y + 34.5} width=${width - 1} height="27" rx="6" />
      <rect class="bar" x="0" y=${y + 34} width=${length} height="28" rx="6" />
      <text class="value" x=${length + 12} y=${y + 54}>${shown}</text>`;
  }

  override render(): unknown {
    const { caption, rows, labelHeading, valueHeading, note } = this.model;
    return html`<figure>
      <figcaption>${caption}</figcaption>
      <svg viewBox="0 0 ${width} ${rows.length * rowHeight}" aria-hidden="true">
        ${rows.map((row, index) => this.#bar(row, index))}
      </svg>
      <table aria-label=${words.chartTable}>
        <thead>
          <tr>
            <th scope="col">${labelHeading}</th>
            <th scope="col">${valueHeading}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ label, shown }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${shown}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="note">
        <h3>${words.dataNote}</h3>
        ${note}
      </div>
    </figure>`;
  }
}
