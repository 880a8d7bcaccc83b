import type { Page } from '@playwright/test';
import type { BuilderModel } from '../../src/blocks/builder/model.ts';
import { encodeSnapshot } from '../../src/course/snapshot.ts';
import { emptyProgress } from '../../src/course/progress.ts';
import { blocksOf } from './course-states.ts';
import { Learner, course } from './learner.ts';
import { expect, test } from './site.ts';
import type { Site } from './site.ts';
import { offerSmallLms } from './small-lms.ts';

const sizes = [
  { width: 714, height: 666 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];

/** A voice that says nothing, and ends a sentence when told to. */
function offerVoice(): void {
  const voice = { voiceURI: 'a', name: 'Ada', lang: 'en-GB', localService: true, default: true };
  class Utterance {
    onstart?: () => void;
    onend?: () => void;
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  let now: Utterance | undefined;
  const speech = {
    getVoices: () => [voice],
    cancel: () => undefined,
    speak: (said: Utterance) => (now = said),
  };
  for (const [name, value] of Object.entries(speech))
    Object.defineProperty(speechSynthesis, name, { value, configurable: true });
  const endSentence = (): void => {
    now?.onstart?.();
    now?.onend?.();
  };
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, endSentence });
}

/** In the page: which part of what has the focus lies under something else; empty if none does. */
function coveredIn(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const shown = element?.closest('.option') ?? element;
  if (!shown || shown === document.body) return '';
  const holds = (outer: Node, inner: Node | null): boolean => {
    for (let at = inner; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null)
      if (at === outer) return true;
    return false;
  };
  const { left, top, width, height } = shown.getBoundingClientRect();
  const over: string[] = [];
  for (let i = 1; i < 8; i++) {
    const [x, y] = [left + width / 2, top + (height * i) / 8];
    let above = document.elementFromPoint(x, y);
    while (above?.shadowRoot) {
      const inner = above.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === above) break;
      above = inner;
    }
    if (!above || !(holds(shown, above) || holds(above, shown)))
      over.push(above ? `${above.localName}.${above.className}` : 'edge of the window');
  }
  const words = (shown.getAttribute('aria-label') ?? shown.textContent ?? '').trim() || shown.id;
  return over.length === 0 ? '' : `${over.length}/7 of “${words.slice(0, 40)}” under ${over[0]}`;
}

/** Opens the course at a screen. */
async function openAt(page: Page, site: Site, lesson: string, screen: string): Promise<Learner> {
  const progress = { ...emptyProgress, place: { lesson, screen } };
  await offerSmallLms(page, { values: { 'cmi.suspend_data': encodeSnapshot(course, progress, 4096) } });
  await page.goto(await site.serve('scorm12'));
  const learner = new Learner(page, page);
  await learner.start();
  return learner;
}

/** Goes back with Shift+Tab as often as said, and answers where the focus was covered. */
async function backwards(page: Page, times: number): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('Shift+Tab');
    found.push(await page.evaluate(coveredIn));
  }
  return found.filter(Boolean);
}

for (const size of sizes) {
  const at = `${size.width} × ${size.height}`;

  test(`at ${at} the sentence of the plan covers no focus`, async ({ page, site }) => {
    await page.setViewportSize(size);
    const learner = await openAt(page, site, 'actions', 'actions-phrases');
    const keep = page.locator('phrases-block button[aria-pressed]');
    for (let i = 0; i < 4; i++) await keep.nth(i).click();
    await page.evaluate(() => {
      const player = document.querySelector<Element & { go(place: object): Promise<void> }>('course-player');
      return player?.go({ lesson: 'resources', screen: 'resources-plan' });
    });
    await expect(learner.view.locator('plan-block')).toBeVisible();
    const long = 'somebody is cut off in our Monday meeting, or their idea is taken up by others. '.repeat(5);
    for (const field of ['#cue', '#action']) await page.locator(`plan-block ${field}`).fill(long);
    await page.locator('plan-block #review').focus();
    expect(await backwards(page, 14)).toEqual([]);
  });

  test(`at ${at} the sentence that is built covers no focus`, async ({ page, site }) => {
    await page.setViewportSize(size);
    await openAt(page, site, 'definition', 'build');
    const [builder] = blocksOf('definition', 'build').filter(({ kind }) => kind.tag === 'builder-block');
    const slots = (builder?.model as BuilderModel | undefined)?.slots ?? [];
    const radios = page.locator('builder-block input');
    const all = await radios.count();
    expect(all).toBeGreaterThan(slots.length);
    for (let i = 0; i < all; i++) await radios.nth(i).check();
    await radios.last().focus();
    const found = [await page.evaluate(coveredIn), ...(await backwards(page, slots.length - 1))];
    for (let i = 0; i < all; i++) {
      await page.keyboard.press('ArrowUp');
      found.push(await page.evaluate(coveredIn));
    }
    expect(found.filter(Boolean)).toEqual([]);
  });

  test(`at ${at} the panel of Listen covers no focus, and no sentence that is read`, async ({
    page,
    site,
  }) => {
    await page.addInitScript(offerVoice);
    await page.setViewportSize(size);
    await openAt(page, site, 'actions', 'actions-phrases');
    await page.locator('button.listen').click();
    const panel = page.locator('read-aloud');
    await expect(panel).toBeVisible();
    await page.locator('phrases-block button').last().focus();
    expect(await backwards(page, 20)).toEqual([]);

    const hidden: string[] = [];
    for (let i = 0; i < 24; i++) {
      // As one who reads along.
      if (i % 3 === 2) await page.evaluate(() => scrollBy({ top: 220, behavior: 'instant' }));
      await page.evaluate(() => (window as unknown as { endSentence(): void }).endSentence());
      const said = await panel.evaluate(async (above) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const [range] = CSS.highlights.get('read-aloud') ?? [];
        const box = (range as Range | undefined)?.getBoundingClientRect();
        const { bottom } = above.getBoundingClientRect();
        return box && box.top < bottom && box.bottom > 0 ? String(range) : '';
      });
      if (said) hidden.push(said);
    }
    expect(hidden).toEqual([]);
  });
}
