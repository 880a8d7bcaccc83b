import { css } from 'lit';
import { controls, prose } from '../ui/shared.styles.ts';

/** What every block has: prose, controls, and some room above it where it is not the first on its screen. */
export const blockStyles = [
  prose,
  controls,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    :host(:not(:first-child)) {
      margin-block-start: var(--space-5);
    }
  `,
];
