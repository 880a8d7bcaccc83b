import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { KeyPart } from '../../course/answer-key.ts';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import { PartsBlock, partsStyles } from '../parts-block.ts';
import { pills } from '../../ui/pills.styles.ts';
import { feedback } from '../verdict.ts';
import type { SortModel, SortStatement } from './model.ts';
import { sortKey, sortParts } from './model.ts';
import { styles } from './sort-block.styles.ts';

/**
 * Statements to sort into categories: two or more radio buttons for each statement.
 *
 * @fires block-answered - The learner has checked the sorting.
 */
export class SortBlock extends PartsBlock<SortModel> {
  static override styles = [blockStyles, pills, partsStyles, styles];

  protected get parts(): ReturnType<typeof sortParts> {
    return sortParts(this.model);
  }

  protected get choices(): readonly KeyPart[] {
    return sortKey(this.model).flatMap(({ parts }) => parts);
  }

  protected missingWords(missing: number): string {
    return words.answerAll(missing);
  }

  #statement({ id, text, category, feedback: said }: SortStatement): TemplateResult {
    return html`<fieldset>
      <legend>${text}</legend>
      <div class="pills">${this.model.categories.map((one) => this.radio(id, one.id, one.label))}</div>
      ${this.checked ? feedback(this.chosen.get(id) === category, said) : nothing}
    </fieldset>`;
  }

  protected fields(): TemplateResult {
    const { categories, statements } = this.model;
    return html`<div class="statements ${categories.length === 2 ? 'pair' : ''}">
      ${statements.map((statement) => this.#statement(statement))}
    </div>`;
  }
}

customElements.define('sort-block', SortBlock);
