import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Rich } from '../../course/rich.ts';
import { comparable, plain } from '../../course/rich.ts';
import { words } from '../../locale/words.ts';
import { copyText } from '../../ui/copy.ts';
import { emit } from '../../ui/emit.ts';
import { fields } from '../../ui/field.styles.ts';
import { starIcon } from '../../ui/icons.ts';
import { inItsLanguage } from '../../ui/in-its-language.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { blockStyles } from '../block.styles.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { longText } from '../long-text.ts';
import { PrivateBlock } from '../private-block.ts';
import { selectByHand, selectableText } from '../selectable-text.ts';
import type { KeptPhrase, ShownPhrase } from './kept.ts';
import { isSame, readKept, serializePhrases } from './kept.ts';
import type { PhraseGroup, PhrasesModel } from './model.ts';
import { earlierSpoken, spoken } from './model.ts';
import { styles } from './phrases-block.styles.ts';

/**
 * Words to borrow, each below its situation: to copy, or to keep for the plan and reword.
 *
 * @fires course-announce - A phrase was copied; the room left in a box, when it gets short.
 */
export class PhrasesBlock extends PrivateBlock<PhrasesModel> {
  static override styles = [blockStyles, fields, styles];

  /** Gives the language of the phrases. */
  @property({ attribute: false }) facts!: CourseFacts;

  /** A wide screen shows two side by side. */
  @property({ type: Boolean, reflect: true }) wide = true;

  /** The phrase last copied, or to copy by hand. */
  @state() private last = '';
  @state() private refused = false;

  /** Phrases no longer kept, with the learner's own words, in case the press was a mistake. Lasts for this visit. */
  #letGo: KeptPhrase[] = [];

  /** Phrases kept that the block does not have: a version or a language had them, and nothing says which is which. */
  #others: ShownPhrase[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The learner has deleted all notes.
    if (this.notes.all.size === 0) this.#letGo = this.#others = [];
    const { language } = this.facts;
    const known = [...this.model.groups.flatMap((group, at) => this.#shownIn(group, at)), ...this.#others];
    this.#others = [
      ...this.#others,
      ...readKept(this.note)
        .filter((one) => !known.some((shown) => isSame(one, shown)))
        .map((one) => ({ language: one.in ?? language, at: '', forms: [one.phrase] })),
    ];
  }

  #shownIn({ phrases }: PhraseGroup, group: number): ShownPhrase[] {
    return phrases.map((phrase, index) => ({
      language: this.facts.language,
      at: `${group}-${index}`,
      forms: [plain(phrase), comparable(phrase)].flatMap((form) => [spoken(form), earlierSpoken(form)]),
    }));
  }

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
  async #toggle(shown: ShownPhrase, phrase: string, id: string): Promise<void> {
    const kept = readKept(this.note);
    const others = kept.filter((one) => !isSame(one, shown));
    const isNew = others.length === kept.length;
    const before = this.#letGo.findLast((one) => isSame(one, shown));
    if (!isNew) this.#letGo.push(...kept.filter((one) => isSame(one, shown)));
    this.note = serializePhrases(
      isNew ? [...kept, before ?? { phrase, own: phrase, at: shown.at, in: shown.language }] : others,
    );
    await this.updateComplete;
    if (isNew) this.shadowRoot?.getElementById(id)?.focus();
  }

  #change(shown: ShownPhrase, own: string): void {
    this.note = serializePhrases(
      readKept(this.note).map((one) => (isSame(one, shown) ? { ...one, own } : one)),
    );
  }

  #phrase(phrase: Rich, shown: ShownPhrase, id: string, kept: readonly KeptPhrase[]): TemplateResult {
    const text = shown.forms[0] ?? '';
    const isLast = text === this.last;
    const label = isLast && !this.refused ? words.copying.copied : words.copying.copy;
    const mine = kept.find((one) => isSame(one, shown));
    const which = html`<span class="visually-hidden">: ${text}</span>`;
    return html`<li>
      <p class="phrase">${phrase}</p>
      <div class="row">
        <button aria-pressed=${mine !== undefined} @click=${() => this.#toggle(shown, text, id)}>
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
          write: (own) => this.#change(shown, own),
        })
      }
    </li>`;
  }

  #group(group: PhraseGroup, index: number, kept: readonly KeptPhrase[]): TemplateResult {
    const shown = this.#shownIn(group, index);
    return html`<div class="group">
      <h3>${inItsLanguage(group.title)}</h3>
      <ul>
        ${shown.map((one, at) => this.#phrase(group.phrases[at] ?? '', one, `own-${one.at}`, kept))}
      </ul>
    </div>`;
  }

  override render(): unknown {
    const kept = readKept(this.note);
    const others = this.#others.map((one, at) => {
      const phrase = html`<bdi lang=${one.language} data-private>${one.forms[0]}</bdi>`;
      return this.#phrase(phrase, one, `own-other-${at}`, kept);
    });
    return html`<div class="groups">
        ${this.model.groups.map((group, at) => this.#group(group, at, kept))}
        ${
          others.length > 0
            ? html`<ul class="group">
                ${others}
              </ul>`
            : nothing
        }
      </div>
      ${kept.length > 0 ? html`<p class="hint">${words.phrases.inPlan}</p>` : nothing} ${privacyNote()}
      ${keepNotes(this.notes)}`;
  }
}

customElements.define('phrases-block', PhrasesBlock);
