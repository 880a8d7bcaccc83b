import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  h1 {
    margin: 0 0 var(--space-2);
    color: var(--muted);
    font: 500 var(--text-s) / 1.3 var(--font);
  }
  h2 {
    max-width: 26ch;
    margin: 0 0 var(--space-5);
    /* With large text no larger than a line has room for. */
    font: 600 max(var(--text-l), min(var(--text-2xl), 10cqi)) / 1.15 var(--display);
    letter-spacing: -0.01em;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: var(--ring) solid var(--accent);
    outline-offset: 6px;
  }
  .screen {
    animation: arrive var(--slow) ease-out;
  }
  .screen:has(> [has-begun]) > :not([has-begun]) {
    display: none;
  }
  .screen > * {
    margin-block-end: var(--space-5);
  }
  .screen > :is(p, ul, ol) {
    margin-block-end: var(--space-4);
  }
  .screen svg {
    display: block;
    width: min(100%, 14rem);
    margin-block: 0 var(--space-4);
  }
  .note {
    max-width: calc(var(--measure) + 4rem);
    padding: var(--space-4) var(--space-5);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius-s);
    background: var(--ground-2);
    font-size: var(--text-s);
  }
  .note-title {
    margin-block-end: var(--space-2);
  }
  .note > :first-child,
  .idea > :first-child {
    margin-block-start: 0;
  }
  .note > :last-child,
  .idea > :last-child {
    margin-block-end: 0;
  }
  .idea {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-6) var(--space-5);
    border-radius: var(--radius);
    background: var(--hero);
    color: var(--on-hero);
    font: 500 var(--text-l) / 1.4 var(--display);
  }
  .idea a {
    color: inherit;
  }
  .idea svg {
    width: min(100%, 13rem);
    margin: 0;
    color: var(--on-hero);
  }
  @container (min-width: 34rem) {
    .screen > .art {
      float: inline-end;
      width: 14rem;
      margin: 0 0 var(--space-4) var(--space-5);
    }
    .screen > :not(.art, p, ul, ol) {
      clear: both;
    }
    .idea:has(svg) {
      grid-template-columns: 13rem minmax(0, 1fr);
      align-items: center;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .screen {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .note,
    .idea {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .idea {
      border: 1px solid #000;
      background: none;
      color: #000;
    }
  }
`;
