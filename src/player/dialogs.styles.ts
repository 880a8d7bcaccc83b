import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  #drawer {
    inset-block: 0;
    inset-inline: 0 auto;
    width: min(22rem, 92vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: var(--space-2) var(--space-3) var(--space-5);
    border-radius: 0;
    border-width: 0;
    border-inline-end-width: 1px;
  }
  #drawer .close {
    float: inline-end;
  }
  #leave {
    max-width: min(34rem, 92vw);
  }
  dialog h2 {
    font: 600 var(--text-xl) / 1.2 var(--display);
  }
`;
