import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    container-type: inline-size;
  }
  .page {
    position: relative;
    display: grid;
    grid-template-columns:
      [full-start] var(--edge) [sheet-start] minmax(0, 1fr) [sheet-end] var(--edge)
      [full-end];
    align-content: start;
    padding-block: var(--space-5) var(--space-7);
    animation: arrive var(--slow) ease-out;
  }
  :host([is-continued]) .page {
    animation: none;
  }
  .page > * {
    grid-column: sheet;
  }
  h1 {
    margin: 0 0 var(--space-2);
    color: var(--accent);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  h2 {
    max-width: 22ch;
    margin: 0 0 var(--space-5);
    /* With large text, limited to the width of a line. */
    font: 700 max(var(--text-l), min(var(--title), 10cqi)) / var(--title-line, 1.1) var(--display);
    letter-spacing: var(--title-spacing, -0.015em);
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: var(--ring) solid var(--accent);
    outline-offset: 6px;
  }
  .page > .screen > :not([has-begun]):is([has-begun] ~ *, :has(~ [has-begun])) {
    display: none;
  }
  .screen > [has-begun] {
    margin-block-start: 0;
  }
  .screen > * {
    max-width: var(--measure);
    margin-block-end: var(--space-5);
  }
  /* A table may use the full width. */
  .screen > :is([wide], scroll-region) {
    max-width: none;
  }
  .screen > :is(p, ul, ol) {
    margin-block-end: var(--space-4);
  }
  .screen svg {
    display: block;
    width: min(100%, 14rem);
    margin-block: 0 var(--space-4);
  }

  /* In a shadow root, WebKit restyles an element for :has() only if a rule with :has() matches that element itself. The
   * rules below match others, so these elements get such a rule here; nothing reads the property. */
  :is(.page, .screen) > :is(:has(> [staged], ~ [staged], ~ .screen > [staged]), [staged] ~ *) {
    --beside: staged;
  }

  /* Stage and sheet. A block that is [staged] gives the screen its stage: its parts "stage" and "words" are laid out
   * here, next to the heading. Without one, the picture at the start of a screen takes the stage's place. */
  .page:is(:has([staged]), .opening, .try, .reflect, .close) > .screen,
  .screen > [staged] {
    display: contents;
  }
  .page:is(:has([staged]), .opening, .try, .reflect, .close) > .screen > * {
    grid-column: sheet;
    margin-block: 0 var(--space-5);
  }
  [staged]::part(words) {
    grid-column: sheet;
  }
  [staged]::part(stage),
  .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child {
    grid-row: 1;
    grid-column: full;
    width: 100%;
    max-width: none;
    max-height: 38dvh;
    margin-block: calc(var(--space-5) * -1) var(--space-5);
  }
  /* The text on it is never cut off; the drawing shrinks instead (stage.styles.ts). */
  [staged]::part(stage) {
    min-height: calc(38dvh - var(--notice, 0rem));
    max-height: none;
  }
  .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child {
    padding: var(--space-5);
    background: var(--stage);
    color: var(--on-stage);
  }
  .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child svg {
    width: 100%;
    max-height: calc(38dvh - 2 * var(--space-5));
    margin: 0;
  }

  /* The whole screen is a stage. Its content has the stage's text colour, in dark mode, too. */
  :is(.opening, .close) {
    --ink: var(--on-stage);
    --muted: var(--on-stage);
    --line: var(--on-stage);
    --rule: var(--on-stage);
    --accent: var(--on-stage);
    --accent-strong: var(--on-stage);
    --accent-soft: var(--stage);
    --on-accent: #ffffff;
    --good: var(--on-stage);
    --good-soft: var(--stage);
    --warn: var(--on-stage);
    --warn-soft: var(--stage);
    --bad: var(--on-stage);
    --bad-soft: var(--stage);
    --ground: var(--stage);
    --ground-2: var(--stage);
    --ground-3: var(--stage);
    background: var(--stage);
    color: var(--on-stage);
  }
  :is(.opening, .close) > h2 {
    font-size: max(var(--text-l), min(var(--poster), var(--longest-word, 12cqi)));
    line-height: var(--title-line, 1.04);
  }
  .close > .screen > :is(ul, ol) {
    display: grid;
    gap: var(--space-4);
    padding: 0;
    counter-reset: line;
    font-size: var(--text-l);
    line-height: 1.35;
    list-style: none;
  }
  .close > .screen > :is(ul, ol) > li {
    position: relative;
    margin: 0;
    padding-inline-start: 1.9em;
    counter-increment: line;
  }
  .close > .screen > :is(ul, ol) > li::before {
    position: absolute;
    inset-block-start: -0.06em;
    inset-inline-start: 0;
    font: 700 1.8em/1 var(--display);
    content: counter(line);
  }
  :is(.opening, .close) .idea {
    background: var(--paper);
    font-size: var(--text-l);
  }
  @container (min-width: 34rem) {
    :is(.teach, .watch) > .screen > .art {
      float: inline-end;
      width: 14rem;
      margin: 0 0 var(--space-4);
      margin-inline-start: var(--space-5);
    }
    :is(.teach, .watch) > .screen > :not(.art, p, ul, ol) {
      clear: both;
    }
    .page {
      --share: 50cqi;
      --longest-word: 6cqi;
      padding-block-start: min(var(--space-7), 4dvh);
    }
    /* In the low frame of an LMS, what is to be pressed first stays in sight. */
    @media (max-height: 42em) {
      .opening > h2 {
        margin-block-end: var(--space-4);
        font-size: max(var(--text-l), min(var(--poster), 4.5cqi));
      }
    }
    /* The text is three lines; the picture adds nothing to it. */
    .page.close {
      --share: 36cqi;
    }
    .page:is(:has([staged]), :is(.opening, .try, .reflect, .close):has(> .screen > .art:first-child)) {
      grid-template-columns:
        [stage-start full-start] var(--share) [stage-end] var(--edge)
        [sheet-start] minmax(0, 1fr) [sheet-end] var(--edge) [full-end];
      align-content: center;
    }
    [staged]::part(stage),
    .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child {
      position: absolute;
      /* The whole page, not one row. */
      grid-area: auto;
      inset-block: 0;
      inset-inline-start: 0;
      width: var(--share);
      height: 100%;
      min-height: 0;
      max-height: none;
      margin: 0;
    }
    .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child {
      padding: 10%;
    }
    /* Stays in view, however long the sheet next to it is. */
    .page:is(.opening, .try, .reflect, .close):not(:has([staged])) > .screen > .art:first-child svg {
      position: sticky;
      inset-block-start: 6rem;
      height: min(100%, 100dvh - 12rem);
      max-height: none;
    }
  }
  @container (min-width: 72rem) {
    .page.watch {
      --share: 55.5cqi;
    }
    .page:is(.try, .reflect) {
      --share: 40cqi;
    }
    .page.opening {
      --share: 45cqi;
    }
    /* Without a stage, the heading is there, unless something needs the full width. */
    .page:not(:has([staged], [wide], scroll-region)):is(
        .teach,
        .watch,
        :not(:has(> .screen > .art:first-child))
      ) {
      grid-template-rows: auto auto 1fr;
      grid-template-columns:
        [full-start] var(--edge) [heading-start] minmax(0, 2fr) [heading-end] var(--edge)
        [sheet-start] minmax(0, 3fr) [sheet-end] var(--edge) [full-end];
    }
    .page:not(:has([staged], [wide], scroll-region)):is(
        .teach,
        .watch,
        :not(:has(> .screen > .art:first-child))
      )
      > :is(h1, h2) {
      grid-column: heading;
    }
    .page:not(:has([staged], [wide], scroll-region)):is(
        .teach,
        .watch,
        :not(:has(> .screen > .art:first-child))
      )
      > .screen {
      display: block;
      grid-row: 1 / -1;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .page {
      animation: none;
    }
  }
`;
