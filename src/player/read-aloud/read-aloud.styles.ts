import { css } from 'lit';

export const styles = css`
  :host {
    position: sticky;
    inset-block-start: var(--bar, 0);
    z-index: 1;
    display: block;
    margin-block-end: var(--space-4);
  }
  section {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2) var(--space-3) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    font-size: var(--text-s);
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    padding-inline: var(--space-4);
  }
  label {
    flex: 0 1 auto;
    min-width: 6rem;
    color: var(--muted);
  }
  label.voice {
    flex: 1 1 10rem;
    min-width: 0;
  }
  select {
    display: block;
    max-width: none;
    padding-block: 0;
  }
  p {
    flex: 1 0 100%;
    margin: 0;
  }
  .problem {
    color: var(--bad);
    font-weight: 600;
  }
  .close {
    margin-inline-start: auto;
    padding-inline: var(--space-3);
    border-color: transparent;
  }
  /* In a low window, the text needs all the height. */
  @media (max-height: 40rem) {
    :host {
      position: static;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
