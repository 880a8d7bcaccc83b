import { css } from 'lit';

export const styles = css`
  .count {
    margin-block: 0 var(--space-3);
    color: var(--muted);
    font: 500 var(--text-s) / 1.3 var(--font);
  }
  .overall {
    margin-block-start: var(--space-4);
  }
  :is(.count, h3, .overall):focus {
    outline: none;
  }
  legend .hint {
    display: block;
    margin: var(--space-1) 0 0;
    font-weight: 400;
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
  .by-lesson {
    padding: 0;
    list-style: none;
  }
  .by-lesson li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-4);
    margin: 0;
    padding-block: var(--space-2);
    border-block-end: 1px solid var(--rule);
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
