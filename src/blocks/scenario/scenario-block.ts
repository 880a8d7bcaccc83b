import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { emit } from '../../ui/emit.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { ScenarioModel, ScenarioWalk } from './model.ts';
import { walk } from './model.ts';
import { pathView, sceneView, toldView } from './scenario-parts.ts';
import { styles } from './scenario-block.styles.ts';

type View = 'intro' | 'scene' | 'summary';

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
      part: scene.id,
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

  #scene(way: ScenarioWalk): TemplateResult {
    const { back, restart, inShort } = words.scenario;
    return html`${
        way.current &&
        sceneView(way.current, {
          chosen: this.chosen,
          error: this.error,
          choose: (id) => {
            this.chosen = id;
            this.error = '';
          },
          goOn: () => this.#decide(),
        })
      }
      <div class="ways">
        <button class="quiet" @click=${this.#back}>${back}</button>
        <button class="quiet" ?hidden=${way.kept === ''} @click=${() => this.#go('scene', '')}>
          ${restart}
        </button>
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
          : toldView(way)
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
