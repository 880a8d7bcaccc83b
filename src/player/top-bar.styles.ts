import { css } from 'lit';

/** The top bar's styles for wide windows; `course-player.styles.ts`, which comes after, has those for narrow ones. */
export const topBarStyles = css`
  header {
    grid-area: header;
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: var(--bar);
    padding-inline: var(--space-2);
    border-block-end: 1px solid var(--rule);
    background: var(--ground);
  }
  header p {
    margin: 0;
  }
  /* A step for each screen of the lesson: along the lower edge, or in the bar if there is room. */
  .steps {
    position: absolute;
    inset: auto 0 0;
    display: flex;
    gap: 3px;
    padding-inline: var(--edge);
    color: var(--accent);
    pointer-events: none;
  }
  .steps i {
    flex: 1;
    height: 5px;
    border: 1px solid currentColor;
    border-radius: 3px;
  }
  .steps .on {
    background: currentColor;
  }
  @media (forced-colors: active) {
    .steps {
      color: CanvasText;
    }
    .steps .on {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
  .skip {
    position: absolute;
    inset-block-start: var(--space-1);
    inset-inline-start: var(--space-1);
    z-index: 3;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    min-height: 0;
    padding: 0;
    overflow: hidden;
  }
  button.bar {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    padding-inline: var(--space-3);
    border-color: transparent;
    background: transparent;
  }
  button.bar:hover {
    background: var(--ground-3);
  }
  button.bar:not(.help):dir(rtl) svg {
    scale: -1 1;
  }
  .help svg {
    scale: var(--question-mark, none);
  }
  /* Next to a long saving state, on two lines rather than cut off. */
  .course {
    display: -webkit-box;
    flex: 3 1 6rem;
    max-width: none;
    overflow: hidden;
    font-weight: 600;
    font-size: var(--text-s);
    line-height: 1.2;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .saving {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    color: var(--muted);
    font-size: var(--text-s);
    overflow-wrap: break-word;
  }
  /* If the contents are not next to the lesson: makes room for the title and the saving state. */
  @container player (min-width: 36rem) and (max-width: 60rem) {
    .course,
    .saving {
      font-size: calc(var(--text-s) * 0.92);
    }
    button.bar {
      padding-inline: var(--space-2);
    }
    .saving {
      flex: 0 1 auto;
      max-width: 9.75rem;
      line-height: 1.2;
    }
  }
  .saving.saved svg {
    color: var(--good);
  }
  .saving.not-saved {
    color: var(--bad);
    font-weight: 600;
  }
`;
