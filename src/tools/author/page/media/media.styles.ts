import { css } from 'lit';

export const mediaStyles = css`
  header code,
  small,
  .now {
    color: var(--faint);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .slot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    align-items: center;
    margin: 0.5rem 0;
    padding: 0.75rem;
    border: 2px dashed var(--edge);
    border-radius: 0.5rem;
  }
  .slot > p,
  .slot > div,
  .slot > small {
    flex: 1 1 100%;
    margin: 0;
  }
  .slot p {
    margin: 0;
  }
  .slot strong {
    display: inline-block;
  }
  .slot strong::first-letter {
    text-transform: uppercase;
  }
  .ready {
    color: var(--right);
  }
  .choose {
    border-color: var(--mark);
    font-weight: 600;
  }
  label {
    display: block;
    margin: 0.75rem 0 0.25rem;
    font-weight: 600;
  }
  [hidden] {
    display: none;
  }
  .tick {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    font-weight: 400;
  }
  fieldset {
    margin: 0.5rem 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
  }
  fieldset .tick {
    margin: 0.25rem 0;
  }
  legend {
    font-weight: 600;
  }
  .size {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 0.75rem;
  }
  .size small {
    grid-column: 1 / -1;
    margin-block-start: 0.5rem;
  }
  progress {
    max-width: 100%;
  }
  @media (min-width: 40rem) {
    dialog {
      width: 40rem;
    }
  }
`;
