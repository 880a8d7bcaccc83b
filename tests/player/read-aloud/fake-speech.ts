import { vi } from 'vitest';

/** A voice with nothing behind it. */
export const voice = (name: string, lang: string, localService = true): SpeechSynthesisVoice => ({
  voiceURI: name,
  name,
  lang,
  localService,
  default: false,
});

/** What is said by nobody: a test says when a sentence has begun and ended. */
export class FakeSpeech extends EventTarget {
  voices: SpeechSynthesisVoice[] = [voice('Anna', 'en-GB')];
  /** Every text that was to be said. */
  readonly said: string[] = [];
  now: SpeechSynthesisUtterance | undefined;
  cancelled = 0;

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }

  speak(utterance: SpeechSynthesisUtterance): void {
    this.now = utterance;
    this.said.push(utterance.text);
  }

  cancel(): void {
    this.cancelled++;
    const { now } = this;
    this.now = undefined;
    // As browsers do, and late.
    setTimeout(() => tell(now?.onerror), 1);
  }

  begin(): void {
    tell(this.now?.onstart);
  }

  end(): void {
    const { now } = this;
    this.now = undefined;
    tell(now?.onend);
  }

  fail(): void {
    tell(this.now?.onerror);
  }
}

const tell = (listener: unknown): void => (listener as ((event: Event) => void) | null)?.(new Event('x'));

/** As much of an utterance as the course sets. */
export class FakeUtterance {
  voice: SpeechSynthesisVoice | undefined;
  lang = '';
  rate = 1;
  onstart: unknown = null;
  onend: unknown = null;
  onerror: unknown = null;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function stubSpeech(): FakeSpeech {
  const speech = new FakeSpeech();
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance);
  return speech;
}
