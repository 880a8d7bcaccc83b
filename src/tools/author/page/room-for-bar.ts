import { sheetOf } from './made.ts';

/**
 * Makes room for the author's bar and panels: the course's own bars stick below the bar; next to a panel the course is
 * narrower, or can scroll up past one over it. The bar is fixed: browsers would scroll to a focus in a sticky one.
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

/** Tells the page whether a panel is open next to the course. */
export function setPanelOpen(isOpen: boolean): void {
  document.documentElement.classList.toggle('beside-panel', isOpen);
}
