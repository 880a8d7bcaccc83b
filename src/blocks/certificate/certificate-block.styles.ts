import { css } from 'lit';

export const styles = css`
  .missing {
    max-width: calc(var(--measure) + 4rem);
    padding: var(--space-5);
    border-radius: var(--radius);
    background: var(--ground-2);
  }
  .missing > :last-child {
    margin-block-end: 0;
  }
  .field {
    margin-block: 0 var(--space-5);
  }
  @media (forced-colors: active) {
    .missing {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .field {
      display: none;
    }
  }
`;
