import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { firstDay, lastDay } from '../clock.ts';
import type { PackageInfo } from '../package-info.ts';
import { isOverXapi } from '../package-info.ts';
import { select } from '../../select.ts';
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
  /** Why the last action failed; '' if it did not. */
  readonly problem: string;
  /** The LMS's date, as `2027-01-15`. */
  readonly day: string;
  /** Whether it differs from this computer's date. */
  readonly isMoved: boolean;
  /** The day of the record's last entry if the LMS's clock is before it; otherwise ''. */
  readonly laterEntry: string;
  readonly launch: (mode: Mode) => void;
  /** Begins a new attempt, or a new registration. */
  readonly launchAnew: () => void;
  /** Closes the course without letting it end the session. */
  readonly cut: () => void;
  /** Asks whether to delete the record. */
  readonly reset: () => void;
  readonly resize: (size: FrameSize) => void;
  /** @param day '' if the input is not a valid date */
  readonly setDay: (day: string) => void;
  readonly setToday: () => void;
}

/** The controls of the player. */
export function playerBar(
  { label, standard }: PackageInfo,
  { mode, size }: Route,
  bar: PlayerBar,
): TemplateResult {
  const is = (one: Mode) => (bar.isPlaying && mode === one ? 'true' : 'false');
  // An xAPI launch has no mode.
  const otherModes = html`<button aria-pressed=${is('review')} @click=${() => bar.launch('review')}>
      Review
    </button>
    <button aria-pressed=${is('browse')} @click=${() => bar.launch('browse')}>Browse</button>`;
  const anew = html`<button @click=${bar.launchAnew}>
    ${isOverXapi(standard) ? 'New registration' : 'New attempt'}
  </button>`;
  const ofRecord = html`${bar.hasRecord ? anew : nothing} ${standard === 'xapi' ? nothing : otherModes}
    <button ?disabled=${!bar.isPlaying} @click=${bar.cut}>Close without saying goodbye</button>
    <button class="danger" @click=${bar.reset}>Reset…</button>`;
  return html`<header class="bar">
    <a href="#/">All packages</a>
    <h1 tabindex="-1">${label}</h1>
    ${standard === 'web' ? nothing : clock(bar)}
    <div class="tools">
      <button class="primary" @click=${() => bar.launch('normal')}>
        ${bar.isPlaying || bar.hasRecord ? 'Relaunch' : 'Launch'}
      </button>
      ${standard === 'web' ? nothing : ofRecord}
      ${select('Frame', Object.entries(sizeNames), size, (chosen) => bar.resize(chosen as FrameSize))}
    </div>
    ${bar.laterEntry === '' ? nothing : clockIsBack(bar)}
    ${bar.problem === '' ? nothing : html`<p class="bad" role="alert">${bar.problem}</p>`}
  </header>`;
}

function clock({ day, isMoved, setDay, setToday }: PlayerBar): TemplateResult {
  const set = (event: SubmitEvent): void => {
    event.preventDefault();
    setDay(String(new FormData(event.target as HTMLFormElement).get('day')));
  };
  return html`<form class="tools" novalidate @submit=${set}>
    <label>
      Date in the LMS
      <input type="date" name="day" min=${firstDay} max=${lastDay} .value=${day} />
    </label>
    <button>Set the date</button>
    ${isMoved ? html`<button type="button" @click=${setToday}>Back to today</button>` : nothing}
  </form>`;
}

const clockIsBack = ({ day, laterEntry }: PlayerBar): TemplateResult =>
  html`<p class="notice" role="status">
    The LMS’s date, ${day}, is before this record’s last entry, which is of ${laterEntry}. What is recorded
    now is dated before what is there already.
  </p>`;
