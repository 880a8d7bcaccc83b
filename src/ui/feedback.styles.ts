import { css } from 'lit';

/** What is said of an answer, and the verdict on it. */
export const feedback = css`
  /* What is said of an answer. The words and the icon say it; the colour only helps. */
  .feedback {
    max-width: var(--measure);
    margin-block-start: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--ground-2);
    font-size: var(--text-s);
    line-height: 1.5;
  }
  .feedback.good {
    border-color: var(--good);
    background: var(--good-soft);
  }
  .feedback.not-yet {
    border-color: var(--warn);
    background: var(--warn-soft);
  }
  .feedback p:last-child {
    margin-block-end: 0;
  }
  .verdict {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 0 var(--space-1);
    font-weight: 600;
  }
  .good > .verdict,
  .verdict.good {
    color: var(--good);
  }
  .not-yet > .verdict,
  .verdict.not-yet {
    color: var(--warn);
  }
  .verdict svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }
  @media (forced-colors: active) {
    .feedback {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
`;
