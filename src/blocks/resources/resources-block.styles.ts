import { css } from 'lit';

export const styles = css`
  .pills {
    margin-block-end: var(--space-5);
  }
  ul {
    display: grid;
    gap: var(--space-4);
    max-width: none;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Overrides the space that lists have above all but the first item. */
  li,
  li + li {
    margin: 0;
    padding: var(--space-4) var(--space-5);
    border: 2px solid var(--rule);
    border-block-start: 0.75rem solid var(--stage);
    border-radius: var(--radius);
  }
  li p {
    margin: 0 0 var(--space-2);
  }
  li div > :last-child {
    margin-block-end: 0;
  }
  .when {
    color: var(--accent);
    font-weight: 700;
    font-size: var(--text-s);
  }
  .title {
    font: 600 var(--text-l) / 1.3 var(--display);
  }
  @container (min-width: 40rem) {
    ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 96rem) {
    ul {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    li {
      border-block-start: 2px solid CanvasText;
    }
  }
  @media print {
    .pills,
    legend {
      display: none;
    }
  }
`;
