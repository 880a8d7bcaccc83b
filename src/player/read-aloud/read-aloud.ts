import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { words } from '../../locale/words.ts';
import { announceIn } from '../../ui/announce.ts';
import { controls, prose } from '../../ui/shared.styles.ts';
import { closeIcon, pauseIcon, playIcon } from '../icons.ts';
import { KeepClear } from './keep-clear.ts';
import { createMarker } from './marker.ts';
import type { Preferences } from './preferences.ts';
import { keepPreferences, rates, readPreferences } from './preferences.ts';
import { styles } from './read-aloud.styles.ts';
import type { Sentence } from './sentences.ts';
import { sentencesOf } from './sentences.ts';
import type { VoiceAndRate } from './speaker.ts';
import { Speaker } from './speaker.ts';
import { voiceFor, voicesFor } from './voices.ts';

/**
 * Reads a screen aloud with the browser's own voices, and highlights the sentence being read.
 *
 * @fires close - The learner closes it.
 */
export class ReadAloud extends LitElement {
  static override styles = [prose, controls, styles];

  /** The element that is read. */
  @property({ attribute: false }) lesson!: Element;
  /** The course: for its language, and for its id, which is part of the key for preferences. */
  @property({ attribute: false }) course!: { readonly id: string; readonly language: string };

  @query('.play') private playButton!: HTMLElement;
  @query('[role=status]') private status!: HTMLElement;
  @state() private preferences: Preferences = { rate: 1, voice: '' };
  @state() private problem = '';
  readonly #marker = createMarker();
  readonly #clear = new KeepClear(this);
  readonly #speaker = new Speaker(
    speechSynthesis,
    () => this.#way,
    (now, failed) => this.#changed(now, failed),
  );
  readonly #hidden = (): void => {
    if (document.visibilityState === 'hidden') this.#speaker.pause();
  };
  readonly #left = (): void => this.#speaker.stop();
  readonly #voicesChanged = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.preferences = readPreferences(this.course.id);
    document.addEventListener('visibilitychange', this.#hidden);
    window.addEventListener('pagehide', this.#left);
    // Old versions of Safari lack this method.
    speechSynthesis.addEventListener?.('voiceschanged', this.#voicesChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
    document.removeEventListener('visibilitychange', this.#hidden);
    window.removeEventListener('pagehide', this.#left);
    speechSynthesis.removeEventListener?.('voiceschanged', this.#voicesChanged);
  }

  /** Focuses the panel and begins, if there is a voice. */
  async start(): Promise<void> {
    await this.updateComplete;
    this.playButton.focus();
    this.#play();
  }

  /** Called when another screen is shown. */
  stop(): void {
    this.problem = '';
    this.#speaker.stop();
  }

  get #voice(): SpeechSynthesisVoice | undefined {
    return voiceFor(speechSynthesis.getVoices(), this.course.language, this.preferences.voice);
  }

  get #way(): VoiceAndRate | undefined {
    const voice = this.#voice;
    return voice && { voice, rate: this.preferences.rate };
  }

  #changed(now: Sentence | undefined, failed: boolean): void {
    this.#marker.mark(now?.range);
    if (now) bringIntoView(now.range, this.#clear.edge);
    if (failed) this.#tell(words.listen.failed);
    this.requestUpdate();
  }

  #tell(problem: string): void {
    this.problem = problem;
    announceIn(this.status, problem);
  }

  #play(): void {
    this.problem = '';
    if (this.#speaker.state === 'speaking') return this.#speaker.pause();
    if (!this.#voice) return this.#tell(words.listen.chooseVoice);
    if (this.#speaker.state === 'paused') return this.#speaker.goOn();
    const sentences = sentencesOf(this.lesson, this.course.language);
    if (sentences.length === 0) return this.#tell(words.listen.nothing);
    this.#speaker.speak(sentences);
  }

  #prefer(now: Partial<Preferences>): void {
    this.preferences = { ...this.preferences, ...now };
    keepPreferences(this.course.id, this.preferences);
    this.problem = '';
    // Takes effect at once, unless paused.
    if (this.#speaker.state === 'speaking') this.#speaker.goOn();
  }

  #close(): void {
    this.stop();
    this.dispatchEvent(new Event('close'));
  }

  #speeds(): TemplateResult {
    return html`<label>
      ${words.listen.speed}
      <select
        @change=${({ target }: Event) => this.#prefer({ rate: Number((target as HTMLSelectElement).value) })}
      >
        ${rates.map(
          (rate) =>
            html`<option value=${rate} ?selected=${rate === this.preferences.rate}>
              ${words.listen.speeds[rate]}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #voices(now: SpeechSynthesisVoice | undefined): TemplateResult {
    const all = voicesFor(speechSynthesis.getVoices(), this.course.language);
    const group = (label: string, isLocal: boolean): unknown => {
      const some = all.filter(({ localService }) => localService === isLocal);
      if (some.length === 0) return nothing;
      return html`<optgroup label=${label}>
        ${some.map(
          ({ voiceURI, name }) =>
            html`<option value=${voiceURI} ?selected=${voiceURI === now?.voiceURI}>${name}</option>`,
        )}
      </optgroup>`;
    };
    return html`<label class="voice">
      ${words.listen.voice}
      <select @change=${({ target }: Event) => this.#prefer({ voice: (target as HTMLSelectElement).value })}>
        ${now ? nothing : html`<option value="" selected>${words.listen.noVoice}</option>`}
        ${group(words.listen.onDevice, true)} ${group(words.listen.byService, false)}
      </select>
    </label>`;
  }

  override render(): unknown {
    const { listen } = words;
    const voice = this.#voice;
    const { state: now } = this.#speaker;
    const isSpeaking = now === 'speaking';
    return html`<section
      aria-label=${listen.title}
      @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && this.#close()}
    >
      <button class="primary play" @click=${this.#play}>
        ${isSpeaking ? pauseIcon : playIcon}${isSpeaking ? listen.pause : now === 'paused' ? listen.goOn : listen.play}
      </button>
      ${this.#speeds()} ${this.#voices(voice)}
      <button class="close" aria-label=${listen.close} @click=${this.#close}>${closeIcon}</button>
      ${voice?.localService === false ? html`<p>${listen.service}</p>` : nothing}
      <p class="problem" role="status" ?hidden=${this.problem === ''}></p>
    </section>`;
  }
}

customElements.define('read-aloud', ReadAloud);

/**
 * If a sentence is out of view, scrolls its element to the middle.
 *
 * @param edge in CSS pixels: what is above it is covered
 */
function bringIntoView(range: Range, edge: number): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= Math.max(edge, window.innerHeight * 0.15) && bottom <= window.innerHeight * 0.85) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  range.startContainer.parentElement?.scrollIntoView({
    block: 'center',
    behavior: isStill ? 'instant' : 'smooth',
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'read-aloud': ReadAloud;
  }
}
