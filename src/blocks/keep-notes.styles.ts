import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    max-width: var(--measure);
    margin-block-start: var(--space-4);
    font-size: var(--text-s);
  }
  summary {
    width: fit-content;
    min-height: var(--target);
    padding-block: 0.65em;
    border-radius: var(--radius-s);
    color: var(--muted);
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
  .body {
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--ground-2);
  }
  .body p {
    margin: 0 0 var(--space-3);
  }
  .outcome {
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .body {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
