import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { Drawings } from '../drawings.ts';
import { styles } from './chart-block.styles.ts';
import type { ChartModel, ChartRow } from './model.ts';
import { peopleAtTable } from './table.ts';
import { tableStyles } from './table.styles.ts';

/** A table of figures, each with a bar below its label, and their source. Shares can also show as people at a table. */
export class ChartBlock extends BlockElement<ChartModel> {
  static override styles = [blockStyles, styles, tableStyles];

  /** Undefined until loaded. */
  @property({ attribute: false }) drawings: Drawings | undefined;
  /** People at tables take the whole width of the screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) wide = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) this.wide = this.model.people !== undefined;
  }

  /** The roles are explicit because browsers drop them when the table is laid out as panels. */
  #row(row: ChartRow): TemplateResult {
    const { label, value, shown, counted = 0 } = row;
    const { full, people } = this.model;
    const length = full === 0 ? 0 : (value / full) * 100;
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        ${
          people === undefined
            ? nothing
            : html`<svg class="people" viewBox="0 0 1000 445" aria-hidden="true">
                ${peopleAtTable(people, row, this.drawings)}
              </svg>`
        }
        ${label}
        <svg class="scale" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="bar" width=${length} height="10" />
        </svg>
      </th>
      <td role="cell">
        <span>${shown}</span>
        ${people === undefined ? nothing : html`<small>${words.atTable(counted, people)}</small>`}
      </td>
    </tr>`;
  }

  override render(): unknown {
    const { caption, rows, labelHeading, valueHeading, note, people } = this.model;
    return html`<figure>
      <figcaption id="caption">${caption}</figcaption>
      <table role="table" class=${people === undefined ? '' : 'panels'} aria-labelledby="caption">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${labelHeading}</th>
            <th scope="col" role="columnheader"><span>${valueHeading}</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((row) => this.#row(row))}
        </tbody>
      </table>
      <div class="data-note">
        <h3>${words.dataNote}</h3>
        ${note}
      </div>
    </figure>`;
  }
}

customElements.define('chart-block', ChartBlock);
