import { css } from 'lit';

export const styles = css`
  .pills {
    margin-block-end: var(--space-5);
  }
  h3 {
    margin-block-start: 0;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    max-width: calc(var(--measure) + 4rem);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
    align-items: center;
    margin: 0;
    padding: var(--space-4) var(--space-5);
    border: 1px solid var(--rule);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius);
    background: var(--ground-2);
  }
  .phrase {
    margin: 0;
    font: 500 var(--text-l) / 1.4 var(--display);
  }
  li button {
    justify-self: start;
    min-width: min(6rem, 100%);
  }
  .by-hand {
    grid-column: 1 / -1;
    margin: 0;
  }
  @container (min-width: 34rem) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
  @media print {
    .pills,
    legend {
      display: none;
    }
    .group[hidden] {
      display: block !important;
    }
    h3 {
      margin-block-start: var(--space-4);
    }
  }
`;
