import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    container-type: normal;
  }
  .words {
    display: grid;
    align-content: center;
    gap: var(--space-4);
    min-width: 0;
    margin-block-end: var(--space-5);
  }
  .words > * {
    max-width: var(--measure);
  }
  h3 {
    margin-block-start: 0;
  }
  .step > :last-child {
    margin-block-end: 0;
  }
  .away {
    display: none;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }
  .of {
    margin: 0;
    color: var(--muted);
    font-size: var(--text-s);
  }
  .page {
    display: grid;
    gap: var(--space-5);
  }
  .page .bubbles {
    display: none;
  }
  .moment {
    display: grid;
    gap: var(--space-4);
  }
  @container (min-width: 34rem) {
    /* As high as the longest step, so that the buttons do not move. */
    .steps {
      display: grid;
    }
    .steps > * {
      grid-area: 1 / 1;
    }
    .steps > .away {
      display: block;
      visibility: hidden;
    }
    .moment {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--space-5);
      align-items: center;
    }
  }
  @media print {
    .steps,
    .steps > * {
      display: block !important;
      visibility: visible !important;
    }
    .of {
      display: none;
    }
  }
`;
