import { css } from 'lit';

/** Shares as people at tables: a panel for each row, side by side if there is space. */
export const tableStyles = css`
  :host([wide]) figure {
    max-width: none;
  }
  :host([wide]) .data-note {
    max-width: 60rem;
    margin-block-start: var(--space-4);
  }
  .panels thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    /* Without this, screen readers read broken words: “Grou”, “p”. */
    white-space: nowrap;
  }
  .panels,
  .panels :is(th, td) {
    display: block;
  }
  .panels tbody {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr));
    gap: var(--space-4);
  }
  /* Panels side by side align their labels, bars and figures. */
  .panels tbody tr {
    display: grid;
    grid-row: span 2;
    grid-template-rows: subgrid;
    gap: 0;
    border: 2px solid var(--rule);
    border-radius: var(--radius);
    overflow: clip;
  }
  .panels th {
    display: grid;
    grid-template-rows: auto 1fr auto;
    padding: 0 var(--space-4);
    border: 0;
  }
  .panels td {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    align-items: baseline;
    container: figure / inline-size;
    padding: var(--space-2) var(--space-4) var(--space-4);
    border: 0;
    font: 700 var(--text-2xl) / 1.2 var(--display);
  }
  .panels td > span {
    max-width: 100%;
  }
  .panels small {
    font: 400 var(--text) / 1.4 var(--font);
  }
  /* Below every figure if there is no space next to the longest. */
  @container figure (max-width: 17rem) {
    .panels small {
      flex-basis: 100%;
    }
  }
  .people {
    width: calc(100% + 2 * var(--space-4));
    margin: 0 calc(var(--space-4) * -1) var(--space-3);
    padding: var(--space-4) var(--space-2) 0;
    background: var(--stage);
    color: var(--drawn);
  }
  .people :is(.other, .counted, .side, .top) {
    fill: var(--paper);
    stroke: currentColor;
    stroke-width: 5;
    stroke-linejoin: round;
  }
  .people :is(.other, .counted) {
    stroke-width: 18;
  }
  .people .counted,
  .people .side {
    fill: currentColor;
  }
  .people .spot {
    fill: var(--call);
    /* The stage behind may be just as yellow. */
    stroke: currentColor;
    stroke-width: 12;
  }
  @media (forced-colors: active) {
    .people {
      border-block-end: 1px solid CanvasText;
    }
  }
  @media print {
    .panels tr {
      break-inside: avoid;
    }
    .people {
      background: none;
    }
  }
`;
