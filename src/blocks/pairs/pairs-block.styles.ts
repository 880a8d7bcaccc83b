import { css } from 'lit';

export const styles = css`
  .intro {
    font-size: var(--text-l);
    line-height: 1.4;
  }
  .pairs {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--space-5);
  }
  /* The heads of a row end at the same height, and so do the drawings, however long the words above are. */
  section {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    gap: 0;
    margin-block-end: var(--space-5);
    border: 2px solid var(--rule);
    border-radius: var(--radius);
    overflow: clip;
  }
  .head {
    padding: var(--space-4) var(--space-4) var(--space-3);
  }
  h3 {
    margin: 0;
    font: 700 var(--text-l) / 1.2 var(--font);
  }
  .body {
    margin-block-start: var(--space-2);
    font-size: var(--text-s);
    line-height: 1.5;
  }
  .art {
    display: grid;
    place-items: end center;
    padding: var(--space-4) var(--space-4) 0;
    background: var(--stage);
    color: var(--on-stage);
  }
  .art svg {
    display: block;
    width: auto;
    max-width: 100%;
    height: clamp(6rem, 16cqi, 9rem);
    padding-block-end: var(--space-3);
  }
  .sides {
    display: grid;
    grid-row: 3;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
  }
  .sides p {
    margin: 0;
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-block-start: 2px solid var(--rule);
    font-size: var(--text-s);
    line-height: 1.45;
  }
  .sides p + p {
    border-inline-start: 2px solid var(--rule);
    background: var(--accent-soft);
  }
  .who {
    display: block;
    width: calc(100% + 2 * var(--space-4));
    height: clamp(8rem, 20cqi, 11rem);
    margin: calc(var(--space-3) * -1) calc(var(--space-4) * -1) var(--space-3);
    padding-block-start: var(--space-3);
    background: var(--stage);
    color: var(--drawn);
  }
  b {
    display: block;
    margin-block-end: var(--space-1);
  }
  .sides p + p b {
    color: var(--accent);
  }
  @container (min-width: 44rem) {
    .pairs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 96rem) {
    .pairs {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .art {
      border-block-start: 1px solid CanvasText;
    }
    .who {
      border-block-end: 1px solid CanvasText;
    }
  }
  @media print {
    section {
      break-inside: avoid;
    }
    :is(.art, .who) {
      background: none;
    }
  }
`;
