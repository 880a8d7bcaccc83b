import { css } from 'lit';

export const styles = css`
  .panel {
    max-width: calc(var(--measure) + 4rem);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .panel > :last-child {
    margin-block-end: 0;
  }
  .given {
    margin-block-start: var(--space-4);
  }
`;
