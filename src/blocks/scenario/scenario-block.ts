import type { PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/later-words.ts';
import { emit } from '../../ui/emit.ts';
import { inItsLanguage } from '../../ui/in-its-language.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import type { CourseFacts } from '../block-inputs.ts';
import type { Drawings } from '../drawings.ts';
import { momentText, stageView } from '../stage.ts';
import type { Moment } from '../staging.ts';
import { stageStyles } from '../stage.styles.ts';
import type { ScenarioChoice, ScenarioModel, ScenarioScene, ScenarioPath } from './model.ts';
import { inOrderFor, sceneParts, scenarioPath } from './model.ts';
import { styles } from './scenario-block.styles.ts';

type View = 'intro' | 'scene' | 'summary';

/** The words of a moment on the stage, which are seen there. */
const saidIn = (moment: Moment | undefined): unknown => (moment ? momentText(moment) : nothing);

/** The whole path taken, for reading. */
const pastView = ({ steps }: ScenarioPath): TemplateResult =>
  html`${steps.map(
    ({ scene, choice }) =>
      html`<div class=${choice ? 'past' : ''}>
        <h3>${inItsLanguage(scene.title)}</h3>
        ${saidIn(scene.moment)} ${scene.text}
        ${choice ? html`<p class="chosen">${words.scenario.youChose} ${choice.text}</p>` : nothing}
      </div>`,
  )}`;

/**
 * A story that the learner goes through by choices, or reads in short: both count the same.
 *
 * @fires block-answered - A decision, with the path so far.
 * @fires course-way-on - Whether the learner has reached an ending, or reads the story in short.
 */
export class ScenarioBlock extends BlockElement<ScenarioModel> {
  static override styles = [blockStyles, stageStyles, styles];

  /** Where the focus goes: the heading, or the first button if only the path taken is shown. */
  @query('.story :is([tabindex="-1"], button)') private heading!: HTMLElement | null;
  @state() private view: View = 'intro';
  /** The letters of the choices so far. */
  @state() private path = '';
  /** Choices made in this launch: the scene's id followed by the letter. */
  readonly #seen = new Set<string>();
  @property({ attribute: false }) facts!: CourseFacts;
  /** Undefined until loaded. */
  @property({ attribute: false }) drawings: Drawings | undefined;
  /** Its stage fills the screen: see `lesson-element.styles.ts`. */
  @property({ type: Boolean, reflect: true }) staged = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.staged = this.model.stage !== undefined && !this.review;
    if (!changed.has('response') || this.response === undefined) return;
    const { kept } = scenarioPath(this.model, this.response);
    if (kept === this.path) return;
    this.path = kept;
    this.view = 'scene';
  }

  protected override updated(): void {
    const { steps, ended } = scenarioPath(this.model, this.path);
    for (const { scene, choice } of steps) if (choice) this.#seen.add(scene.id + choice.id);
    emit(this, 'course-way-on', this.review || this.view === 'summary' || ended);
  }

  async #go(view: View, path = this.path): Promise<void> {
    this.view = view;
    this.path = path;
    await this.updateComplete;
    this.heading?.focus({ preventScroll: true });
    for (const part of [this.renderRoot.querySelector('.stage'), this.heading])
      part?.scrollIntoView({ block: 'nearest' });
  }

  #back(): Promise<void> {
    return this.path === '' ? this.#go('intro') : this.#go('scene', this.path.slice(0, -1));
  }

  #decide(scene: ScenarioScene, chosen: string): void {
    const path = this.path + chosen;
    this.path = path;
    emit(this, 'block-answered', {
      id: this.model.id,
      scene: scene.id,
      kept: path,
      response: { type: 'choice', chosen: [chosen], right: [] },
      result: 'neutral',
      description: scene.title,
      choices: sceneParts(scene),
    });
    void this.#go('scene', path);
  }

  #choicesOf(scene: ScenarioScene): readonly ScenarioChoice[] {
    return inOrderFor(this.facts?.learnerName ?? '', scene);
  }

  #intro(): TemplateResult {
    const { begin, inShort } = words.scenario;
    return html`<div class="intro" tabindex="-1">${saidIn(this.model.moment)} ${this.model.intro}</div>
      <div class="actions">
        <button class="primary" @click=${() => this.#go('scene')}>${begin}</button>
        <button @click=${() => this.#go('summary')}>${inShort}</button>
      </div>`;
  }

  /** The choices in a scene: things to say or do. */
  #choices(scene: ScenarioScene): TemplateResult {
    return html`<h4 id="question">${words.scenario.question}</h4>
      <ul class="says" aria-labelledby="question">
        ${this.#choicesOf(scene).map(
          ({ id, text }) =>
            html`<li><button class="say" @click=${() => this.#decide(scene, id)}>${text}</button></li>`,
        )}
      </ul>`;
  }

  #scene({ current, kept }: ScenarioPath): TemplateResult {
    const { back, restart, inShort, ending } = words.scenario;
    return html`${
        current &&
        html`<h3 tabindex="-1">${inItsLanguage(current.title)}</h3>
          ${saidIn(current.moment)} ${current.text}
          ${current.choices.length > 0 ? this.#choices(current) : html`<p class="ending">${ending}</p>`}`
      }
      <div class="ways">
        <button class="quiet" @click=${this.#back}>${back}</button>
        <button class="quiet" ?hidden=${kept === ''} @click=${() => this.#go('scene', '')}>${restart}</button>
        <button class="quiet" @click=${() => this.#go('summary')}>${inShort}</button>
      </div>`;
  }

  /** The path so far: the scenes to go back to, and the branches not taken. */
  #map({ steps, kept }: ScenarioPath): TemplateResult {
    const { path, taken, seen, unseen, endings } = words.scenario;
    const isEnding = ({ choices }: ScenarioScene): boolean => choices.length === 0;
    const reached = new Set(
      this.model.scenes.flatMap(({ id, choices }) =>
        choices.filter((one) => this.#seen.has(id + one.id)).map(({ to }) => to),
      ),
    ).add(steps.at(-1)?.scene.id ?? '');
    const ends = this.model.scenes.filter(isEnding);
    const branch = (scene: ScenarioScene, one: ScenarioChoice, chosen?: ScenarioChoice): TemplateResult => {
      const state = one === chosen ? 'taken' : this.#seen.has(scene.id + one.id) ? 'seen' : 'unseen';
      return html`<li class=${state}>${one.text} <small>(${{ taken, seen, unseen }[state]})</small></li>`;
    };
    return html`<details>
      <summary>${path(kept.length)}</summary>
      <ol class="map">
        ${steps.map(({ scene, choice }, index) =>
          choice
            ? html`<li>
                <button class="quiet" @click=${() => this.#go('scene', kept.slice(0, index))}>
                  ${scene.title}
                </button>
                <ul>
                  ${this.#choicesOf(scene).map((one) => branch(scene, one, choice))}
                </ul>
              </li>`
            : html`<li aria-current="step"><strong>${scene.title}</strong></li>`,
        )}
      </ol>
      <p>${endings(ends.filter(({ id }) => reached.has(id)).length, ends.length)}</p>
    </details>`;
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

  /** In review: the path taken, and the summary. */
  #toRead(way: ScenarioPath): TemplateResult {
    if (this.view === 'summary') return this.#summary();
    return html`${
        way.kept === ''
          ? html`${saidIn(this.model.moment)} ${this.model.intro}
              <p class="hint">${words.scenario.notTaken}</p>`
          : pastView(way)
      }
      <div class="actions">
        <button @click=${() => this.#go('summary')}>${words.scenario.inShort}</button>
      </div>`;
  }

  override render(): unknown {
    const { stage, moment } = this.model;
    const way = scenarioPath(this.model, this.path);
    // Without the stage, what is said is read as on a page.
    if (this.review) return html`<div class="panel page story">${this.#toRead(way)}</div>`;
    const views = {
      intro: () => this.#intro(),
      scene: () => this.#scene(way),
      summary: () => this.#summary(),
    };
    const shown = (this.view === 'scene' && way.current?.moment) || moment;
    return html`${stage && shown ? stageView(stage, shown, this.drawings, true) : nothing}
      <div class=${stage ? 'words' : 'words panel'} part="words">
        <div class="story">${views[this.view]()}</div>
        ${this.view === 'scene' && way.kept !== '' ? this.#map(way) : nothing}
      </div>`;
  }
}

customElements.define('scenario-block', ScenarioBlock);
