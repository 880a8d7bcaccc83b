import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { copyText } from '../../ui/copy.ts';
import { dateInWords } from '../../ui/date-in-words.ts';
import { fields } from '../../ui/field.styles.ts';
import { blockStyles } from '../block.styles.ts';
import type { CourseFacts } from '../block-inputs.ts';
import { IsShown } from '../../ui/is-shown.ts';
import { paper } from '../../ui/paper.styles.ts';
import { printSheet } from '../../ui/print-sheet.ts';
import { keepNotes, privacyNote } from '../keep-notes.ts';
import { PrivateBlock } from '../private-block.ts';
import { saveFile } from '../../ui/save-file.ts';
import { selectByHand, selectableText } from '../selectable-text.ts';
import { prose } from '../../ui/shared.styles.ts';
import { readKept } from '../phrases/kept.ts';
import { calendarFile, localDay } from './calendar.ts';
import type { PlanModel } from './model.ts';
import type { Needed, Plan } from './plan.ts';
import { emptyRequiredFields, readPlan, serializePlan } from './plan.ts';
import { styles } from './plan-block.styles.ts';
import { planForm } from './plan-form.ts';
import { planSheet, sheetStyles } from './plan-sheet.ts';
import { planEvents, planText } from './plan-words.ts';

/** The outcome of copying, printing or making a file. */
interface Outcome {
  readonly said: string;
  /** Words to copy by hand, if the browser refuses to copy. */
  readonly text?: string;
  /** The text of the calendar file. */
  readonly file?: string;
}

/**
 * A private if-then plan, which the learner can print, copy or save as a calendar file.
 *
 * @fires course-print - The learner prints the plan; the event does not contain it.
 * @fires course-announce - The room left in a box, when it gets short.
 */
export class PlanBlock extends PrivateBlock<PlanModel> {
  static override styles = [blockStyles, fields, sheetStyles, styles];

  /** Gives the language of dates and the course's title. */
  @property({ attribute: false }) facts!: CourseFacts;
  /** The current time; tests replace it. */
  @property({ attribute: false }) now = (): Date => new Date();

  @query('.problem') private problem!: HTMLElement | null;
  @query('.outcome') private outcomeLine!: HTMLElement | null;
  @state() private lacking: readonly Needed[] = [];
  @state() private outcome: Outcome | undefined;
  readonly #shown = new IsShown(this, () => this);

  readonly #inWords = (day: string): string => dateInWords(day, this.facts.language);

  readonly #change = (now: Partial<Plan>): void => {
    this.outcome = undefined;
    const plan = { ...readPlan(this.note), ...now };
    if (this.lacking.length > 0) this.lacking = emptyRequiredFields(plan);
    this.note = serializePlan(plan);
  };

  /** The plan as far as it is written: this block's, or the one that it shows again. */
  get #plan(): Plan {
    return readPlan(this.note);
  }

  protected override get noteId(): string {
    return this.model.of ?? this.model.id;
  }

  /** The plan if it is complete; otherwise shows what is missing. */
  async #complete(): Promise<Plan | undefined> {
    const plan = this.#plan;
    this.outcome = undefined;
    this.lacking = emptyRequiredFields(plan);
    if (this.lacking.length === 0) return plan;
    await this.updateComplete;
    this.problem?.focus();
    return undefined;
  }

  async #tell(outcome: Outcome): Promise<void> {
    this.outcome = outcome;
    await this.updateComplete;
    if (outcome.text === undefined) this.outcomeLine?.focus();
    else selectByHand(this.shadowRoot);
  }

  async #print(): Promise<void> {
    const plan = await this.#complete();
    if (!plan) return;
    const onPaper = { course: this.facts.title, date: this.#inWords(localDay(this.now())) };
    const sheet = planSheet(plan, this.#inWords, onPaper);
    const printed = await printSheet(this, sheet, [prose, sheetStyles, paper]);
    if (!printed) await this.#tell({ said: words.printing.refused });
  }

  async #copy(): Promise<void> {
    const plan = await this.#complete();
    if (!plan) return;
    const text = planText(plan, this.#inWords);
    const isCopied = await copyText(text);
    await this.#tell(isCopied ? { said: words.copying.copied } : { said: '', text });
  }

  async #calendar(): Promise<void> {
    const plan = await this.#complete();
    if (!plan) return;
    const now = this.now();
    const key = plan.key || `${now.getTime().toString(36)}${Math.random().toString(36).slice(2)}`;
    if (plan.key === '') this.#change({ key });
    const file = calendarFile(planEvents(this.model, { ...plan, key }, now), now, this.facts);
    saveFile('my-plan.ics', 'text/calendar', file);
    await this.#tell({ said: words.plan.saved, file });
  }

  #toField(field: Needed): void {
    this.shadowRoot?.getElementById(field)?.focus();
  }

  #problem(): TemplateResult {
    return html`<div class="problem" role="group" aria-labelledby="problem" tabindex="-1">
      <h3 id="problem">${words.plan.problem}</h3>
      <ul>
        ${this.lacking.map(
          (field) =>
            html`<li><button @click=${() => this.#toField(field)}>${words.plan.needed[field]}</button></li>`,
        )}
      </ul>
    </div>`;
  }

  #outcome({ said, text, file }: Outcome): TemplateResult {
    return html`<p class="outcome" tabindex="-1" ?hidden=${said === ''}>${said}</p>
      ${text === undefined ? nothing : selectableText(text, words.copying.byHand)}
      ${
        file === undefined
          ? nothing
          : html`<details class="file">
              <summary>${words.plan.asText}</summary>
              ${selectableText(file, words.plan.calendarText)}
            </details>`
      }`;
  }

  /** @param hint the id of the words about the calendar file */
  #exportButtons(hasDays: boolean, hint?: string): TemplateResult {
    return html`<div class="actions">
      <button class="primary" @click=${this.#print}>${words.printing.print}</button>
      <button @click=${this.#copy}>${words.plan.copyText}</button>
      <button ?hidden=${!hasDays} aria-describedby=${hint ?? nothing} @click=${this.#calendar}>
        ${words.plan.calendar}
      </button>
    </div>`;
  }

  #planShownAgain(plan: Plan): TemplateResult {
    const { intro } = this.model;
    const { outcome } = this;
    if (emptyRequiredFields(plan).length > 0) return html`<p class="hint">${words.plan.notHere}</p>`;
    return html`${intro ? html`<p class="intro">${intro}</p>` : nothing}
      <div class="back">${planSheet(plan, this.#inWords)}</div>
      ${this.#exportButtons(plan.review !== '')} ${outcome ? this.#outcome(outcome) : nothing}
      ${privacyNote()}`;
  }

  override render(): unknown {
    const { model, outcome } = this;
    const plan = this.#plan;
    if (model.of !== undefined) return this.#planShownAgain(plan);
    const days = model.boosters.map(({ day }) => day);
    return html`${model.intro ? html`<p class="intro">${model.intro}</p>` : nothing}
      <div role="group" aria-label=${words.plan.title} aria-describedby="privacy">
        ${privacyNote()} ${planSheet(plan, this.#inWords)}
        ${planForm({
          model,
          plan,
          kept: model.from === undefined ? [] : readKept(this.notes.get(model.from)),
          lacking: this.lacking,
          isPainted: this.#shown.value,
          today: localDay(this.now()),
          change: this.#change,
        })}
      </div>
      ${this.lacking.length > 0 ? this.#problem() : nothing}
      <div class="after">
        ${this.#exportButtons(true, 'calendar-hint')} ${outcome ? this.#outcome(outcome) : nothing}
        <p id="calendar-hint" class="hint">${words.plan.calendarHint(days.map(words.plan.day))}</p>
      </div>
      ${keepNotes(this.notes)}`;
  }
}

customElements.define('plan-block', PlanBlock);
