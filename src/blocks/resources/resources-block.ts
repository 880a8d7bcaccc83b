import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { pills } from '../../ui/pills.styles.ts';
import type { ResourcesModel } from './model.ts';
import { timeChoices } from './model.ts';
import { styles } from './resources-block.styles.ts';

/**
 * Things to read or watch, as cards. A picker filters them if several share the same time.
 *
 * @fires course-announce - How many are shown after picking.
 */
export class ResourcesBlock extends BlockElement<ResourcesModel> {
  static override styles = [blockStyles, pills, styles];

  /** It takes the whole width of its screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) wide = true;
  @state() private when = '';

  #pick(when: string): void {
    this.when = when;
    emit(this, 'course-announce', words.shown(this.#shown().length));
  }

  #shown(): ResourcesModel['items'] {
    return this.model.items.filter((item) => this.when === '' || item.when === this.when);
  }

  override render(): unknown {
    const { model } = this;
    const isPicked = timeChoices(model).length < model.items.length;
    const choices = [
      ['', words.everything] as const,
      ...timeChoices(model).map((when) => [when, when] as const),
    ];
    return html`${model.intro ? html`<p>${model.intro}</p>` : nothing}
      <fieldset ?hidden=${!isPicked}>
        <legend>${words.pickResource}</legend>
        <div class="pills">
          ${choices.map(
            ([value, label]) =>
              html`<label class="option">
                <input
                  type="radio"
                  name="when"
                  .value=${value}
                  .checked=${this.when === value}
                  @change=${() => this.#pick(value)}
                />
                <span>${label}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <ul>
        ${this.#shown().map(
          ({ when, title, note }) =>
            html`<li>
              <p class="when">${when}</p>
              <p class="title">${title}</p>
              <div>${note}</div>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('resources-block', ResourcesBlock);
