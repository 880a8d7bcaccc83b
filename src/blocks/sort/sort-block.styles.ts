import { css } from 'lit';

export const styles = css`
  .statements {
    max-width: var(--measure);
    border-block-start: 1px solid var(--rule);
  }
  fieldset {
    padding-block: var(--space-4);
    border-block-end: 1px solid var(--rule);
  }
  legend {
    float: inline-start;
    width: 100%;
    margin-block-end: var(--space-3);
    font-weight: 400;
  }
  :is(.pills, .feedback) {
    clear: both;
  }
  /* Two short categories are next to their statement. A floated legend is laid out like any other element. */
  @container (min-width: 38rem) {
    .pair fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr) fit-content(60%);
      gap: 0 var(--space-5);
      align-items: center;
    }
    .pair legend {
      margin: 0;
    }
    .pair .feedback {
      grid-column: 1 / -1;
    }
  }
`;
