// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sentence } from '../../../src/player/read-aloud/sentences.ts';
import { Speaker } from '../../../src/player/read-aloud/speaker.ts';
import { voiceFor, voicesFor } from '../../../src/player/read-aloud/voices.ts';
import type { FakeSpeech } from './fake-speech.ts';
import { stubSpeech, voice } from './fake-speech.ts';

let speech: FakeSpeech;
let told: [string | undefined, boolean][];
let way: { voice: SpeechSynthesisVoice; rate: number } | undefined;
let speaker: Speaker;

const sentence = (text: string, more: Partial<Sentence> = {}): Sentence => ({
  text,
  lang: 'en-GB',
  isPrivate: false,
  range: document.createRange(),
  ...more,
});
const three = ['One.', 'Two.', 'Three.'].map((text) => sentence(text));

beforeEach(() => {
  vi.useFakeTimers();
  speech = stubSpeech();
  told = [];
  way = { voice: voice('Anna', 'en-GB'), rate: 1.25 };
  speaker = new Speaker(
    speech as unknown as SpeechSynthesis,
    () => way,
    (now, failed) => told.push([now?.text, failed]),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a speaker', () => {
  it('speaks one sentence after the other, with the learner’s preferences', () => {
    speaker.speak(three);
    expect(speech.now).toMatchObject({ text: 'One.', rate: 1.25, lang: 'en-GB', voice: { name: 'Anna' } });
    for (let index = 0; index < 3; index++) {
      speech.begin();
      speech.end();
    }
    expect(speech.said).toEqual(['One.', 'Two.', 'Three.']);
    expect(told).toEqual([
      ['One.', false],
      ['Two.', false],
      ['Three.', false],
      [undefined, false],
    ]);
    expect(speaker.state).toBe('stopped');
  });

  it('pauses, and continues with the interrupted sentence', async () => {
    speaker.speak(three);
    speech.end();
    speaker.pause();
    expect(speaker.state).toBe('paused');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(speech.said).toEqual(['One.', 'Two.']);
    speaker.goOn();
    await vi.advanceTimersByTimeAsync(100);
    expect(speech.said).toEqual(['One.', 'Two.', 'Two.']);
    expect(told.some(([, failed]) => failed)).toBe(false);
  });

  it('repeats the sentence in another voice if it is changed while speaking', async () => {
    speaker.speak(three);
    way = { voice: voice('Ben', 'en-US'), rate: 1 };
    speaker.goOn();
    await vi.advanceTimersByTimeAsync(100);
    expect(speech.now).toMatchObject({ text: 'One.', rate: 1, voice: { name: 'Ben' } });
  });

  it('is silent after stopping', async () => {
    speaker.speak(three);
    speech.begin();
    speaker.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(speech.said).toEqual(['One.']);
    expect(speech.now).toBeUndefined();
    expect(told.at(-1)).toEqual([undefined, false]);
    speaker.goOn();
    expect(speech.said).toEqual(['One.']);
  });

  it('does not wait for a voice that never reports the end', async () => {
    speaker.speak(three);
    speech.begin();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(speech.said).toEqual(['One.', 'Two.']);
  });

  it('reports a voice that does not speak, at once or never', async () => {
    speaker.speak(three);
    speech.fail();
    expect(told.at(-1)).toEqual([undefined, true]);
    speaker.speak(three);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told.at(-1)).toEqual([undefined, true]);
    expect(speaker.state).toBe('stopped');
  });

  it('reads a phrase in its language if a voice on the device speaks it', async () => {
    speech.voices = [voice('Anna', 'en-GB'), voice('Net', 'fr-FR', false), voice('Luc', 'fr_CA')];
    speaker.speak([sentence('Bonjour', { lang: 'fr' })]);
    expect(speech.now).toMatchObject({ voice: { name: 'Luc' }, lang: 'fr_CA' });
    speech.voices = [voice('Anna', 'en-GB'), voice('Net', 'fr-FR', false)];
    speaker.speak([sentence('Bonjour', { lang: 'fr' })]);
    await vi.advanceTimersByTimeAsync(100);
    expect(speech.now).toMatchObject({ voice: { name: 'Anna' } });
  });

  it('sends nothing private to a service', async () => {
    const words = [sentence('If'), sentence('it rains', { isPrivate: true }), sentence('run.')];
    way = { voice: voice('Net', 'en-GB', false), rate: 1 };
    speaker.speak(words);
    speech.end();
    expect(speech.said).toEqual(['If', 'run.']);
    way = { voice: voice('Anna', 'en-GB'), rate: 1 };
    speaker.speak(words);
    await vi.advanceTimersByTimeAsync(100);
    speech.end();
    expect(speech.said).toEqual(['If', 'run.', 'If', 'it rains']);
  });
});

describe('the voice', () => {
  const all = [
    voice('Hans', 'de-DE'),
    voice('Net', 'en-GB', false),
    voice('Joe', 'en-US'),
    voice('Anna', 'en_GB'),
  ];

  it('is one for the course’s language, on the device, and for the country if there is one', () => {
    expect(voicesFor(all, 'en-GB').map(({ name }) => name)).toEqual(['Anna', 'Joe', 'Net']);
    expect(voiceFor(all, 'en-GB', '')?.name).toBe('Anna');
    expect(voiceFor(all, 'fr', '')).toBeUndefined();
  });

  it('of a service is used only if the learner has chosen it', () => {
    const remote = [voice('Net', 'en-GB', false)];
    expect(voiceFor(remote, 'en-GB', '')).toBeUndefined();
    expect(voiceFor(remote, 'en-GB', 'Net')?.name).toBe('Net');
    expect(voiceFor(all, 'en-GB', 'gone')?.name).toBe('Anna');
  });
});
