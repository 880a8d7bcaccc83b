import type { Page } from '@playwright/test';

/**
 * In the page: what scrolls sideways, what is cut off, and which targets are too small (WCAG 1.4.4, 1.4.10,
 * 1.4.12 and 2.5.8), each as a line.
 */
export function boxesIn(): string[] {
  const found: string[] = [];
  const sideways = document.documentElement.scrollWidth - innerWidth;
  if (sideways > 0) found.push(`the page scrolls ${sideways} px sideways`);
  const name = (element: Element): string =>
    `${element.localName}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** Hidden from sight on purpose: a skip link at rest, words for screen readers. */
  const isOutOfSight = (element: Element): boolean => getComputedStyle(element).clipPath !== 'none';

  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!isShown(element) || isOutOfSight(element) || element.closest('svg, .visually-hidden')) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.right > innerWidth + 1 && sideways > 0) found.push(`beyond the edge: ${name(element)}`);
      const isField = element.matches('textarea, input, select');
      const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      // The course's title gives way to what the bar has to say, with an ellipsis: it is the window's title, too.
      const mayGiveWay = isField || element.matches('p.course');
      if (!mayGiveWay && cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut off: ${name(element)}`);
      if (!mayGiveWay && cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        found.push(`cut off below: ${name(element)}`);
      const isInline = style.display === 'inline';
      if (element.matches('button, a[href], input, textarea, select, summary') && !isInline) {
        const target = element.closest('label') ?? element;
        const { width, height } = target.getBoundingClientRect();
        const least = element.matches('button.primary, .lesson-nav button, header button, .option input')
          ? 44
          : 24;
        if (Math.round(width) < least || Math.round(height) < least)
          found.push(`target of ${Math.round(width)} × ${Math.round(height)}: ${name(element)}`);
      }
    }
  };
  visit(document);
  return found;
}

/** In the page: what moves, also inside shadow roots, which `document.getAnimations` leaves out. */
function animationsIn(): Animation[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots)
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  return roots.flatMap((root) => root.getAnimations());
}

/** What moves for longer than reduced motion lets it. */
export async function movingIn(page: Page): Promise<string[]> {
  const animations = await page.evaluateHandle(animationsIn);
  return animations.evaluate((all) =>
    all
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
      .map((each) => `${each.constructor.name} moves ${(each.effect as KeyframeEffect).target?.localName}`),
  );
}

/** Waits until what fades in is there: half-way its contrast is less. */
export async function atRest(page: Page): Promise<void> {
  const animations = await page.evaluateHandle(animationsIn);
  await animations.evaluate((all) =>
    Promise.allSettled(
      all
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map((each) => each.finished),
    ),
  );
}
