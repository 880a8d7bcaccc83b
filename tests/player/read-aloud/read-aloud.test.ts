// @vitest-environment jsdom
import type { LitElement } from 'lit';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../../src/locale/words.ts';
import { Listening } from '../../../src/player/read-aloud/listening.ts';
import type { ReadAloud } from '../../../src/player/read-aloud/read-aloud.ts';
import { sampleCourse } from '../../course/sample-course.ts';
import type { FakeSpeech } from './fake-speech.ts';
import { stubSpeech, voice } from './fake-speech.ts';

let speech: FakeSpeech;
const course = sampleCourse();
/** By then every import and render is through. */
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 200));

beforeEach(() => {
  speech = stubSpeech();
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal('CSS', {});
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
  const rects = [{ top: 10, left: 5, width: 100, height: 20 }];
  Range.prototype.getClientRects = () => rects as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => ({ top: 10, bottom: 30 }) as DOMRect;
});
afterEach(async () => {
  document.body.replaceChildren();
  await settled();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** A player that holds a lesson of two sentences, and nothing else. */
async function player() {
  const { LitElement: Lit } = await import('lit');
  const name = `test-player-${Math.random().toString(36).slice(2)}`;
  const lesson = document.createElement('div');
  lesson.innerHTML = '<p>One. Two.</p>';
  class Host extends Lit {
    course = course;
    place = { lesson: 'one', screen: 'one' };
    shown: Element | undefined = lesson;
    readonly told: string[] = [];
    readonly listening = new Listening(this, () => this.shown);
    readonly notices = { tell: (notice: () => string) => void this.told.push(notice()) };
    override render(): unknown {
      return html`${this.listening.button}${this.listening.panel}${this.shown}`;
    }
  }
  customElements.define(name, Host);
  const host = document.createElement(name) as Host & LitElement;
  document.body.append(host);
  await host.updateComplete;
  const button = (): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>('button.listen');
  const panel = (): ReadAloud | null => host.renderRoot.querySelector('read-aloud');
  const inPanel = <E extends Element>(selector: string): E =>
    panel()?.shadowRoot?.querySelector(selector) as unknown as E;
  return { host, button, panel, inPanel, lesson };
}

async function listening() {
  const parts = await player();
  parts.button()?.click();
  // Its part is fetched first.
  await expect.poll(parts.panel).not.toBeNull();
  await settled();
  return parts;
}

describe('Listen', () => {
  it('is absent without a voice for the course, and appears when there is one', async () => {
    speech.voices = [voice('Hans', 'de-DE')];
    const { host, button } = await player();
    expect(button()).toBeNull();
    speech.voices = [voice('Anna', 'en-GB')];
    speech.dispatchEvent(new Event('voiceschanged'));
    await host.updateComplete;
    expect(button()?.textContent).toContain(words.listen.title);
  });

  it('reads at once, with the focus on the pause button, and highlights the sentence', async () => {
    const { button, inPanel, panel } = await listening();
    expect(speech.said).toEqual(['One.']);
    expect(button()?.getAttribute('aria-expanded')).toBe('true');
    expect(panel()?.shadowRoot?.activeElement).toBe(inPanel('.play'));
    expect(inPanel<HTMLElement>('.play').textContent).toContain(words.listen.pause);
    expect(document.body.lastElementChild?.children).toHaveLength(1);
    inPanel<HTMLElement>('.play').click();
    await settled();
    expect(inPanel<HTMLElement>('.play').textContent).toContain(words.listen.goOn);
  });

  it('stops on another screen, and stays open for it', async () => {
    const { host, panel, inPanel } = await listening();
    host.place = { lesson: 'one', screen: 'two' };
    host.requestUpdate();
    await settled();
    expect(speech.now).toBeUndefined();
    expect(panel()).not.toBeNull();
    expect(inPanel<HTMLElement>('.play').textContent).toContain(words.listen.play);
    expect(document.querySelector('div[aria-hidden=true]')).toBeNull();
  });

  it('stops if the lesson is gone, and pauses if the page is hidden', async () => {
    const { host } = await listening();
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(speech.now).toBeUndefined();
    hidden.mockRestore();
    host.shown = undefined;
    host.requestUpdate();
    await settled();
    expect(host.renderRoot.querySelector('read-aloud, button.listen')).toBeNull();
  });

  it('closes with Escape, and returns the focus', async () => {
    const { host, button, inPanel, panel } = await listening();
    inPanel('.play').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settled();
    expect(panel()).toBeNull();
    expect(speech.now).toBeUndefined();
    expect((host.renderRoot as ShadowRoot).activeElement).toBe(button());
  });

  it('remembers speed and voice on the device, under the course’s id', async () => {
    speech.voices = [voice('Anna', 'en-GB'), voice('Ben', 'en-US')];
    const { inPanel, panel } = await listening();
    const [speed, voices] = [...(panel()?.shadowRoot?.querySelectorAll('select') ?? [])];
    if (!speed || !voices) throw new Error('no lists');
    for (const [list, value] of [
      [speed, '1.5'],
      [voices, 'Ben'],
    ] as const) {
      list.value = value;
      list.dispatchEvent(new Event('change'));
    }
    await settled();
    expect(speech.now).toMatchObject({ text: 'One.', rate: 1.5, voice: { name: 'Ben' } });
    expect(JSON.parse(localStorage.getItem(`${course.id}:read-aloud`) ?? '')).toEqual({
      rate: 1.5,
      voice: 'Ben',
    });
    inPanel<HTMLElement>('.close').click();
    const again = await listening();
    expect(speech.now).toMatchObject({ rate: 1.5, voice: { name: 'Ben' } });
    again.inPanel<HTMLElement>('.close').click();
  });

  it('reads with a voice of the language that the course changes to', async () => {
    speech.voices = [voice('Anna', 'en-GB'), voice('Hans', 'de-DE')];
    const { host, inPanel } = await listening();
    expect(inPanel('.voice').textContent).toContain('Anna');
    host.course = { ...course, language: 'de-DE' };
    host.requestUpdate();
    await settled();
    expect(inPanel('.voice').textContent).toContain('Hans');
    expect(inPanel('.voice').textContent).not.toContain('Anna');
  });

  it('sends nothing to a service until the learner chooses it, and says where the text goes', async () => {
    speech.voices = [voice('Net', 'en-GB', false)];
    const { inPanel, panel } = await listening();
    expect(speech.said).toEqual([]);
    expect(inPanel('[role=status]').textContent).toBe(words.listen.chooseVoice);
    expect(inPanel<HTMLOptGroupElement>('optgroup').label).toBe(words.listen.byService);
    const voices = inPanel<HTMLSelectElement>('.voice select');
    voices.value = 'Net';
    voices.dispatchEvent(new Event('change'));
    await settled();
    expect(panel()?.shadowRoot?.textContent).toContain(words.listen.service);
    inPanel<HTMLElement>('.play').click();
    expect(speech.said).toEqual(['One.']);
  });

  it('says if a voice fails, and if there is nothing to read', async () => {
    const { inPanel, lesson } = await listening();
    speech.fail();
    await settled();
    expect(inPanel('[role=status]').textContent).toBe(words.listen.failed);
    lesson.replaceChildren();
    inPanel<HTMLElement>('.play').click();
    await settled();
    expect(inPanel('[role=status]').textContent).toBe(words.listen.nothing);
  });
});
