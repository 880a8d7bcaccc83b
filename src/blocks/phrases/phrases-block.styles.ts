import { css } from 'lit';

export const styles = css`
  .groups {
    display: grid;
    gap: var(--space-5);
  }
  h3 {
    margin: 0 0 var(--space-2);
    color: var(--muted);
    font: 600 var(--text-s) / 1.3 var(--font);
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    max-width: none;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li:nth-child(n) {
    margin: 0;
  }
  .phrase {
    max-width: none;
    margin: 0 0 var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    border-end-start-radius: 0;
    background: var(--ground);
    font: 500 var(--text-l) / 1.35 var(--display);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .row button {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    padding-inline: var(--space-3);
  }
  [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  [aria-pressed='true'] svg {
    fill: currentColor;
  }
  .groups + .hint {
    margin-block: var(--space-4) 0;
  }
  @container (min-width: 44rem) {
    .groups {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-5) var(--space-6);
      align-items: start;
    }
    /* Several phrases for one situation take the whole row. */
    .group:has(li + li) {
      grid-column: 1 / -1;
    }
    .group:has(li + li) ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: var(--space-6);
    }
  }
  @media print {
    .row {
      display: none;
    }
    .phrase {
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
