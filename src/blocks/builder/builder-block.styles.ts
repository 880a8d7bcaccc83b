import { css } from 'lit';

export const styles = css`
  .sentence {
    max-width: var(--measure);
    margin-block-end: var(--space-5);
    padding: var(--space-5);
    border-radius: var(--radius);
    background: var(--stage);
    color: var(--on-stage);
  }
  .sentence h3 {
    margin: 0 0 var(--space-2);
    color: inherit;
    font: 400 var(--text-s) / 1.4 var(--font);
  }
  .sentence p {
    margin: 0;
    font: 500 var(--text-l) / 1.7 var(--display);
  }
  .piece {
    padding: 0.1em 0.45em;
    border-radius: var(--radius-s);
    background: #ffffff;
    color: #111111;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
  }
  .gap {
    padding: 0 0.9em;
    border-block-end: 2px dashed currentColor;
    font-size: 0.8em;
    white-space: nowrap;
  }
  /* Stays in sight while the learner chooses, if there is room. */
  @media (min-height: 34em) and (min-width: 22em) {
    :host {
      --most: calc(40dvh - var(--listen, 0rem) / 3);
    }
    .sentence {
      position: sticky;
      inset-block-start: calc(var(--listen, var(--bar, 0rem)) + var(--space-2));
      z-index: 1;
    }
    .slots input {
      scroll-margin-block-start: calc(var(--most) + var(--space-5));
    }
  }
  .slots {
    display: grid;
    gap: var(--space-6);
    max-width: var(--measure);
  }
  @media (forced-colors: active) {
    .sentence,
    .piece {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .sentence {
      position: static;
      border: 1px solid #000;
      background: none;
      color: #000;
    }
  }
`;
