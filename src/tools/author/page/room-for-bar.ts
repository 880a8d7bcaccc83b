import { sheetOf } from './made.ts';

/**
 * What the author's own parts take of the window: below the bar, the course's own bars stick; beside an open panel, it is
 * narrower, and what lies below one can be scrolled up. The bar is fixed: to a focus in one that sticks, browsers would scroll.
 */
const around = `
  @media not all and (max-height: 24em) {
    html { scroll-padding-block-start: calc(5.5rem + var(--author-bar)); }
    body { padding-block-start: var(--author-bar); }
  }
  @media not all and (min-width: 64rem) {
    .beside-panel body { padding-block-end: 60dvh; }
  }
  @media (min-width: 64rem) {
    .beside-panel body { margin-right: 26rem; }
    .beside-panel :is(author-bar, problems-panel) { right: 26rem; }
  }
`;

const inPlayer = `
  @media not all and (max-height: 24em) {
    :host { --bar: calc(3rem + var(--author-bar)) !important; }
    header { inset-block-start: var(--author-bar) !important; min-height: 3rem !important; }
  }
`;

export function makeRoomFor(bar: HTMLElement): void {
  const { documentElement, body } = document;
  new ResizeObserver(() =>
    documentElement.style.setProperty('--author-bar', `${bar.getBoundingClientRect().height}px`),
  ).observe(bar);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf(around)];
  const sheet = sheetOf(inPlayer);
  new MutationObserver(() => {
    const root = document.querySelector('course-player')?.shadowRoot;
    if (root && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }).observe(body, { childList: true, subtree: true });
}

/** Whether a panel stands beside the course. */
export function besidePanel(isOpen: boolean): void {
  document.documentElement.classList.toggle('beside-panel', isOpen);
}
