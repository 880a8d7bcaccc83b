import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { inItsLanguage } from '../../ui/in-its-language.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { Drawings } from '../drawings.ts';
import { momentText, stageView } from '../stage.ts';
import { stageStyles } from '../stage.styles.ts';
import type { SceneModel, SceneStep } from './model.ts';
import { styles } from './scene-block.styles.ts';

/**
 * A moment at work, staged in steps. The learner goes through them, or reads them as a page.
 *
 * @fires course-way-on - Whether the learner has reached its end.
 */
export class SceneBlock extends BlockElement<SceneModel> {
  static override styles = [blockStyles, stageStyles, styles];

  /** Undefined until loaded. */
  @property({ attribute: false }) drawings: Drawings | undefined;
  /** Its stage fills the screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) staged = true;
  /** The step shown. */
  @state() private step = 0;
  /** The first element of the words shown. */
  @query(':is(.current, .page .step) > *') private first!: HTMLElement | null;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('step') && !changed.has('staged')) return;
    emit(this, 'course-way-on', !this.staged || this.step >= this.model.steps.length - 1);
  }

  /**
   * Focuses the first words: if the group had the focus, screen readers might read only its name.
   * Also brings the stage into view, even if some of the words are then below the window.
   */
  async #go(step: number, staged = true): Promise<void> {
    this.step = step;
    this.staged = staged;
    await this.updateComplete;
    const { first } = this;
    first?.setAttribute('tabindex', '-1');
    first?.focus({ preventScroll: true });
    for (const part of [first?.parentElement, this.renderRoot.querySelector('.stage')])
      part?.scrollIntoView({ block: 'nearest' });
  }

  #words(step: SceneStep, index: number): TemplateResult {
    const { title } = step;
    const { length } = this.model.steps;
    const isCurrent = this.staged && index === this.step;
    return html`<div
      class="step ${isCurrent ? 'current' : this.staged ? 'away' : ''}"
      role=${length > 1 ? 'group' : nothing}
      aria-label=${length > 1 ? words.scene.step(index + 1, length) : nothing}
    >
      ${title === '' ? nothing : html`<h3>${inItsLanguage(title)}</h3>`} ${momentText(step)}
    </div>`;
  }

  #ways(): TemplateResult {
    const { steps } = this.model;
    const { back, goOn, again, asPage } = words.scene;
    const isLast = this.step >= steps.length - 1;
    return html`<div class="ways">
      <button class=${isLast ? '' : 'primary'} @click=${() => this.#go(isLast ? 0 : this.step + 1)}>
        ${isLast ? again : goOn}
      </button>
      ${
        this.step > 0
          ? html`<button class="quiet" @click=${() => this.#go(this.step - 1)}>${back}</button>`
          : nothing
      }
      <p class="of" aria-hidden="true">${words.scene.step(this.step + 1, steps.length)}</p>
      <button class="quiet" @click=${() => this.#go(this.step, false)}>${asPage}</button>
    </div>`;
  }

  override render(): unknown {
    const { stage, steps } = this.model;
    const step = steps[this.step];
    if (!step) return nothing;
    if (!this.staged)
      return html`<div class="page">
        ${steps.map(
          (one, index) =>
            html`<div class="moment">
              ${stageView(stage, one, this.drawings)} ${this.#words(one, index)}
            </div>`,
        )}
        <div><button @click=${() => this.#go(this.step)}>${words.scene.asScene}</button></div>
      </div>`;
    const drawn = stageView(stage, step, this.drawings);
    // A decorative scene has no words.
    if (step.lines.length === 0) return drawn;
    const isSeen = steps.length > 1 || step.lines.some(({ by }) => by === undefined);
    return html`${drawn}
      <div class="words ${isSeen ? '' : 'said'}" part="words">
        <div class="steps">${steps.map((one, index) => this.#words(one, index))}</div>
        ${steps.length > 1 ? this.#ways() : nothing}
      </div>`;
  }
}

customElements.define('scene-block', SceneBlock);
