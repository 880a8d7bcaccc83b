import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  figure {
    max-width: calc(var(--measure) + 4rem);
    margin: 0;
  }
  figcaption {
    margin-block-end: var(--space-4);
    font-weight: 600;
  }
  /* Its words begin where its bars do, in any direction of reading. */
  svg {
    display: none;
    direction: ltr;
    width: 100%;
    margin-block-end: var(--space-4);
  }
  text {
    fill: currentColor;
    font: 17px var(--font);
  }
  .value {
    font-weight: 700;
    font-size: 20px;
  }
  .whole {
    fill: var(--ground-2);
    stroke: var(--line);
  }
  .bar {
    fill: var(--accent);
  }
  th {
    overflow-wrap: anywhere;
  }
  th[scope='row'] {
    font-weight: 400;
  }
  thead th:last-child {
    overflow-wrap: normal;
  }
  td {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    white-space: nowrap;
  }
  .note {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--ground-2);
    font-size: var(--text-s);
  }
  .note h3 {
    margin: 0 0 var(--space-2);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  .note > :last-child {
    margin-block-end: 0;
  }
  /* On a phone the marks' labels would be too small to read: there the table alone speaks. */
  @container (min-width: 30rem) {
    svg {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .bar {
      fill: Highlight;
    }
    .whole {
      fill: Canvas;
      stroke: CanvasText;
    }
    text {
      fill: CanvasText;
    }
  }
`;
