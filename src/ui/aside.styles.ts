import { css } from 'lit';

/** Asides in a lesson and its blocks: `:::note` and `:::idea`. */
export const asides = css`
  .note,
  .idea {
    max-width: var(--measure);
    margin-block-end: var(--space-4);
  }
  .note {
    padding: var(--space-4) var(--space-5);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius-s);
    background: var(--ground-2);
    font-size: var(--text-s);
  }
  .note-title {
    margin-block-end: var(--space-2);
  }
  .idea {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
    border-radius: 1.4rem;
    border-start-start-radius: 0.25rem;
    background: var(--stage);
    color: var(--on-stage);
    font: 600 var(--text-xl) / 1.3 var(--display);
  }
  .idea a {
    outline-color: currentColor;
    color: inherit;
  }
  :is(.note, .idea) > :first-child {
    margin-block-start: 0;
  }
  :is(.note, .idea) > :last-child {
    margin-block-end: 0;
  }
  @media (forced-colors: active) {
    .note,
    .idea {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .idea {
      border: 1px solid #000;
      background: none;
      color: #000;
    }
  }
`;
