import { css } from 'lit';

export const styles = css`
  legend .hint {
    display: block;
    margin: var(--space-1) 0 0;
    font-weight: 400;
  }
  .overall {
    margin-block-start: var(--space-4);
  }
  .overall .verdict {
    margin: 0;
  }
`;
