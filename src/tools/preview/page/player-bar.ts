import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { PackageInfo } from '../package-info.ts';
import type { Mode } from './learner-record.ts';
import type { FrameSize, Route } from './route.ts';

const sizeNames: Readonly<Record<FrameSize, string>> = {
  fill: 'Fill',
  '800x600': '800 × 600',
  '390x844': 'Phone, 390 × 844',
};

export interface PlayerBar {
  readonly isPlaying: boolean;
  readonly hasRecord: boolean;
  /** Why the last thing that was asked for did not happen; '' where it did. */
  readonly problem: string;
  readonly launch: (mode: Mode) => void;
  /** Ends the session without a word. */
  readonly cut: () => void;
  /** Asks whether the record is to be deleted. */
  readonly reset: () => void;
  readonly resize: (size: FrameSize) => void;
}

/** What can be done with the package that is played. */
export function playerBar(
  { label, standard }: PackageInfo,
  { mode, size }: Route,
  bar: PlayerBar,
): TemplateResult {
  const is = (one: Mode) => (bar.isPlaying && mode === one ? 'true' : 'false');
  // The launch of xAPI says no mode.
  const otherModes = html`<button aria-pressed=${is('review')} @click=${() => bar.launch('review')}>
      Review
    </button>
    <button aria-pressed=${is('browse')} @click=${() => bar.launch('browse')}>Browse</button>`;
  const ofRecord = html`${standard === 'xapi' ? nothing : otherModes}
    <button ?disabled=${!bar.isPlaying} @click=${bar.cut}>Close without saying goodbye</button>
    <button class="danger" @click=${bar.reset}>Reset…</button>`;
  return html`<header class="bar">
    <a href="#/">All packages</a>
    <h1 tabindex="-1">${label}</h1>
    <div class="tools">
      <button class="primary" @click=${() => bar.launch('normal')}>
        ${bar.isPlaying || bar.hasRecord ? 'Relaunch' : 'Launch'}
      </button>
      ${standard === 'web' ? nothing : ofRecord}
      <label>
        Frame
        <select
          @change=${(event: Event) => bar.resize((event.target as HTMLSelectElement).value as FrameSize)}
        >
          ${Object.entries(sizeNames).map(
            ([key, name]) => html`<option value=${key} ?selected=${key === size}>${name}</option>`,
          )}
        </select>
      </label>
    </div>
    ${bar.problem === '' ? nothing : html`<p class="bad" role="alert">${bar.problem}</p>`}
  </header>`;
}
