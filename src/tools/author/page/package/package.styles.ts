import { css } from 'lit';

export const packageStyles = css`
  fieldset {
    margin: 0.75rem 0 0;
    padding: 0;
    border: 0;
  }
  legend,
  .line label:first-child {
    padding: 0;
    font-weight: 600;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin-top: 0.75rem;
  }
  .kind {
    display: flex;
    gap: 0.5rem;
    padding: 0.25rem 0;
  }
  .kind input {
    margin: 0.125rem 0 0;
  }
  small {
    color: var(--faint);
  }
  select {
    max-width: 100%;
  }
  .how {
    flex: none;
    max-height: 14rem;
    overflow: auto;
    padding: 0.5rem 1.25rem;
    border-top: 4px solid var(--mark);
    background: var(--paper-2);
  }
  .how .line {
    margin-top: 0.25rem;
  }
  .how p {
    margin: 0.25rem 0;
  }
  .how ul {
    margin: 0.25rem 0;
    padding-inline-start: 1.25rem;
    overflow-wrap: anywhere;
  }
  progress {
    width: 100%;
  }
  .findings {
    margin-block-start: 1rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--edge);
  }
  .findings h3 {
    margin: 0;
    font-size: 1rem;
  }
  .findings ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .findings li {
    padding: 0.375rem 0;
    border-block-end: 1px solid var(--edge);
    overflow-wrap: anywhere;
  }
  .findings summary {
    padding: 0.375rem 0;
    font-weight: 600;
    cursor: pointer;
  }
  .findings code {
    color: var(--faint);
    font-size: 0.875rem;
  }
  .findings button {
    min-height: 1.75rem;
    padding: 0 0.5rem;
    font-size: 0.875rem;
  }
`;
