import { css } from 'lit';

export const styles = css`
  .question {
    display: block;
    max-width: var(--measure);
    font-weight: 600;
    line-height: 1.45;
  }
  output {
    display: block;
    margin-block: var(--space-4) var(--space-2);
    color: var(--accent);
    font: 600 var(--text-l) / 1.3 var(--display);
  }
  output.unanswered {
    color: var(--muted);
    font: 400 var(--text) / 1.56 var(--font);
  }
  /* Until the learner chooses, the slider has no accent colour. */
  .unanswered + input[type='range'] {
    accent-color: var(--muted);
  }
  .ticks {
    display: flex;
    justify-content: space-between;
    margin: 0 0 var(--space-2);
    padding-inline: 7px;
  }
  .ticks span {
    height: 0.5rem;
    border-inline-start: 2px solid var(--line);
  }
  .ends {
    line-height: 1.35;
  }
  .ends :last-child {
    text-align: end;
  }
  button.quiet {
    margin-block-start: var(--space-3);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  dl {
    display: grid;
    gap: var(--space-3);
    max-width: var(--measure);
    margin: var(--space-4) 0 0;
  }
  dl div {
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--ground-2);
  }
  dl div + div {
    border-color: var(--accent);
  }
  dt {
    color: var(--muted);
    font-size: var(--text-s);
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  @container (min-width: 32rem) {
    dl {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    button.quiet {
      margin-inline-start: 0;
    }
  }
  @media print {
    input[type='range'],
    .ticks,
    .ends {
      display: none;
    }
  }
`;
