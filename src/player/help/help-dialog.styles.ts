import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(40rem, 94vw);
    max-height: 92dvh;
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  h2 {
    font: 600 var(--text-xl) / 1.2 var(--display);
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
    width: 1.25rem;
    height: 1.25rem;
  }
  textarea {
    max-width: none;
    font:
      0.8rem / 1.4 ui-monospace,
      monospace;
    white-space: pre;
  }
`;
