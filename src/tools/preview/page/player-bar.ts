import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PackageInfo } from '../package-info.ts';
import type { Mode } from './learner-record.ts';
import { LightElement } from './light-element.ts';
import type { FrameSize, Route } from './route.ts';
import { parseRoute } from './route.ts';

const sizeNames: Readonly<Record<FrameSize, string>> = {
  fill: 'Fill',
  '800x600': '800 × 600',
  '390x844': 'Phone, 390 × 844',
};

/**
 * What can be done with the package that is played.
 *
 * @fires lms-launch with the mode.
 * @fires lms-cut when the session is to end without a word.
 * @fires lms-ask-reset when the record is perhaps to be deleted.
 * @fires lms-size with the frame's.
 */
@customElement('lms-player-bar')
export class LmsPlayerBar extends LightElement {
  @property({ attribute: false }) package!: PackageInfo;

  @property({ attribute: false }) route: Route = parseRoute('');

  @property({ type: Boolean }) isPlaying = false;

  @property({ type: Boolean }) hasRecord = false;

  /** Why the last thing that was asked for did not happen; '' where it did. */
  @property() problem = '';

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  protected override render() {
    const again = this.isPlaying || this.hasRecord;
    return html`<header class="bar">
      <a class="back" href="#/">All packages</a>
      <h1 tabindex="-1">${this.package.label}</h1>
      <div class="tools">
        <button class="primary" @click=${() => this.#tell('lms-launch', 'normal')}>
          ${again ? 'Relaunch' : 'Launch'}
        </button>
        ${this.package.standard === 'web' ? nothing : this.#recordTools()}
        <label class="size">
          Frame
          <select
            @change=${(event: Event) => this.#tell('lms-size', (event.target as HTMLSelectElement).value)}
          >
            ${Object.entries(sizeNames).map(
              ([size, name]) =>
                html`<option value=${size} ?selected=${size === this.route.size}>${name}</option>`,
            )}
          </select>
        </label>
      </div>
      ${this.problem === '' ? nothing : html`<p class="bad" role="alert">${this.problem}</p>`}
    </header>`;
  }

  #recordTools() {
    const is = (mode: Mode) => (this.isPlaying && this.route.mode === mode ? 'true' : 'false');
    return html`<button aria-pressed=${is('review')} @click=${() => this.#tell('lms-launch', 'review')}>
        Review
      </button>
      <button aria-pressed=${is('browse')} @click=${() => this.#tell('lms-launch', 'browse')}>Browse</button>
      <button ?disabled=${!this.isPlaying} @click=${() => this.#tell('lms-cut')}>
        Close without saying goodbye
      </button>
      <button class="danger" @click=${() => this.#tell('lms-ask-reset')}>Reset…</button>`;
  }
}
