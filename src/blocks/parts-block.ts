import type { PropertyValues, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { KeyPart } from '../course/answer-key.ts';
import type { Answer } from '../course/interaction.ts';
import type { Rich } from '../course/rich.ts';
import { plain } from '../course/rich.ts';
import { words } from '../locale/words.ts';
import { QuestionBlock } from './question-block.ts';
import type { Chosen, QuestionPart } from './parts.ts';
import { chosenParts, keptParts, partsResponse, partsRight } from './parts.ts';
import { verdict } from './verdict.ts';

/** Styles of questions in several parts. */
export const partsStyles = css`
  .prompt {
    font-weight: 600;
  }
  .overall {
    margin-block-end: var(--space-4);
  }
  .overall p {
    margin: 0;
  }
`;

/** The common part of the models of questions in several parts. */
interface PartsModel {
  readonly id: string;
  readonly prompt: Rich;
}

/** A question in several parts that are checked together: a sort, a builder. */
export abstract class PartsBlock<Model extends PartsModel> extends QuestionBlock<Model> {
  @state() protected chosen: Chosen = new Map();

  /** The parts, in the author's order. */
  protected abstract get parts(): readonly QuestionPart[];

  /** The error when parts have no answer. */
  protected abstract missingWords(missing: number): string;

  /** The options, in words. */
  protected abstract get choices(): readonly KeyPart[];

  /** The parts as form fields; each radio button comes from `radio`. */
  protected abstract fields(): TemplateResult;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    this.chosen = chosenParts(this.response, this.parts);
    this.checked = this.chosen.size === this.parts.length;
  }

  protected isMissing(part: string): boolean {
    return this.error !== '' && !this.chosen.has(part);
  }

  protected radio(part: string, option: string, label: Rich): TemplateResult {
    return html`<label class="option">
      <input
        type="radio"
        name="part-${part}"
        .value=${option}
        .checked=${this.chosen.get(part) === option}
        ?disabled=${this.checked || this.review}
        aria-invalid=${this.isMissing(part)}
        aria-describedby=${this.isMissing(part) ? 'error' : nothing}
        @change=${() => this.#choose(part, option)}
      />
      <span>${label}</span>
    </label>`;
  }

  #choose(part: string, option: string): void {
    this.chosen = new Map(this.chosen).set(part, option);
    this.error = '';
  }

  protected get missing(): { error: string; field: string } | undefined {
    const [first, ...more] = this.parts.filter(({ id }) => !this.chosen.has(id));
    return first && { error: this.missingWords(more.length + 1), field: `[name="part-${first.id}"]` };
  }

  protected get answer(): Answer {
    const { model, parts, chosen } = this;
    return {
      id: model.id,
      kept: keptParts(parts, chosen),
      response: partsResponse(parts, chosen),
      result: partsRight(parts, chosen) === parts.length ? 'correct' : 'incorrect',
      description: plain(model.prompt),
      choices: this.choices,
    };
  }

  #overall(): TemplateResult {
    const { parts } = this;
    const right = partsRight(parts, this.chosen);
    return html`<div class="overall" tabindex="-1">
      ${verdict(right === parts.length)}
      <p>${words.partlyRight(right, parts.length)}</p>
    </div>`;
  }

  override render(): unknown {
    const { checked, error } = this;
    return html`<p class="prompt">${this.model.prompt}</p>
      ${checked ? this.#overall() : nothing} ${this.fields()}
      <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
      <div class="actions" ?hidden=${this.review}>${this.checkButton()}</div>`;
  }
}
