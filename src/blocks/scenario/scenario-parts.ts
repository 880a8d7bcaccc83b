import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { words } from '../../locale/words.ts';
import type { ScenarioChoice, ScenarioScene, ScenarioWalk } from './model.ts';

export interface Deciding {
  readonly chosen: string;
  readonly error: string;
  readonly choose: (id: string) => void;
  readonly goOn: () => void;
}

/** What one can do in a scene: radios and Continue. */
const choices = (all: readonly ScenarioChoice[], { chosen, error, choose, goOn }: Deciding): TemplateResult =>
  html`<fieldset aria-describedby=${error === '' ? nothing : 'error'}>
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
    <div class="actions"><button class="primary" @click=${goOn}>${words.scenario.goOn}</button></div>`;

/** A scene, with what one can do in it, or marked as an ending. */
export const sceneView = (scene: ScenarioScene, deciding: Deciding): TemplateResult =>
  html`<h3 tabindex="-1">${scene.title}</h3>
    ${scene.text}
    ${
      scene.choices.length > 0
        ? choices(scene.choices, deciding)
        : html`<p class="ending">${words.scenario.ending}</p>`
    }`;

/** The decisions so far. */
export function pathView({ steps, kept }: ScenarioWalk): TemplateResult {
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
export const toldView = ({ steps }: ScenarioWalk): TemplateResult =>
  html`${steps.map(
    ({ scene, choice }) =>
      html`<div class=${choice ? 'told' : ''}>
        <h3>${scene.title}</h3>
        ${scene.text}
        ${choice ? html`<p class="chosen">${words.scenario.youChose} ${choice.text}</p>` : nothing}
      </div>`,
  )}`;
