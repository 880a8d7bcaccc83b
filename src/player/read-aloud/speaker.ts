import type { Sentence } from './sentences.ts';
import { isShown } from './sentences.ts';
import { voiceOfPhrase } from './voices.ts';

/** The part of the browser's speech API that is used. */
export type Speech = Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>;

export interface VoiceAndRate {
  readonly voice: SpeechSynthesisVoice;
  /** 1 is the voice's normal speed. */
  readonly rate: number;
}

export type SpeakerState = 'stopped' | 'speaking' | 'paused';

/** How long a voice may take to begin, in ms. */
const beginTimeout = 8000;
/** The pause that a browser needs after `cancel`, in ms. */
const recovery = 50;
/** The longest time for one character at speed 1, in ms: most voices need about 70. */
const slowest = 250;

/**
 * Speaks sentences one by one. Pausing cancels the sentence, and continuing repeats it, because the browsers' own pause
 * does not work on Android and is unreliable elsewhere. A timeout covers voices that never report the end.
 */
export class Speaker {
  state: SpeakerState = 'stopped';
  #sentences: readonly Sentence[] = [];
  #at = 0;
  /** Incremented by every change, so that events of earlier utterances are ignored. */
  #changeCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Kept here because Chrome fires no `end` event for an utterance without a reference. */
  #currentUtterance: SpeechSynthesisUtterance | undefined;
  readonly #speech: Speech;
  readonly #way: () => VoiceAndRate | undefined;
  readonly #changed: (now: Sentence | undefined, failed: boolean) => void;

  /**
   * @param way the voice and speed, requested before each sentence; undefined if there is no voice
   * @param changed called with the sentence being spoken or paused; `failed` if the voice does not speak
   */
  constructor(
    speech: Speech,
    way: () => VoiceAndRate | undefined,
    changed: (now: Sentence | undefined, failed: boolean) => void,
  ) {
    this.#speech = speech;
    this.#way = way;
    this.#changed = changed;
  }

  /** Starts with the first sentence. */
  speak(sentences: readonly Sentence[]): void {
    // After a reload, Chrome continues with what it was speaking before.
    this.#speech.cancel();
    this.#sentences = sentences;
    this.#at = 0;
    this.#say();
  }

  pause(): void {
    if (this.state !== 'speaking') return;
    this.#silence();
    this.state = 'paused';
    this.#changed(this.#sentences[this.#at], false);
  }

  /** Repeats the current sentence: after a pause, or with a new voice or speed. */
  goOn(): void {
    if (this.state !== 'stopped') this.#say();
  }

  stop(): void {
    this.#end(false);
  }

  #end(failed: boolean): void {
    this.#silence();
    this.state = 'stopped';
    this.#sentences = [];
    this.#changed(undefined, failed);
  }

  /** Returns whether speech was cancelled. */
  #silence(): boolean {
    this.#changeCount++;
    clearTimeout(this.#timer);
    if (!this.#currentUtterance) return false;
    this.#currentUtterance = undefined;
    this.#speech.cancel();
    return true;
  }

  /** @param isCut whether speech was already cancelled for it */
  #say(isCut = false): void {
    const wasCut = this.#silence() || isCut;
    const way = this.#way();
    const sentence = this.#sentences[this.#at];
    if (!sentence || !way) return this.#end(false);
    const voice = voiceOfPhrase(this.#speech.getVoices(), way.voice, sentence.lang);
    // Private text is never sent to an online voice.
    if (sentence.isPrivate && !voice.localService) return this.#next(wasCut);
    // A sentence that is no longer on the screen, e.g. of an earlier step of a scene, is not read.
    if (!isShown(sentence)) return this.#end(false);
    const saying = Object.assign(new SpeechSynthesisUtterance(sentence.text), {
      voice,
      lang: voice.lang,
      rate: way.rate,
    });
    const turn = this.#changeCount;
    const ifStill = (then: () => void) => (): void => {
      if (turn === this.#changeCount) then();
    };
    const waitFor = (ms: number, then: () => void): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(ifStill(then), ms);
    };
    const next = (): void => this.#next();
    const begin = (): void => {
      waitFor(beginTimeout, () => this.#end(true));
      this.#speech.speak(saying);
    };
    saying.onstart = ifStill(() => waitFor(beginTimeout + (sentence.text.length * slowest) / way.rate, next));
    saying.onend = ifStill(() => {
      this.#currentUtterance = undefined;
      next();
    });
    saying.onerror = ifStill(() => this.#end(true));
    this.#currentUtterance = saying;
    this.state = 'speaking';
    this.#changed(sentence, false);
    // Safari ignores `speak` immediately after `cancel`.
    if (wasCut) waitFor(recovery, begin);
    else begin();
  }

  #next(isCut = false): void {
    this.#at++;
    this.#say(isCut);
  }
}
