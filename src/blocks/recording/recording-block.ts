import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { blockStyles } from '../block.styles.ts';
import { BlockElement } from '../block-element.ts';
import { figureStyles } from '../figure.styles.ts';
import type { RecordingModel } from './model.ts';

/** A video or an audio file with the browser's own controls, and its transcript below. */
export class RecordingBlock extends BlockElement<RecordingModel> {
  static override styles = [
    blockStyles,
    figureStyles,
    css`
      video {
        width: 100%;
        border-radius: var(--radius-s);
        background: #000;
      }
      audio {
        display: block;
        width: 100%;
      }
      details {
        max-width: var(--measure);
        margin-block-start: var(--space-2);
      }
      .transcript {
        padding-inline-start: var(--space-4);
        border-inline-start: 4px solid var(--line);
      }
      @media print {
        :is(video, audio, summary) {
          display: none;
        }
      }
    `,
  ];

  @state() private isMissing = false;
  @query('details') private transcript!: HTMLDetailsElement | null;

  /** Shows captions at the first play: earlier, they would load before the video. Learners can turn them off. */
  readonly #begun = ({ target }: Event): void => {
    const [track] = target instanceof HTMLMediaElement && target.played.length === 0 ? target.textTracks : [];
    if (track) track.mode = 'showing';
  };

  readonly #playing = (): void => {
    this.isMissing = false;
  };

  readonly #failed = ({ target }: Event): void => {
    if (!(target instanceof HTMLMediaElement)) return;
    this.isMissing = true;
    this.#open();
  };

  readonly #open = (): void => {
    if (this.transcript) this.transcript.open = true;
  };

  /** Paper cannot play the recording: there, the transcript replaces it. The next screen is not printed. */
  readonly #beforePrint = (): void => {
    if (this.getClientRects().length > 0) this.#open();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#beforePrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#beforePrint);
  }

  override render(): unknown {
    const { caption, player, transcript } = this.model;
    const missing = html`<p class="error" role="alert">${words.recording.notLoaded}</p>`;
    // Media events do not bubble, so they are captured.
    const heard = (handleEvent: (event: Event) => void) => ({ handleEvent, capture: true });
    return html`<figure
        @play=${heard(this.#begun)}
        @playing=${heard(this.#playing)}
        @error=${heard(this.#failed)}
      >
        ${player}
        <figcaption>${caption}</figcaption>
      </figure>
      ${this.isMissing ? missing : nothing}
      <details>
        <summary>${words.recording.transcript}</summary>
        <div class="transcript">${transcript}</div>
      </details>`;
  }
}

customElements.define('recording-block', RecordingBlock);
