import { css } from 'lit';

/** Short options side by side. */
export const pills = css`
  .pills {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .pills .option {
    align-items: center;
    margin: 0;
    padding-block: var(--space-1);
    padding-inline: var(--space-3) var(--space-4);
    border-radius: 999px;
    font-size: var(--text-s);
  }
  .pills input {
    margin: 0;
  }
`;
