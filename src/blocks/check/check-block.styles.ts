import { css } from 'lit';

export const styles = css`
  .count {
    margin-block: 0 var(--space-3);
    color: var(--muted);
    font: 500 var(--text-s) / 1.3 var(--font);
  }
  :is(.count, h3, .overall):focus {
    outline: none;
  }
  /* The question on one side, the answers on the other: a floated legend can be a grid item. */
  fieldset:has(> .answer) > legend {
    font: 700 var(--text-l) / 1.3 var(--display);
  }
  @container (min-width: 40rem) {
    fieldset:has(> .answer) {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      column-gap: 5cqi;
      align-items: start;
    }
    fieldset:has(> .answer) > legend {
      float: inline-start;
      grid-column: 1;
      grid-row: 1 / span 99;
      font-size: var(--text-xl);
    }
    fieldset:has(> .answer) > :not(legend) {
      grid-column: 2;
      max-width: none;
    }
    fieldset:has(> .answer) ~ :is(.actions, .overall) {
      margin-inline-start: calc((100% - 5cqi) * 5 / 11 + 5cqi);
    }
  }
  .score {
    max-width: var(--measure);
    padding: var(--space-5);
    border: 2px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-soft);
  }
  .score.good {
    border-color: var(--good);
    background: var(--good-soft);
  }
  .score h3 {
    margin: 0 0 var(--space-2);
    font-size: var(--text-xl);
  }
  .score p:last-child {
    margin: 0;
  }
  .figure {
    font-size: var(--text-l);
    font-weight: 600;
  }
  /* In one line, or with more than ten in lines of ten. */
  .dots {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 1.4rem));
    gap: var(--space-2);
    margin-block-end: var(--space-4);
  }
  .dots i {
    aspect-ratio: 1;
    border: 3px solid var(--line);
    border-radius: 50%;
  }
  .dots .right {
    border-color: var(--good);
    background: var(--good);
  }
  @media (forced-colors: active) {
    .dots i {
      border-color: CanvasText;
    }
    .dots .right {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  .by-lesson {
    padding: 0;
    list-style: none;
  }
  .by-lesson li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-4);
    margin: 0;
    padding-block: var(--space-2);
    border-block-end: 1px solid var(--rule);
  }
  .by-lesson span:first-child {
    flex: 1 1 12rem;
  }
  .overview {
    padding-inline-start: 1.5em;
  }
  .overview li {
    margin: 0;
    padding-block: var(--space-4);
    border-block-end: 1px solid var(--rule);
  }
  .overview p {
    margin: 0 0 var(--space-2);
  }
  .overview .asked {
    max-width: var(--measure);
    margin: 0 0 var(--space-2);
    font: 600 1em / 1.45 var(--font);
  }
  .overview .feedback {
    margin-block-end: var(--space-3);
  }
  .overview button {
    margin-inline-start: calc(-1 * var(--space-3));
  }
`;
