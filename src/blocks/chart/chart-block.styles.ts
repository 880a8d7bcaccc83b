import { css } from 'lit';

export const styles = css`
  figure {
    max-width: var(--measure);
    margin: 0;
  }
  figcaption {
    margin-block-end: var(--space-3);
    font-weight: 600;
  }
  table {
    width: 100%;
    max-width: none;
  }
  /* The labels and their bars take all the width that the figures leave. */
  th:first-child {
    width: 100%;
  }
  th[scope='row'] {
    padding-block: var(--space-3);
    font-weight: 400;
  }
  td {
    padding-block: var(--space-3);
    font-size: var(--text-l);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.2;
    vertical-align: bottom;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  /* On one line, unless they are too long to leave space for the bars. */
  :is(th, td) span {
    display: inline-block;
    width: max-content;
    max-width: 40cqi;
    overflow-wrap: break-word;
  }
  .scale {
    display: block;
    width: 100%;
    height: 1.25rem;
    margin-block-start: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--ground-2);
  }
  .scale:dir(rtl) {
    scale: -1 1;
  }
  .bar {
    fill: var(--accent);
  }
  .data-note {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--ground-2);
    font-size: var(--text-s);
  }
  .data-note h3 {
    margin: 0 0 var(--space-2);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  @media (forced-colors: active) {
    .bar {
      fill: Highlight;
    }
    .scale {
      border-color: CanvasText;
      background: Canvas;
    }
  }
`;
