import { css } from 'lit';

/** What questions in several parts share. */
export const partsStyles = css`
  .prompt {
    font-weight: 600;
  }
  .overall {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-3);
    margin-block-end: var(--space-4);
  }
  .overall p {
    margin: 0;
  }
`;
