import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  /* The same as in Help. */
  h3 {
    font: 600 var(--text) / 1.3 var(--font);
  }
  section + section {
    margin-block-start: var(--space-4);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--rule);
  }
  label {
    display: block;
  }
  .tick {
    display: flex;
    gap: var(--space-3);
    max-width: var(--measure);
    margin-block-end: var(--space-3);
    line-height: 1.45;
  }
  .name {
    margin-block-end: var(--space-1);
    font-weight: 600;
  }
  input[type='file'] {
    padding: var(--space-2);
    font-size: var(--text-s);
  }
  ::file-selector-button {
    margin-inline-end: var(--space-3);
    padding: var(--space-1) var(--space-3);
    border: 2px solid var(--line);
    border-radius: 999px;
    background: var(--ground);
    color: var(--ink);
    font: 600 var(--text-s) / 1.3 var(--font);
    cursor: pointer;
  }
  .asks {
    margin-block-start: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground-2);
  }
  h4 {
    font: 600 var(--text) / 1.3 var(--font);
  }
  .asks > :last-child,
  .outcome {
    margin-block-end: 0;
  }
  .outcome {
    margin-block-start: var(--space-3);
  }
  .outcome:empty {
    margin: 0;
  }
  .danger {
    border-color: var(--bad);
    color: var(--bad);
  }
`;
