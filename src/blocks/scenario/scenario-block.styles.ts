import { css } from 'lit';

export const styles = css`
  /* The lesson lays out the block's parts, by the lesson's width. */
  :host([staged]) {
    container-type: normal;
  }
  .panel {
    border-color: var(--line);
    background: var(--ground);
  }
  details {
    margin-block-start: var(--space-3);
  }
  .story > h3:first-child,
  .past:first-child h3 {
    margin-block-start: 0;
  }
  h3 {
    font-size: var(--text-xl);
  }
  h4 {
    margin-block: var(--space-5) var(--space-3);
    font: 700 1em/1.3 var(--font);
  }
  .says {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: 0;
    list-style: none;
  }
  .says > li {
    margin: 0;
  }
  /* A speech bubble. */
  .say {
    width: 100%;
    padding: 0.75rem 1.1rem;
    border-radius: 1.2rem;
    border-end-start-radius: 0.2rem;
    font-weight: 500;
    font-size: 1em;
    text-align: start;
    overflow-wrap: anywhere;
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
  /* A line from scene to scene; unseen branches are dashed. */
  .map {
    padding-inline-start: 1.4em;
    font-size: var(--text-s);
  }
  .map button {
    padding: 0 var(--space-2);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .map ul {
    margin: var(--space-1) 0 var(--space-3);
    padding: 0;
    list-style: none;
  }
  .map ul li {
    margin: var(--space-1) 0;
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--rule);
  }
  .map .taken {
    border-color: var(--accent);
    font-weight: 600;
  }
  .map .unseen {
    border-inline-start-style: dashed;
    border-color: var(--line);
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
  /* Without the choices, one would not see what the question asks. */
  @media print {
    .say {
      display: block;
    }
  }
`;
