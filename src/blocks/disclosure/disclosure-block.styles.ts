import { css } from 'lit';

export const styles = css`
  .card {
    max-width: var(--measure);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: clip;
  }
  .card + .card {
    margin-block-start: var(--space-3);
  }
  h3 {
    margin: 0;
  }
  h3 button {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    width: 100%;
    min-height: 3.5rem;
    padding: var(--space-3) var(--space-4);
    border: 0;
    border-radius: calc(var(--radius) - 1px);
    background: transparent;
    font: 600 var(--text) / 1.3 var(--font);
    text-align: start;
  }
  h3 button:focus-visible {
    outline-offset: -4px;
  }
  .art svg {
    display: block;
    width: 3.25rem;
    height: 2.5rem;
    color: var(--accent);
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  .chevron svg {
    display: block;
    width: 1.5rem;
    height: 1.5rem;
    transition: transform var(--medium);
  }
  [aria-expanded='true'] .chevron svg {
    transform: rotate(180deg);
  }
  .body {
    padding: 0 var(--space-4) var(--space-4);
  }
  @media print {
    .chevron {
      display: none;
    }
    .body[hidden] {
      display: block !important;
    }
  }
`;
