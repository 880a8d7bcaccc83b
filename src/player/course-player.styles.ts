import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container: player / inline-size;
    --bar: 3rem;
  }
  .shell {
    display: grid;
    grid-template: auto 1fr auto / minmax(0, 1fr);
    grid-template-areas: 'header' 'main' 'lesson-nav';
    min-height: 100dvh;
  }
  .beside {
    display: none;
  }
  main {
    grid-area: main;
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: var(--space-5) var(--edge) var(--space-7);
  }
  /* A lesson uses the full width. */
  main[data-view='lesson'] {
    padding: 0;
  }
  main[data-view='lesson'] > :not(.notice, slot, .open, read-aloud) {
    flex: 1;
  }
  main[data-view='lesson'] > :is(slot, read-aloud, .open) {
    margin: var(--space-4) var(--edge) 0;
  }
  /* Full width, and the drawing below shrinks, so that the first button stays in view. */
  main[data-view='lesson'] > .notice {
    margin: 0;
    padding-inline: var(--edge);
  }
  main:has(> .notice:not([hidden])) {
    --notice: 5rem;
  }
  main > h1 {
    margin: 0 0 var(--space-2);
    color: var(--muted);
    font: 500 var(--text-s) / 1.3 var(--font);
  }
  main > h2 {
    font: 600 max(var(--text-l), min(var(--text-2xl), 10cqi)) / 1.15 var(--display);
  }
  /* After the course: text next to the start screen's picture, which is at the lower edge. */
  main[data-over] {
    --ink: var(--on-stage);
    --muted: var(--on-stage);
    --bad: var(--on-stage);
    --accent: var(--on-stage);
    --accent-strong: var(--on-stage);
    --on-accent: #ffffff;
    position: relative;
    padding-block-end: 0;
    background: var(--stage);
    color: var(--on-stage);
  }
  ::slotted([slot='picture']) {
    width: auto;
    max-width: 100%;
    height: auto;
    max-height: 45dvh;
    margin: auto auto 0;
  }
  .open {
    max-width: var(--measure);
    margin-block-start: var(--space-5);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--accent);
    background: var(--ground-2);
  }
  .open :is(p, ul) {
    margin: 0;
  }
  .open ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-3);
    padding: 0;
    list-style: none;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin-block-end: var(--space-5);
    padding: var(--space-2) var(--space-4);
    border-inline-start: 4px solid var(--warn);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  .notice p {
    flex: 1 1 20rem;
    margin: 0;
  }
  .problem {
    color: var(--bad);
    font-weight: 600;
  }
  .lesson-nav {
    grid-area: lesson-nav;
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    /* Next is as wide as its text; the position stays on one line, and shrinks last. */
    grid-template-columns: auto minmax(min-content, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-2) var(--edge);
    border-block-start: 1px solid var(--rule);
    background: var(--ground);
  }
  .lesson-nav p {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-s);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  /* Each on one line, and one below the other if Next would have to break words. */
  .lesson-nav p span {
    white-space: nowrap;
  }
  .lesson-nav button {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
  }
  .lesson-nav button:disabled {
    visibility: hidden;
  }
  .lesson-nav:dir(rtl) svg {
    scale: -1 1;
  }
  .lesson-nav .next {
    /* The radius for one line: on several lines, rounder corners would cut into the text. */
    border-radius: calc(var(--target) / 2);
    text-align: start;
  }
  .lesson-nav .next span {
    overflow-wrap: anywhere;
  }
  @container player (max-width: 48rem) {
    .left {
      display: none;
    }
  }
  @container player (max-width: 36rem) {
    .course,
    header .bar span,
    .lesson-nav .previous span {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .saving {
      flex: 1 1 4rem;
      justify-content: center;
      /* Keeps a distance from the steps, however many lines it has. */
      padding-block: 6px;
      line-height: 1.2;
    }
    .lesson-nav button {
      padding-inline: var(--space-3);
    }
  }
  /* A phone with large text: the buttons, with the saving state below. */
  @container player (max-width: 17rem) {
    header {
      justify-content: space-between;
      gap: 0;
    }
    button.bar {
      padding-inline: var(--space-2);
    }
    .saving {
      order: 1;
      flex: 1 0 100%;
      padding-block-end: var(--space-2);
    }
    .lesson-nav {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
    }
    .lesson-nav .next span {
      overflow-wrap: break-word;
    }
    .lesson-nav p {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container player (min-width: 34rem) {
    main[data-over] {
      justify-content: center;
      padding-inline-end: 56cqi;
    }
    ::slotted([slot='picture']) {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: 3cqi;
      max-width: 50cqi;
      max-height: 80dvh;
    }
  }
  @container player (min-width: 60rem) {
    .shell {
      grid-template: auto 1fr auto / 16.5rem minmax(0, 1fr);
      grid-template-areas: 'header header' 'beside main' 'beside lesson-nav';
    }
    .beside:not([hidden]) {
      grid-area: beside;
      display: block;
      border-inline-end: 1px solid var(--rule);
      background: var(--ground-2);
    }
    .beside course-contents {
      display: block;
      position: sticky;
      inset-block-start: var(--bar);
      max-height: calc(100dvh - var(--bar));
      padding: var(--space-2);
      overflow-y: auto;
    }
    button.menu {
      display: none;
    }
    .course {
      flex: 0 1 auto;
      max-width: 40%;
      padding-inline-start: var(--space-3);
    }
    .steps {
      position: static;
      flex: 1 1 8rem;
      padding-inline: var(--space-3);
    }
    .beside[hidden] ~ main {
      grid-column: 1 / -1;
    }
    /* The same edge as the lesson's, which is next to the contents. */
    .lesson-nav {
      --edge: clamp(1rem, (100cqi - 16.5rem) * 0.05, 5rem);
    }
  }
  /* Low windows, e.g. at 400 % zoom: sticky bars would cover much of the text. */
  @media (max-height: 24em) {
    header,
    .lesson-nav {
      position: relative;
    }
  }
  /* The picture needs a white ground, whatever the system's colours are. */
  @media (forced-colors: active) {
    ::slotted([slot='picture']) {
      background: #ffffff;
    }
  }
  @media print {
    header,
    .beside,
    .lesson-nav,
    .notice,
    .open,
    read-aloud {
      display: none !important;
    }
    .shell {
      display: block;
    }
  }
`;
