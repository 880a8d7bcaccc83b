import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Rich } from '../../course/rich.ts';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { copyText } from '../../ui/copy.ts';
import { emit } from '../../ui/emit.ts';
import { fields } from '../../ui/field.styles.ts';
import { starIcon } from '../../ui/icons.ts';
import { inItsLanguage } from '../../ui/in-its-language.ts';
import { blockStyles } from '../block.styles.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { longText } from '../long-text.ts';
import { PrivateBlock } from '../private-block.ts';
import { selectByHand, selectableText } from '../selectable-text.ts';
import type { KeptPhrase } from './kept.ts';
import { readKept, serializePhrases } from './kept.ts';
import type { PhraseGroup, PhrasesModel } from './model.ts';
import { spoken } from './model.ts';
import { styles } from './phrases-block.styles.ts';

/**
 * Words to borrow, each below its situation: to copy, or to keep for the plan and reword.
 *
 * @fires course-announce - A phrase was copied; the room left in a box, when it gets short.
 */
export class PhrasesBlock extends PrivateBlock<PhrasesModel> {
  static override styles = [blockStyles, fields, styles];

  /** A wide screen shows two side by side. */
  @property({ type: Boolean, reflect: true }) wide = true;

  /** The phrase last copied, or to copy by hand. */
  @state() private last = '';
  @state() private refused = false;

  /** The learner's own words for phrases no longer kept, in case the press was a mistake. Lasts for this visit. */
  readonly #letGo = new Map<string, string>();

  async #copy(phrase: string): Promise<void> {
    const isCopied = await copyText(phrase);
    this.last = phrase;
    this.refused = !isCopied;
    if (isCopied) {
      emit(this, 'course-announce', words.copying.copied);
      return;
    }
    await this.updateComplete;
    selectByHand(this.shadowRoot);
  }

  /** Keeps a phrase and focuses the box to reword it; or stops keeping it. */
  async #toggle(phrase: string, id: string): Promise<void> {
    const kept = readKept(this.note);
    const others = kept.filter((one) => one.phrase !== phrase);
    const isNew = others.length === kept.length;
    const mine = kept.find((one) => one.phrase === phrase);
    if (mine) this.#letGo.set(phrase, mine.own);
    this.note = serializePhrases(
      isNew ? [...kept, { phrase, own: this.#letGo.get(phrase) ?? phrase }] : others,
    );
    await this.updateComplete;
    if (isNew) this.shadowRoot?.getElementById(id)?.focus();
  }

  #change(phrase: string, own: string): void {
    this.note = serializePhrases(
      readKept(this.note).map((one) => (one.phrase === phrase ? { phrase, own } : one)),
    );
  }

  #phrase(phrase: Rich, id: string, kept: readonly KeptPhrase[]): TemplateResult {
    const text = spoken(plain(phrase));
    const isLast = text === this.last;
    const label = isLast && !this.refused ? words.copying.copied : words.copying.copy;
    const mine = kept.find((one) => one.phrase === text);
    const which = html`<span class="visually-hidden">: ${text}</span>`;
    return html`<li>
      <p class="phrase">${phrase}</p>
      <div class="row">
        <button aria-pressed=${mine !== undefined} @click=${() => this.#toggle(text, id)}>
          ${starIcon}${words.phrases.keep}${which}
        </button>
        <button class="quiet" @click=${() => this.#copy(text)}>${label}${which}</button>
      </div>
      ${isLast && this.refused ? selectableText(text, words.copying.byHand) : nothing}
      ${
        mine &&
        longText({
          id,
          label: words.phrases.own,
          rows: 2,
          value: mine.own,
          describedBy: 'privacy',
          write: (own) => this.#change(text, own),
        })
      }
    </li>`;
  }

  #group({ title, phrases }: PhraseGroup, index: number, kept: readonly KeptPhrase[]): TemplateResult {
    return html`<div class="group">
      <h3>${inItsLanguage(title)}</h3>
      <ul>
        ${phrases.map((phrase, at) => this.#phrase(phrase, `own-${index}-${at}`, kept))}
      </ul>
    </div>`;
  }

  override render(): unknown {
    const kept = readKept(this.note);
    return html`<div class="groups">
        ${this.model.groups.map((group, at) => this.#group(group, at, kept))}
      </div>
      ${kept.length > 0 ? html`<p class="hint">${words.phrases.inPlan}</p>` : nothing} ${privacyNote()}
      ${keepNotes(this.notes)}`;
  }
}

customElements.define('phrases-block', PhrasesBlock);
