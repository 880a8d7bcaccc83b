import { css } from 'lit';

/** The styles that the author's panels share: fixed colours, whatever the course's brand is. */
export const authorStyles = css`
  :host {
    --paper: light-dark(#ffffff, #1b1b1f);
    --paper-2: light-dark(#f3f2ef, #26262b);
    --ink: light-dark(#16161a, #f7f6f3);
    --faint: light-dark(#55534e, #b9b6af);
    --edge: light-dark(#86837c, #7f7c86);
    --mark: light-dark(#3b24a8, #b9a8ff);
    --on-mark: light-dark(#ffffff, #17122e);
    --wrong: light-dark(#b3261e, #ff9c93);
    --right: light-dark(#0b6b3a, #6fdca0);
    color: var(--ink);
    font:
      1rem/1.45 system-ui,
      sans-serif;
    color-scheme: light dark;
  }
  * {
    box-sizing: border-box;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    min-height: 2.25rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 0.375rem;
    background: var(--paper);
  }
  button {
    padding-inline: 0.75rem;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--paper-2);
  }
  button.main:hover:not(:disabled) {
    background: var(--mark);
    text-decoration: underline;
  }
  button:disabled {
    color: var(--faint);
    cursor: default;
  }
  button.main {
    border-color: var(--mark);
    background: var(--mark);
    color: var(--on-mark);
  }
  input:is([type='checkbox'], [type='radio']) {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--mark);
  }
  progress {
    accent-color: var(--mark);
  }
  a {
    color: var(--mark);
  }
  :focus-visible {
    outline: 3px solid var(--mark);
    outline-offset: 2px;
  }
  /* Inside the scrolling area, which would cut off an outline outside it. */
  .body:focus-visible {
    outline-offset: -3px;
  }
  dialog {
    width: min(52rem, calc(100vw - 2rem));
    max-width: none;
    max-height: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: 0.75rem;
    background: var(--paper);
    color: var(--ink);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  dialog header,
  dialog footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    padding: 0.75rem 1.25rem;
  }
  dialog header {
    border-bottom: 1px solid var(--edge);
  }
  dialog footer {
    border-top: 1px solid var(--edge);
  }
  dialog h2 {
    flex: 1 0 auto;
    max-width: 100%;
    margin: 0;
    font-size: 1.25rem;
  }
  .body {
    flex: 1;
    overflow: auto;
    padding: 0.5rem 1.25rem 1.25rem;
  }
  .wrong {
    margin: 0.25rem 0 0;
    color: var(--wrong);
  }
  .status {
    flex: 1 1 100%;
    margin: 0;
  }
  .status:empty {
    flex-basis: 0;
  }
  @media (min-width: 40rem) {
    .status {
      flex-basis: 12rem;
    }
  }
  header select {
    min-width: 0;
    max-width: 100%;
  }
`;

/** Fields as wide as their container. */
export const wideFields = css`
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    width: 100%;
  }
`;
