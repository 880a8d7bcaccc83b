import { css } from 'lit';

export const styles = css`
  .panel {
    border-color: var(--line);
    background: var(--ground);
  }
  details {
    margin-block-start: var(--space-3);
  }
  .panel > h3:first-child,
  .past:first-child h3 {
    margin-block-start: 0;
  }
  h3 {
    font-size: var(--text-xl);
  }
  h3:focus:not(:focus-visible),
  .intro:focus:not(:focus-visible) {
    outline: none;
  }
  fieldset {
    margin-block-start: var(--space-5);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--rule);
  }
  legend {
    float: inline-start;
    width: 100%;
  }
  legend + * {
    clear: both;
  }
  .ending {
    margin: var(--space-5) 0 0;
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--rule);
    color: var(--muted);
    font-size: var(--text-s);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    margin-block-start: var(--space-3);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  .path {
    margin: 0;
    padding-inline-start: 1.6em;
    font-size: var(--text-s);
  }
  .path strong,
  .path span {
    display: block;
  }
  .past {
    margin-block-end: var(--space-5);
    padding-block-end: var(--space-4);
    border-block-end: 1px solid var(--rule);
  }
  .chosen {
    padding: var(--space-3) var(--space-4);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius-s);
    background: var(--ground-2);
  }
  @media (forced-colors: active) {
    .ways {
      gap: var(--space-2);
      margin-inline-start: 0;
    }
    .chosen {
      border: 1px solid CanvasText;
    }
  }
`;
