import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { checkResult, draw, randomFrom, shuffled } from '../../course/check.ts';
import { hash } from '../../course/hash.ts';
import type { CheckAttempt } from '../../course/progress.ts';
import { plain } from '../../course/rich.ts';
import { words } from '../../locale/later-words.ts';
import { emit } from '../../ui/emit.ts';
import { nextPaint } from '../../ui/painted.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { choiceOptions, choiceStyles, overallVerdict } from '../choice/choice-options.ts';
import type { ChoiceModel, ChoiceOption, Confidence } from '../choice/model.ts';
import { choiceParts, choiceResponse, chosenFrom, confidenceFrom, keptChoice } from '../choice/model.ts';
import type { CheckState } from '../block-inputs.ts';
import { styles } from './check-block.styles.ts';
import { checkIntroduction } from './check-introduction.ts';
import { checkOverview } from './check-overview.ts';
import { answerFeedback, checkResultView } from './check-result.ts';
import type { CheckAction, CheckModel } from './model.ts';
import { answeredIn } from './model.ts';

declare global {
  interface HTMLElementEventMap {
    /** The learner has begun a check, answered, gone to another question or submitted. */
    'course-check': CustomEvent<CheckAction>;
  }
}

/**
 * The final check, or one at a lesson's beginning: an introduction, one question at a time, an overview, the result.
 *
 * @fires course-check - The learner has begun, answered, gone to another question or submitted.
 * @fires course-go - The learner wants to look at a lesson again.
 */
export class CheckBlock extends BlockElement<CheckModel> {
  static override styles = [blockStyles, choiceStyles, styles];

  /** The learner's progress in the check. */
  @property({ attribute: false }) check!: CheckState;

  /** An attempt has begun: the screen shows only the check. */
  @property({ type: Boolean, reflect: true, attribute: 'has-begun' }) hasBegun = false;

  /** It takes the whole width of its screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) wide = true;

  @query('[tabindex="-1"]') private heading!: HTMLElement | null;
  @query('.overall') private verdict!: HTMLElement | null;
  @state() private error = '';
  /** The options chosen but not yet handed in; used only with feedback after each question. */
  @state() private chosen: readonly string[] = [];
  /** How sure the learner is of the question shown, until an answer is kept with it. */
  @state() private confidence: Confidence | undefined;
  #moved = false;
  #handedIn = false;

  protected override willUpdate(): void {
    const { attempt, testOut } = this.check;
    // The result of a test-out is shown above its lesson.
    this.hasBegun = attempt !== undefined && (testOut === undefined || !attempt.submitted);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#handedIn && this.verdict) {
      this.#handedIn = false;
      void this.#focus(() => this.verdict);
    }
    if (!changed.has('check') || !this.#moved) return;
    this.#moved = false;
    void this.#focus(() => this.heading);
  }

  /** Waits for the paint: a screen reader (Orca) that gets the focus before the new words reads the old ones. */
  async #focus(there: () => HTMLElement | null | undefined): Promise<void> {
    await nextPaint();
    there()?.focus();
  }

  #sendAction(what: CheckAction): void {
    this.#moved = what.step !== undefined;
    this.error = '';
    if (this.#moved) {
      this.chosen = [];
      this.confidence = undefined;
    }
    emit(this, 'course-check', what);
  }

  #begin(): void {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const pool = this.model.pool.map(({ id, lesson = '' }) => ({ id, lesson }));
    const items = draw(pool, this.check.rules, seed);
    this.#sendAction({ learned: { type: 'check-begun', seed, items }, step: 0 });
  }

  #submit(attempt: CheckAttempt): void {
    const items = this.#items(attempt);
    const missing = items.findIndex(({ id }) => !attempt.answers.get(id));
    if (missing >= 0) {
      this.error = words.finalCheck.missing(items.filter(({ id }) => !attempt.answers.get(id)).length);
      void this.#focus(() => this.shadowRoot?.querySelectorAll<HTMLElement>('li button')[missing]);
      return;
    }
    const answered = answeredIn(items, attempt);
    const { score, byLesson } = checkResult(answered);
    this.#sendAction({
      learned: { type: 'check-submitted', score, byLesson },
      step: 0,
      answers: answered.map(({ model, kept, chosen, id, lesson, isRight }) => ({
        id,
        lesson,
        kept,
        response: choiceResponse(model, chosen),
        result: isRight ? 'correct' : 'incorrect',
        description: plain(model.stem),
        choices: choiceParts(model),
      })),
    });
  }

  #items(attempt: CheckAttempt): ChoiceModel[] {
    return attempt.items.flatMap((id) => this.model.pool.find((item) => item.id === id) ?? []);
  }

  /** The options, in the same order whenever this attempt is shown. */
  #options(model: ChoiceModel, attempt: CheckAttempt): readonly ChoiceOption[] {
    if (!this.check.rules.shuffleOptions) return model.options;
    return shuffled(model.options, randomFrom(attempt.seed ^ hash(model.id)));
  }

  #question(attempt: CheckAttempt, items: readonly ChoiceModel[], step: number): TemplateResult {
    const model = items[step] as ChoiceModel;
    const kept = chosenFrom(attempt.answers.get(model.id), model);
    const toHandIn = this.#asksToHandIn && kept.length === 0;
    const isHandedIn = this.#asksToHandIn && !toHandIn;
    const sure = this.#confidenceIn(attempt, model) ?? this.confidence;
    const count = html`<h3 class="count" tabindex="-1">
      ${words.finalCheck.question(step + 1, items.length)}
    </h3>`;
    // A new element for each step: if only its text changes, Orca reads the old text in Chromium.
    return html`${keyed(step, count)}
      ${choiceOptions({
        model,
        chosen: toHandIn ? this.chosen : kept,
        options: this.#options(model, attempt),
        disabled: this.review || isHandedIn,
        error: this.error,
        below: (option) => (isHandedIn ? answerFeedback(model, option, kept) : nothing),
        choose: (chosen) => this.#choose(model, chosen, sure),
        confidence: this.check.rules.confidence
          ? { confidence: sure, rate: (confidence) => this.#rate(model, kept, confidence) }
          : undefined,
      })}
      ${isHandedIn ? overallVerdict(model, kept, sure) : nothing}
      <div class="actions">
        <button ?hidden=${step === 0} @click=${() => this.#go(step - 1)}>${words.finalCheck.back}</button>
        ${toHandIn ? this.#handInButton(model) : this.#nextButton(attempt, items, step)}
      </div>`;
  }

  #handInButton(model: ChoiceModel): TemplateResult {
    return html`<button class="primary" @click=${() => this.#handIn(model)}>${words.check}</button>`;
  }

  /** If every question has shown its feedback, the overview is skipped. */
  #nextButton(attempt: CheckAttempt, items: readonly ChoiceModel[], step: number): TemplateResult {
    const { finalCheck } = words;
    if (step < items.length - 1) {
      return html`<button class="primary" @click=${() => this.#go(step + 1)}>${finalCheck.next}</button>`;
    }
    return this.#asksToHandIn && items.every(({ id }) => attempt.answers.get(id))
      ? html`<button class="primary" @click=${() => this.#submit(attempt)}>${finalCheck.submit}</button>`
      : html`<button class="primary" @click=${() => this.#go(step + 1)}>${finalCheck.toReview}</button>`;
  }

  /** With feedback after each question, the learner hands in each answer and cannot change it afterwards. */
  get #asksToHandIn(): boolean {
    return this.check.rules.feedback === 'after-each-question';
  }

  /** The kept confidence is used only if the course still asks for it. */
  #confidenceIn(attempt: CheckAttempt, { id }: ChoiceModel): Confidence | undefined {
    return this.check.rules.confidence ? confidenceFrom(attempt.answers.get(id)) : undefined;
  }

  /** Confidence is kept with an answer. Until there is one, it stays in this element. */
  #rate(model: ChoiceModel, kept: readonly string[], confidence: Confidence): void {
    this.confidence = confidence;
    if (kept.length > 0) this.#answer(model, kept, confidence);
  }

  #choose(model: ChoiceModel, chosen: string[], confidence: Confidence | undefined): void {
    if (this.#asksToHandIn) this.chosen = chosen;
    else if (chosen.length > 0) this.#answer(model, chosen, confidence);
    else {
      // Nothing is chosen any more: without an answer, no confidence is kept.
      this.confidence = confidence;
      this.#answer(model, chosen);
    }
    this.error = '';
  }

  #answer({ id: item }: ChoiceModel, chosen: readonly string[], confidence?: Confidence): void {
    this.#sendAction({ learned: { type: 'check-answered', item, response: keptChoice(chosen, confidence) } });
  }

  #handIn(model: ChoiceModel): void {
    const { chosen } = this;
    if (chosen.length === 0) {
      this.error = model.type === 'multi' ? words.chooseSome : words.chooseOne;
      void this.#focus(() => this.shadowRoot?.querySelector('input'));
      return;
    }
    this.chosen = [];
    this.#handedIn = true;
    this.#answer(model, chosen, this.confidence);
  }

  #go(step: number): void {
    this.#sendAction({ step });
  }

  override render(): unknown {
    const { attempt, step } = this.check;
    if (!attempt) return checkIntroduction(this.model, this.check, this.review, () => this.#begin());
    const items = this.#items(attempt);
    if (attempt.submitted) {
      return checkResultView(items, attempt, this.check, {
        again: this.review ? undefined : () => this.#begin(),
        go: (place) => emit(this, 'course-go', place),
        record: () => emit(this, 'course-record', undefined),
      });
    }
    if (step < items.length) return this.#question(attempt, items, step);
    return checkOverview(items, attempt, {
      review: this.review,
      error: this.error,
      hasFeedback: this.#asksToHandIn,
      go: (place) => this.#go(place),
      submit: () => this.#submit(attempt),
    });
  }
}

customElements.define('check-block', CheckBlock);
