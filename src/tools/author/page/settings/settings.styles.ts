import { css } from 'lit';

export const settingsStyles = css`
  h3 {
    margin: 1.5rem 0 0.5rem;
    padding-bottom: 0.25rem;
    border-bottom: 2px solid var(--ink);
    font-size: 1.125rem;
  }
  h4 {
    margin: 0;
    font-size: 1rem;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    padding: 0.625rem 0;
  }
  .field > label,
  .line > label {
    font-weight: 600;
  }
  .field > input:not([type='number']),
  .field > textarea,
  list-field {
    width: 100%;
    justify-self: stretch;
  }
  input[aria-invalid='true'],
  select[aria-invalid='true'],
  textarea[aria-invalid='true'] {
    border: 2px solid var(--wrong);
  }
  input[type='number'],
  .short {
    width: 8rem;
  }
  input[type='color'] {
    width: 3rem;
    height: 2.25rem;
    padding: 0.125rem;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
  }
  .help,
  .origin,
  .note,
  .contrast p {
    max-width: 60ch;
    margin: 0;
    color: var(--faint);
    font-size: 0.9375rem;
  }
  .note {
    color: var(--ink);
    padding-inline-start: 0.75rem;
    border-inline-start: 4px solid var(--mark);
  }
  .small {
    min-height: 1.75rem;
    padding: 0 0.5rem;
    font-size: 0.875rem;
    text-align: start;
  }
`;
