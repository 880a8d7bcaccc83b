import { css } from 'lit';

export const styles = css`
  .sheet {
    margin-block: var(--space-3) var(--space-5);
  }
  /* Stays in sight while the learner writes, if the window is high enough. */
  @media (min-height: 34em) {
    :host {
      --most: calc(40dvh - var(--listen, 0rem) / 3);
    }
    .sheet {
      position: sticky;
      inset-block-start: calc(var(--listen, var(--bar, 0rem)) + var(--space-2));
      z-index: 1;
      max-height: var(--most);
      overflow-y: auto;
    }
    /* What has the focus scrolls into view below the sentence, a field with its label. */
    .step :is(textarea, select, input, button) {
      scroll-margin-block: calc(var(--most) + 1.5rem) var(--space-2);
    }
  }
  /* While the learner writes, only the sentence is shown. */
  [role='group'] .sheet :is(h3, dl) {
    display: none;
  }
  .back .sheet {
    position: static;
    max-height: none;
    border: 0;
    border-radius: 1.4rem;
    border-start-start-radius: 0.25rem;
    background: var(--call);
    color: var(--on-call);
  }
  .back .sheet :is(h3, dt) {
    color: inherit;
  }
  .back .sheet .sentence {
    font-weight: 600;
    font-size: var(--text-xl);
    line-height: 1.3;
  }
  .back .sheet dl div {
    border-color: currentColor;
  }
  @media (forced-colors: active) {
    .back .sheet {
      border: 2px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
  .private {
    margin-block: 0;
  }
  .steps {
    display: grid;
    gap: var(--space-5) var(--space-6);
  }
  .step {
    min-width: 0;
  }
  .step h3 {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    margin: 0;
    font-size: var(--text);
  }
  .number {
    flex: none;
    width: 2rem;
    border: 2px solid var(--ink);
    border-radius: 50%;
    font-size: var(--text-s);
    line-height: calc(2rem - 4px);
    text-align: center;
  }
  .field {
    margin-block-start: var(--space-3);
  }
  .field .field {
    margin-block-start: var(--space-2);
  }
  .optional {
    color: var(--muted);
    font-weight: 400;
    font-size: var(--text-s);
  }
  .kept-title {
    margin: var(--space-3) 0 var(--space-2);
    color: var(--muted);
    font-size: var(--text-s);
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .kept li {
    max-width: 100%;
    margin: 0;
  }
  .kept button {
    border-radius: var(--radius);
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .review {
    /* The browser's date control is slow to lay out, and is far below the fold. */
    content-visibility: auto;
    contain-intrinsic-size: auto 5rem;
  }
  #review {
    display: block;
    width: 12rem;
    max-width: 100%;
  }
  .problem {
    max-width: var(--measure);
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
    margin-block: var(--space-4) 0;
    font-weight: 600;
  }
  details.file {
    max-width: var(--measure);
    font-size: var(--text-s);
  }
  @container (min-width: 36rem) {
    .steps,
    .step:last-child {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .step:last-child {
      display: grid;
      grid-column: 1 / -1;
      gap: 0 var(--space-6);
      align-items: start;
    }
    .step:last-child h3 {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 60rem) {
    .steps {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .step:last-child {
      display: block;
      grid-column: auto;
    }
  }
  @media print {
    .steps,
    .problem,
    .intro,
    .private,
    .after {
      display: none;
    }
    .sheet {
      position: static;
      max-height: none;
      overflow: visible;
    }
    [role='group'] .sheet :is(h3, dl) {
      display: block;
    }
  }
`;
