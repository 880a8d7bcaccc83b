import { css } from 'lit';
import { asides } from '../ui/aside.styles.ts';
import { controls, prose } from '../ui/shared.styles.ts';

/** A summary line that opens the content below it. */
export const details = css`
  summary {
    width: fit-content;
    min-height: var(--target);
    padding-block: 0.65em;
    border-radius: var(--radius-s);
    color: var(--muted);
    font-size: var(--text-s);
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
`;

/** Content that appears after a press. */
export const appearing = css`
  .appearing {
    animation: appear var(--medium) ease-out;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .appearing {
      animation: none;
    }
  }
`;

/** Styles of every block: prose, asides, controls, panels, ranges, details, and space above all but the first. */
export const blockStyles = [
  prose,
  asides,
  controls,
  details,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    :host(:not(:first-child)) {
      margin-block-start: var(--space-5);
    }
    .panel {
      max-width: var(--measure);
      padding: var(--space-5);
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--ground-2);
    }
    :is(.panel, .body, .data-note, .text, .transcript) > :last-child {
      margin-block-end: 0;
    }
    input[type='range'] {
      display: block;
      width: 100%;
      height: var(--target);
      margin: 0;
      accent-color: var(--accent);
      cursor: pointer;
    }
    input[type='range']:focus-visible {
      border-radius: 999px;
    }
    .ends {
      display: flex;
      justify-content: space-between;
      gap: var(--space-3);
      max-width: none;
      margin: 0;
      color: var(--muted);
      font-size: var(--text-s);
    }
  `,
];
