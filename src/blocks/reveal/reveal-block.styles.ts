import { css } from 'lit';

export const styles = css`
  legend,
  .asked {
    margin-block-end: var(--space-3);
    font: 600 var(--text-l) / 1.3 var(--display);
    text-wrap: balance;
  }
  .guess {
    display: grid;
    gap: var(--space-3) var(--space-5);
  }
  .guess label {
    display: block;
    color: var(--muted);
    font-size: var(--text-s);
  }
  input[type='range'].unanswered {
    accent-color: var(--muted);
  }
  .typed {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  input[type='number'] {
    flex: none;
    width: 6.5rem;
    font-variant-numeric: tabular-nums;
  }
  [aria-invalid='true'] {
    border-color: var(--bad);
  }
  .ends {
    flex-wrap: wrap;
    row-gap: 0;
  }
  .compared {
    margin-block-end: var(--space-4);
    font-weight: 600;
  }
  dl {
    display: grid;
    gap: var(--space-4);
    margin: 0 0 var(--space-5);
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
  }
  dd {
    margin: 0;
    font: 600 var(--text-l) / 1.2 var(--display);
    font-variant-numeric: tabular-nums;
  }
  .figure dd {
    color: var(--accent);
    font-size: var(--text-2xl);
  }
  dl svg {
    width: 100%;
    height: 1rem;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--ground);
  }
  svg:dir(rtl) {
    scale: -1 1;
  }
  .bar {
    fill: var(--muted);
  }
  .figure .bar {
    fill: var(--accent);
  }
  @container (min-width: 36rem) {
    .guess {
      grid-template-columns: minmax(0, 1fr) fit-content(50%);
    }
  }
  @media (forced-colors: active) {
    .bar {
      fill: CanvasText;
    }
    .figure .bar {
      fill: Highlight;
    }
  }
  @media print {
    .guess {
      display: none;
    }
  }
`;
