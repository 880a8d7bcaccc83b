import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { copied } from '../../ui/copy.ts';
import { fields } from '../../ui/field.styles.ts';
import { selectByHand, selectableText } from '../selectable-text.ts';
import { pills } from '../../ui/pills.styles.ts';
import type { PhraseGroup, PhrasesModel } from './model.ts';
import { styles } from './phrases-block.styles.ts';
import { spoken } from './model.ts';

/**
 * Words to borrow, by situation, to be copied one by one.
 *
 * @fires course-announce - How many are shown after picking; that one has been copied.
 */
@customElement('phrases-block')
export class PhrasesBlock extends BlockElement<PhrasesModel> {
  static override styles = [blockStyles, pills, fields, styles];

  @state() private picked = 0;
  /** The phrase last copied, or to be copied by hand. */
  @state() private last = '';
  @state() private refused = false;

  #pick(index: number): void {
    this.picked = index;
    this.last = '';
    const { phrases } = this.model.groups[index] as PhraseGroup;
    emit(this, 'course-announce', words.phrases.shown(phrases.length));
  }

  async #copy(phrase: string): Promise<void> {
    const isCopied = await copied(phrase);
    this.last = phrase;
    this.refused = !isCopied;
    if (isCopied) {
      emit(this, 'course-announce', words.copying.copied);
      return;
    }
    await this.updateComplete;
    selectByHand(this.shadowRoot);
  }

  #phrase(phrase: Rich): TemplateResult {
    const text = spoken(plain(phrase));
    const isLast = text === this.last;
    const label = isLast && !this.refused ? words.copying.copied : words.copying.copy;
    return html`<li>
      <p class="phrase">${phrase}</p>
      <button @click=${() => this.#copy(text)}>${label}<span class="visually-hidden">: ${text}</span></button>
      ${isLast && this.refused ? selectableText(text, words.copying.byHand) : nothing}
    </li>`;
  }

  override render(): unknown {
    const { groups } = this.model;
    return html`<fieldset>
        <legend>${words.phrases.pick}</legend>
        <div class="pills">
          ${groups.map(
            ({ title }, index) =>
              html`<label class="option">
                <input
                  type="radio"
                  name="situation"
                  .value=${String(index)}
                  .checked=${index === this.picked}
                  @change=${() => this.#pick(index)}
                />
                <span>${title}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${groups.map(
        ({ title, phrases }, index) =>
          html`<div class="group" ?hidden=${index !== this.picked}>
            <h3>${title}</h3>
            <ul>
              ${phrases.map((phrase) => this.#phrase(phrase))}
            </ul>
          </div>`,
      )}`;
  }
}
