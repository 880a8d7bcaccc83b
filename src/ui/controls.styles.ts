import { css } from 'lit';

/** Buttons, fields and the answer cards that all questions share. */
export const controls = css`
  /* The feedback for an answer. Text and icon carry the meaning; the colour only helps. */
  .feedback {
    max-width: var(--measure);
    margin-block-start: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--ground-2);
    font-size: var(--text-s);
    line-height: 1.5;
  }
  .feedback.good {
    border-color: var(--good);
    background: var(--good-soft);
  }
  .feedback.not-yet {
    border-color: var(--warn);
    background: var(--warn-soft);
  }
  .feedback p:last-child {
    margin-block-end: 0;
  }
  .verdict {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 0 var(--space-1);
    font-weight: 600;
  }
  .verdict.good {
    color: var(--good);
  }
  .verdict.not-yet {
    color: var(--warn);
  }
  .icon {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
  }
  .verdict svg {
    width: 1.25em;
    height: 1.25em;
  }
  @media (forced-colors: active) {
    .feedback {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
  button {
    max-width: 100%;
    min-height: var(--target);
    padding: var(--space-2) var(--space-5);
    border: 2px solid var(--line);
    border-radius: 999px;
    background: var(--ground);
    color: var(--ink);
    font: 600 var(--text-s) / 1.3 var(--font);
    overflow-wrap: break-word;
    cursor: pointer;
    transition:
      background-color var(--fast),
      border-color var(--fast);
  }
  button:hover {
    border-color: var(--ink);
    background: var(--ground-2);
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--accent);
    padding-inline: var(--space-3);
  }
  button.quiet:hover {
    background: var(--accent-soft);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    margin-block-start: var(--space-4);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    max-width: var(--measure);
    margin: 0 0 var(--space-4);
    padding: 0;
    font-weight: 600;
    line-height: 1.45;
  }
  .hint {
    margin: 0 0 var(--space-3);
    color: var(--muted);
    font-size: var(--text-s);
  }
  textarea,
  input:not([type='radio'], [type='checkbox'], [type='range']),
  select {
    width: 100%;
    max-width: var(--measure);
    min-height: var(--target);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--ground);
    color: var(--ink);
    font: inherit;
    text-overflow: ellipsis;
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    width: 1.25rem;
    height: 1.25rem;
    margin: 0.2em 0 0;
    accent-color: var(--accent);
  }
  /* The card shows the focus, so all of it must scroll into view; likewise a text box with its ring. */
  .option input,
  textarea {
    scroll-margin-block: var(--space-4) var(--space-8);
  }
  /* An answer: the whole card is the label. */
  .option {
    display: flex;
    gap: var(--space-3);
    max-width: var(--measure);
    min-height: var(--target);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    line-height: 1.45;
    cursor: pointer;
    transition:
      background-color var(--fast),
      border-color var(--fast);
  }
  .option + .option,
  .answer + .answer {
    margin-block-start: var(--space-3);
  }
  .option:hover {
    border-color: var(--ink);
  }
  .option:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .option:has(:focus-visible) {
    outline: var(--ring) solid var(--accent);
    outline-offset: 2px;
  }
  .option :focus-visible {
    outline: none;
  }
  .option:has(:disabled) {
    cursor: default;
  }
  .error {
    margin: var(--space-3) 0 0;
    color: var(--bad);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .option:has(:checked) {
      border: 3px solid Highlight;
    }
    button.primary {
      border-color: ButtonText;
    }
    /* With a ground of ours, or none, Firefox may show words in the colour of what is behind them. */
    button {
      background-color: ButtonFace !important;
      color: ButtonText !important;
    }
  }
  @media print {
    button,
    .actions {
      display: none;
    }
  }
`;
