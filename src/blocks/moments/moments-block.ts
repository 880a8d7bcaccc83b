import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/later-words.ts';
import { paper } from '../../ui/paper.styles.ts';
import { printSheet } from '../../ui/print-sheet.ts';
import { saveFile } from '../../ui/save-file.ts';
import { prose } from '../../ui/shared.styles.ts';
import { inItsLanguage } from '../../ui/in-its-language.ts';
import { BlockElement } from '../block-element.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { blockStyles } from '../block.styles.ts';
import { calendarFile, minutesBefore } from '../plan/calendar.ts';
import type { MomentCard, MomentsModel } from './model.ts';
import { cardStyles, styles } from './moments-block.styles.ts';

/** How many minutes before the moment the calendar reminds the learner of a card. */
const lead = 15;

/**
 * Cards to look at before certain moments: printed, or as a calendar file made on the device.
 *
 * @fires course-print - The learner prints the cards.
 */
export class MomentsBlock extends BlockElement<MomentsModel> {
  static override styles = [blockStyles, cardStyles, styles];

  @property({ attribute: false }) facts!: CourseFacts;
  /** The current time; tests replace it. */
  @property({ attribute: false }) now = (): Date => new Date();

  /** Card index → `YYYY-MM-DDTHH:MM`, in the learner's local time. */
  @state() private times: Readonly<Record<number, string>> = {};
  /** The outcome of the last action, and the index of its card; -1 means printing. */
  @state() private outcome:
    { readonly at: number; readonly said: string; readonly isError?: true } | undefined;

  async #tell(at: number, said: string, focus: string): Promise<void> {
    this.outcome = { at, said };
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(focus)?.focus();
  }

  async #print(): Promise<void> {
    this.outcome = undefined;
    const sheet = html`<h1>${this.facts.title}</h1>
      ${this.model.cards.map((card) => this.#card(card))}`;
    const isPrinted = await printSheet(this, sheet, [prose, cardStyles, paper]);
    if (!isPrinted) await this.#tell(-1, words.printing.refused, '.outcome');
  }

  async #save({ title, lines }: MomentCard, index: number): Promise<void> {
    const time = this.times[index] ?? '';
    // A year of five digits is a typing error, and calendars do not accept it.
    if (!/^\d{4}-/.test(time)) {
      this.outcome = { at: index, said: words.moments.whenFirst, isError: true };
      await this.updateComplete;
      this.shadowRoot?.getElementById(`when-${index}`)?.focus();
      return;
    }
    const now = this.now();
    const event = {
      uid: `${this.model.id}-${index}-${now.getTime().toString(36)}${Math.random().toString(36).slice(2)}@course`,
      at: minutesBefore(time, lead),
      minutes: lead,
      summary: title,
      description: lines.map(plain).join('\n'),
    };
    saveFile(`card-${index + 1}.ics`, 'text/calendar', calendarFile([event], now, this.facts));
    await this.#tell(index, words.plan.saved, '.outcome');
  }

  #card({ title, lines }: MomentCard, below: unknown = nothing): TemplateResult {
    return html`<section class="card">
      <h3>${inItsLanguage(title)}</h3>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${below}
    </section>`;
  }

  #calendar(card: MomentCard, index: number): TemplateResult {
    const said = this.outcome?.at === index ? this.outcome : undefined;
    return html`<div class="when">
      <label for="when-${index}">
        ${words.moments.when}<span class="visually-hidden"> ${card.title}</span>
      </label>
      <input
        id="when-${index}"
        type="datetime-local"
        max="9999-12-31T23:59"
        aria-describedby=${said?.isError ? `said-${index}` : 'lead'}
        aria-invalid=${said?.isError ? 'true' : nothing}
        @change=${({ target }: Event) => {
          this.times = { ...this.times, [index]: (target as HTMLInputElement).value };
        }}
      />
      <button @click=${() => this.#save(card, index)}>
        ${words.plan.calendar}<span class="visually-hidden">: ${card.title}</span>
      </button>
      ${
        said
          ? html`<p id="said-${index}" class=${said.isError ? 'error' : 'outcome'} tabindex="-1">
              ${said.said}
            </p>`
          : nothing
      }
    </div>`;
  }

  override render(): unknown {
    const { intro, cards } = this.model;
    return html`${intro ? html`<p>${intro}</p>` : nothing}
      <div class="cards">${cards.map((card, index) => this.#card(card, this.#calendar(card, index)))}</div>
      <p id="lead" class="hint">${words.moments.lead(lead)}</p>
      <div class="actions"><button @click=${this.#print}>${words.moments.print}</button></div>
      ${this.outcome?.at === -1 ? html`<p class="outcome" tabindex="-1">${this.outcome.said}</p>` : nothing}`;
  }
}

customElements.define('moments-block', MomentsBlock);
