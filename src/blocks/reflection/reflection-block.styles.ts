import { css } from 'lit';

export const styles = css`
  .thought {
    margin-inline-start: var(--space-5);
    border-color: var(--accent);
    animation: appear var(--medium) ease-out;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .thought {
      animation: none;
    }
  }
`;
