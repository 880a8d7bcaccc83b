import { css } from 'lit';

/** A card, on the screen and on paper. */
export const cardStyles = css`
  .card {
    padding: var(--space-4) var(--space-5);
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    break-inside: avoid;
  }
  .card h3 {
    margin: 0 0 var(--space-2);
  }
  .card ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  @media print {
    .card {
      margin-block-end: 8mm;
    }
  }
`;

export const styles = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
    gap: var(--space-4);
  }
  .card {
    display: flex;
    flex-direction: column;
    min-width: 0;
    background: var(--ground);
    overflow-wrap: anywhere;
  }
  .when {
    margin-block-start: auto;
    padding-block-start: var(--space-4);
    font-size: var(--text-s);
  }
  .when label {
    display: block;
    margin-block-end: var(--space-1);
  }
  .when input {
    display: block;
    min-width: 0;
    max-width: 16rem;
    margin-block-end: var(--space-2);
  }
  .outcome {
    margin-block: var(--space-3) 0;
    font-weight: 600;
  }
  #lead {
    margin-block: var(--space-3) 0;
  }
  @media print {
    .when,
    #lead {
      display: none;
    }
  }
`;
