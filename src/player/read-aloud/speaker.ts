import type { Sentence } from './sentences.ts';
import { isShown } from './sentences.ts';
import { voiceOfPhrase } from './voices.ts';

/** The part of the browser's speech that is used. */
export type Speech = Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>;

export interface Way {
  readonly voice: SpeechSynthesisVoice;
  /** 1 is the voice's own speed. */
  readonly rate: number;
}

export type SpeakerState = 'stopped' | 'speaking' | 'paused';

/** Longest that a voice may take to begin, in ms. */
const patience = 8000;
/** What a browser needs after something was cut off, in ms. */
const recovery = 50;
/** Longest that a character takes at speed 1, in ms: most voices need about 70. */
const slowest = 250;

/**
 * Says sentences one by one. Pausing ends the sentence and going on says it again: browsers' own pause is no pause on
 * Android, and is forgotten elsewhere. A voice that never says that it has ended is not waited for.
 */
export class Speaker {
  state: SpeakerState = 'stopped';
  #sentences: readonly Sentence[] = [];
  #at = 0;
  /** Raised by every change, so that events of what was said before are ignored. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Chrome forgets to tell of the end of what nobody holds. */
  #saying: SpeechSynthesisUtterance | undefined;
  readonly #speech: Speech;
  readonly #way: () => Way | undefined;
  readonly #changed: (now: Sentence | undefined, failed: boolean) => void;

  /**
   * @param way how to speak, asked for before each sentence; undefined where there is no voice
   * @param changed with the sentence that is said or paused in; `failed` where the voice does not speak
   */
  constructor(
    speech: Speech,
    way: () => Way | undefined,
    changed: (now: Sentence | undefined, failed: boolean) => void,
  ) {
    this.#speech = speech;
    this.#way = way;
    this.#changed = changed;
  }

  /** From the first sentence on. */
  speak(sentences: readonly Sentence[]): void {
    // Chrome goes on with what was being said when the page was loaded again.
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

  /** Again from the sentence at which it paused, or that is just being said: with another voice or speed. */
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

  /** Whether something was cut off. */
  #silence(): boolean {
    this.#turn++;
    clearTimeout(this.#timer);
    if (!this.#saying) return false;
    this.#saying = undefined;
    this.#speech.cancel();
    return true;
  }

  /** @param isCut whether something was cut off for it already */
  #say(isCut = false): void {
    const wasCut = this.#silence() || isCut;
    const way = this.#way();
    const sentence = this.#sentences[this.#at];
    if (!sentence || !way) return this.#end(false);
    const voice = voiceOfPhrase(this.#speech.getVoices(), way.voice, sentence.lang);
    // What is private never goes to a service.
    if (sentence.isPrivate && !voice.localService) return this.#next(wasCut);
    // What has gone from the screen meanwhile, as a step of a scene, is not read.
    if (!isShown(sentence)) return this.#end(false);
    const saying = Object.assign(new SpeechSynthesisUtterance(sentence.text), {
      voice,
      lang: voice.lang,
      rate: way.rate,
    });
    const turn = this.#turn;
    const ifStill = (then: () => void) => (): void => {
      if (turn === this.#turn) then();
    };
    const waitFor = (ms: number, then: () => void): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(ifStill(then), ms);
    };
    const next = (): void => this.#next();
    const begin = (): void => {
      waitFor(patience, () => this.#end(true));
      this.#speech.speak(saying);
    };
    saying.onstart = ifStill(() => waitFor(patience + (sentence.text.length * slowest) / way.rate, next));
    saying.onend = ifStill(() => {
      this.#saying = undefined;
      next();
    });
    saying.onerror = ifStill(() => this.#end(true));
    this.#saying = saying;
    this.state = 'speaking';
    this.#changed(sentence, false);
    // Safari overlooks what is said in the moment in which something was cut off.
    if (wasCut) waitFor(recovery, begin);
    else begin();
  }

  #next(isCut = false): void {
    this.#at++;
    this.#say(isCut);
  }
}
