import { css } from 'lit';

/** Styles that the private blocks share: the privacy note and labelled fields. */
export const fields = css`
  .field {
    max-width: var(--measure);
    margin-block-start: var(--space-4);
  }
  .field > label {
    display: block;
    margin-block-end: var(--space-2);
    font-weight: 600;
    line-height: 1.4;
  }
  .field > .hint {
    margin-block-end: var(--space-2);
  }
  .field > .error {
    margin-block: 0 var(--space-2);
  }
  .room {
    margin-block-start: var(--space-2);
    font-variant-numeric: tabular-nums;
  }
  textarea {
    display: block;
    line-height: 1.5;
    resize: vertical;
  }
  textarea:hover {
    border-color: var(--ink);
  }
  [aria-invalid='true'] {
    border-color: var(--bad);
  }
  .private {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-block: var(--space-3) 0;
  }
  .private svg {
    width: 1.2em;
    height: 1.2em;
  }
  .by-hand {
    display: block;
    max-width: var(--measure);
    margin-block-start: var(--space-3);
    font-size: var(--text-s);
  }
  .by-hand span {
    display: block;
    margin-block-end: var(--space-2);
  }
`;
