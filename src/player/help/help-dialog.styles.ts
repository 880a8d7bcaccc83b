import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(40rem, 94vw);
    max-height: 92dvh;
  }
  h3 {
    font: 600 var(--text) / 1.3 var(--font);
  }
  ul {
    padding-inline-start: 1.2em;
  }
  summary {
    width: fit-content;
    padding-block: var(--space-2);
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }
  .close {
    float: inline-end;
    padding-inline: var(--space-3);
    border-color: transparent;
    background: transparent;
  }
  .close svg {
    display: block;
  }
  textarea {
    max-width: none;
    font:
      0.8rem / 1.4 ui-monospace,
      monospace;
    white-space: pre;
  }
`;
