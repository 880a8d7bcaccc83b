import type { Page } from '@playwright/test';
import { boxesIn } from './boxes.ts';

/** In the page: the words that no translator could change, since they have no accent here. @param known that may stay */
function plainIn(known: readonly string[]): string[] {
  const found = new Set<string>();
  const look = (text: string | null, where: Element): void => {
    const words = (text ?? '').replaceAll(/\b(?:https?:|mailto:|www\.)\S+|\S+@\S+/g, ' ');
    const plain = [...words.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2,}(?![\p{L}\p{N}])/gu)]
      .map(([word]) => word)
      .filter((word) => !known.includes(word));
    if (plain.length > 0)
      found.add(`no translation of “${plain.join(' ')}” in ${where.localName}: ${words.trim().slice(0, 60)}`);
  };
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('body, body *, :host > *, *')) {
      // What dev mode adds speaks English.
      if (element.closest('author-bar, problems-panel')) continue;
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element.closest('script, style, noscript, head') || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder'])
        look(element.getAttribute(name), element);
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) look(node.textContent, element);
    }
  };
  visit(document);
  return [...found];
}

/**
 * In the page: presses the next thing on the screen that was not pressed before, as somebody would who tries all.
 *
 * @returns whether there was one
 */
function pressNext(): boolean {
  const pressed = ((window as unknown as { pressed?: Set<string> }).pressed ??= new Set());
  const all: Element[] = [];
  const visit = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  const lesson = document.querySelector('course-player')?.shadowRoot?.querySelector('main');
  if (lesson) visit(lesson);
  const controls = all.filter(
    (one) =>
      one.matches('button:not([disabled]), input:not([disabled]), select, textarea, summary') &&
      one.checkVisibility({ visibilityProperty: true }),
  );
  const keys = controls.map((one) => {
    const host = (one.getRootNode() as ShadowRoot).host;
    const words = one.getAttribute('aria-label') ?? one.textContent ?? '';
    return `${host?.localName} ${one.localName} ${(one as HTMLInputElement).name} ${(one as HTMLInputElement).type} ${words.trim()}`;
  });
  const at = keys.findIndex((key) => !pressed.has(key));
  const control = controls[at];
  if (!control) return false;
  pressed.add(keys[at] ?? '');
  if (control.matches('textarea, input[type=text], input:not([type])')) {
    (control as HTMLInputElement).value = 'Çç';
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  } else if (control.matches('select')) {
    (control as HTMLSelectElement).selectedIndex = 1;
    control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  } else if (control.matches('input[type=range]')) {
    (control as HTMLInputElement).value = (control as HTMLInputElement).max;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  } else (control as HTMLElement).click();
  return true;
}

const widths = [
  [390, 844],
  [800, 600],
  [1280, 800],
] as const;

/** Looks at screens in a pseudo language, and keeps what is wrong with them. */
export class PseudoScreens {
  readonly found = new Map<string, string>();
  readonly #page: Page;
  readonly #known: readonly string[];

  /** @param known words that have no accent, and need none: names */
  constructor(page: Page, known: readonly string[]) {
    this.#page = page;
    this.#known = known;
  }

  /** At each width. */
  async look(where: string): Promise<void> {
    const page = this.#page;
    for (const [width, height] of widths) {
      await page.setViewportSize({ width, height });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const boxes = await page.evaluate(boxesIn);
      for (const one of boxes.filter((line) => !line.startsWith('target')))
        this.#keep(one, `${where}, ${width} px`);
    }
    for (const one of await page.evaluate(plainIn, this.#known)) this.#keep(one, where);
  }

  /** What the bar's buttons open: contents, Help, leaving. */
  async bar(): Promise<void> {
    const page = this.#page;
    await page.setViewportSize({ width: 390, height: 844 });
    const buttons = page.locator('course-player header button:not(.skip)');
    for (let index = 0; index < (await buttons.count()); index++) {
      const name = (await buttons.nth(index).textContent())?.trim() ?? '';
      await buttons.nth(index).click();
      // Help comes once it is loaded; Exit opens nothing where all is saved.
      const opened = page.locator('dialog[open]').first();
      await opened.waitFor({ timeout: 3_000 }).catch(() => undefined);
      await this.look(`what ${name} opens`);
      const search = page.getByRole('dialog').getByRole('searchbox');
      if (await search.isVisible()) {
        await search.fill('ţĥéé');
        await this.look(`what ${name} opens, searched`);
      }
      await page
        .locator('dialog[open]')
        .evaluateAll((all) => all.forEach((one) => (one as HTMLDialogElement).close()));
      await page.setViewportSize({ width: 390, height: 844 });
    }
  }

  /** A screen of a lesson, and what comes of everything on it that can be pressed. */
  async walk(lesson: string, screen: string): Promise<void> {
    const page = this.#page;
    await page.evaluate(
      async ([lesson, screen]) => {
        (window as unknown as { pressed?: unknown }).pressed = undefined;
        const player = document.querySelector('course-player') as unknown as {
          go(place: object): Promise<void>;
          updateComplete: Promise<unknown>;
        };
        await player.go({ lesson, screen });
        await player.updateComplete;
      },
      [lesson, screen],
    );
    await this.look(`${lesson}/${screen}`);
    for (let presses = 0; presses < 60 && (await page.evaluate(pressNext)); presses++) {
      if (presses % 4 === 3) await this.look(`${lesson}/${screen} after ${presses + 1} presses`);
      else
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
    }
    await this.look(`${lesson}/${screen} at its end`);
  }

  #keep(what: string, where: string): void {
    if (!this.found.has(what)) this.found.set(what, where);
  }
}
