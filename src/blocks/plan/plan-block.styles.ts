import { css } from 'lit';

export const styles = css`
  .part {
    max-width: calc(var(--measure) + 4rem);
    padding-block: var(--space-5);
    border-block-start: 1px solid var(--rule);
  }
  legend {
    float: inline-start;
    width: 100%;
    margin-block-end: var(--space-2);
    font: 600 var(--text-l) / 1.3 var(--display);
  }
  legend + * {
    clear: both;
  }
  .optional {
    color: var(--muted);
    font: 400 var(--text-s) / 1.3 var(--font);
  }
  .options {
    display: grid;
    gap: var(--space-2);
    padding-block-start: var(--space-2);
  }
  .options .option {
    align-items: center;
    max-width: none;
    margin: 0;
    padding: var(--space-2) var(--space-4);
  }
  .options input {
    margin: 0;
  }
  .private + .part {
    margin-block-start: var(--space-5);
  }
  div.part {
    border: 0;
    padding-block-start: 0;
    /* The date's own control takes long to lay out, and stands far below the fold. */
    content-visibility: auto;
    contain-intrinsic-size: auto 17rem;
  }
  .own {
    margin-block-start: var(--space-3);
  }
  .if-then {
    padding: var(--space-5);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
  }
  input[type='date'] {
    display: block;
    width: 12rem;
    max-width: 100%;
  }
  .problem {
    max-width: calc(var(--measure) + 4rem);
    margin-block-start: var(--space-5);
    padding: var(--space-4) var(--space-5);
    border: 2px solid var(--bad);
    border-radius: var(--radius);
    background: var(--bad-soft);
  }
  .problem h3 {
    margin: 0 0 var(--space-2);
    font: 600 var(--text) / 1.3 var(--font);
  }
  .problem ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .problem li {
    margin: 0;
  }
  .problem button {
    padding-inline: 0;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: var(--bad);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  #calendar-hint {
    margin-block: var(--space-3) 0;
  }
  .outcome {
    max-width: var(--measure);
    margin-block: var(--space-4) 0;
    font-weight: 600;
  }
  details.file {
    max-width: var(--measure);
    font-size: var(--text-s);
  }
  @container (min-width: 36rem) {
    .options {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media print {
    .part,
    .if-then,
    .problem,
    .intro,
    .private,
    .after {
      display: none;
    }
  }
`;
