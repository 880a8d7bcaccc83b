import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { ScenarioChoice, ScenarioModel, ScenarioWalk } from './model.ts';
import { walk } from './model.ts';
import { styles } from './scenario-block.styles.ts';

type View = 'intro' | 'scene' | 'summary';

/** The decisions so far. */
function pathView({ steps, kept }: ScenarioWalk): TemplateResult {
  return html`<details>
    <summary>${words.scenario.path(kept.length)}</summary>
    <ol class="path">
      ${steps.map(({ scene, choice }) =>
        choice ? html`<li><strong>${scene.title}</strong> <span>${choice.text}</span></li>` : nothing,
      )}
    </ol>
  </details>`;
}

/** The whole way as it was taken, to be read. */
const pastView = ({ steps }: ScenarioWalk): TemplateResult =>
  html`${steps.map(
    ({ scene, choice }) =>
      html`<div class=${choice ? 'past' : ''}>
        <h3>${scene.title}</h3>
        ${scene.text}
        ${choice ? html`<p class="chosen">${words.scenario.youChose} ${choice.text}</p>` : nothing}
      </div>`,
  )}`;

/**
 * A story that the learner's choices lead through, or that is read in short: an equal way.
 *
 * @fires block-answered - A decision, with the path so far.
 */
@customElement('scenario-block')
export class ScenarioBlock extends BlockElement<ScenarioModel> {
  static override styles = [blockStyles, styles];

  /** Where there is nothing but the way taken, it is the way back to what was read in short. */
  @query('.panel :is([tabindex="-1"], button)') private heading!: HTMLElement | null;
  @state() private view: View = 'intro';
  /** The letters of the choices so far. */
  @state() private path = '';
  @state() private chosen = '';
  @state() private error = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('response') || this.response === undefined) return;
    const { kept } = walk(this.model, this.response);
    if (kept === this.path) return;
    this.path = kept;
    this.chosen = '';
    this.view = 'scene';
  }

  async #go(view: View, path = this.path, chosen = ''): Promise<void> {
    this.view = view;
    this.path = path;
    this.chosen = chosen;
    this.error = '';
    await this.updateComplete;
    this.heading?.focus();
  }

  #back(): Promise<void> {
    return this.path === '' ? this.#go('intro') : this.#go('scene', this.path.slice(0, -1), this.path.at(-1));
  }

  #decide(): void {
    const { id } = this.model;
    const scene = walk(this.model, this.path).current;
    if (!scene?.choices.some((choice) => choice.id === this.chosen)) {
      this.error = words.chooseOne;
      this.shadowRoot?.querySelector<HTMLElement>('fieldset input')?.focus();
      return;
    }
    const { chosen } = this;
    const path = this.path + chosen;
    this.path = path;
    emit(this, 'block-answered', {
      id,
      scene: scene.id,
      kept: path,
      response: { type: 'choice', chosen: [chosen], right: [] },
      result: 'neutral',
      description: scene.title,
    });
    void this.#go('scene', path);
  }

  #intro(): TemplateResult {
    const { begin, inShort } = words.scenario;
    return html`<div class="intro" tabindex="-1">${this.model.intro}</div>
      <div class="actions">
        <button class="primary" @click=${() => this.#go('scene')}>${begin}</button>
        <button @click=${() => this.#go('summary')}>${inShort}</button>
      </div>`;
  }

  /** What one can do in a scene: radios and Continue. */
  #choices(all: readonly ScenarioChoice[]): TemplateResult {
    const { chosen, error } = this;
    const choose = (id: string): void => {
      this.chosen = id;
      this.error = '';
    };
    return html`<fieldset aria-describedby=${error === '' ? nothing : 'error'}>
        <legend>${words.scenario.question}</legend>
        <div>
          ${all.map(
            ({ id, text }) =>
              html`<label class="option">
                <input
                  type="radio"
                  name="choice"
                  .value=${id}
                  .checked=${id === chosen}
                  aria-invalid=${error === '' ? nothing : 'true'}
                  @change=${() => choose(id)}
                />
                <span>${text}</span>
              </label>`,
          )}
        </div>
        <p id="error" class="error" ?hidden=${error === ''}>${error}</p>
      </fieldset>
      <div class="actions">
        <button class="primary" @click=${this.#decide}>${words.scenario.goOn}</button>
      </div>`;
  }

  #scene({ current, kept }: ScenarioWalk): TemplateResult {
    const { back, restart, inShort, ending } = words.scenario;
    return html`${
        current &&
        html`<h3 tabindex="-1">${current.title}</h3>
          ${current.text}
          ${
            current.choices.length > 0
              ? this.#choices(current.choices)
              : html`<p class="ending">${ending}</p>`
          }`
      }
      <div class="ways">
        <button class="quiet" @click=${this.#back}>${back}</button>
        <button class="quiet" ?hidden=${kept === ''} @click=${() => this.#go('scene', '')}>${restart}</button>
        <button class="quiet" @click=${() => this.#go('summary')}>${inShort}</button>
      </div>`;
  }

  #summary(): TemplateResult {
    return html`<h3 tabindex="-1">${words.scenario.summary}</h3>
      ${this.model.summary}
      <div class="actions">
        <button @click=${() => this.#go(this.path === '' ? 'intro' : 'scene', this.path)}>
          ${words.scenario.toStory}
        </button>
      </div>`;
  }

  /** Looked through: the way taken, and the summary. */
  #toRead(way: ScenarioWalk): TemplateResult {
    if (this.view === 'summary') return this.#summary();
    return html`${
        way.kept === ''
          ? html`${this.model.intro}
              <p class="hint">${words.scenario.notTaken}</p>`
          : pastView(way)
      }
      <div class="actions">
        <button @click=${() => this.#go('summary')}>${words.scenario.inShort}</button>
      </div>`;
  }

  override render(): unknown {
    const way = walk(this.model, this.path);
    if (this.review) return html`<div class="panel">${this.#toRead(way)}</div>`;
    const views = {
      intro: () => this.#intro(),
      scene: () => this.#scene(way),
      summary: () => this.#summary(),
    };
    return html`<div class="panel">${views[this.view]()}</div>
      ${this.view === 'scene' && way.kept !== '' ? pathView(way) : nothing}`;
  }
}
