import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Where the focus is, and whether it can be seen. */
interface Focus {
  /** Whether it is on the control looked for. */
  readonly isThere: boolean;
  /** The element, and its words. */
  readonly what: string;
  readonly hasRing: boolean;
  /** In CSS px; 0 where all of it can be seen, or it is too tall to. */
  readonly underBars: number;
}

/** Someone at a keyboard: goes from control to control with Tab, and minds whether the focus can be seen. */
export class Keyboard {
  readonly #page: Page;
  /** What was wrong with the focus on the way, each once. */
  readonly problems = new Set<string>();

  constructor(page: Page) {
    this.#page = page;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Tab, or Shift+Tab, until the control has the focus. */
  async tabTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const way: string[] = [];
    // In the control's own frame: an LMS has the course in one of its page.
    const target = await control.elementHandle();
    if (!target) throw new Error(`${control.toString()} is not there.`);
    for (let steps = 0; steps < 80; steps++) {
      await this.press(key);
      const { what, hasRing, underBars, isThere } = await target.evaluate(focus);
      way.push(what || '(outside the page)');
      if (!hasRing) this.problems.add(`no ring: ${what}`);
      if (underBars > 0) this.problems.add(`${underBars} px under a bar: ${what}`);
      if (isThere) return;
    }
    throw new Error(`${control.toString()} is not reached by ${key}. On the way: ${way.join(' | ')}`);
  }

  async tabToAndPress(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(control);
    await this.press(key);
  }

  /** Chooses the nth of a group of radios: Tab goes to the group, the arrows choose. */
  async chooseRadio(radios: Locator, nth: number): Promise<void> {
    await this.tabTo(radios.first());
    await this.press('Space');
    for (let i = 0; i < nth; i++) await this.press('ArrowDown');
    await expect(radios.nth(nth)).toBeChecked();
  }
}

export const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);

/** Expects the focus there, once the page has come to rest. */
export const expectFocus = (control: Locator): Promise<void> =>
  expect.poll(() => isFocused(control), { message: `focus on ${control.toString()}` }).toBe(true);

/** In the page: the element with the focus, through all shadow roots. */
function focus(target: Node): Focus {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { isThere: false, what: '', hasRing: true, underBars: 0 };
  const card = element.closest('.option') ?? element;
  const words = element.getAttribute('aria-label') ?? (card.textContent || element.id);
  // The button inside of a date is the browser's own, with the browser's own ring.
  const isInside = element.matches('input:is([type=date], [type=datetime-local]):not(:focus)');
  const ring = [element, card].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const shell = document.querySelector('course-player')?.shadowRoot;
  const bars = [...(shell?.querySelectorAll('header, .lesson-nav') ?? [])].filter(
    (bar) => getComputedStyle(bar).position === 'sticky' && !bar.contains(element),
  );
  let within: Element | null = element;
  while (within && !within.closest('dialog')) {
    const root: Node = within.getRootNode();
    within = root instanceof ShadowRoot ? root.host : null;
  }
  const isInDialog = within !== null;
  const box = card.getBoundingClientRect();
  const room = bars.reduce((height, bar) => height - bar.getBoundingClientRect().height, innerHeight);
  const hidden = bars.map((bar) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return Math.min(bottom, box.bottom) - Math.max(top, box.top);
  });
  const most = isInDialog || box.height > room ? 0 : Math.max(0, ...hidden);
  return {
    isThere: element === target,
    what: `${element.localName} “${words.replace(/\s+/g, ' ').trim().slice(0, 60)}”`,
    hasRing: ring || isInside,
    underBars: Math.round(most),
  };
}
