import { svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html } from 'lit';

export const icon = (paths: SVGTemplateResult): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths}
  </svg>`;

export const tickIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="m7.5 12.5 3 3 6-6.5" />`);
export const notYetIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 7v6.5M12 17v.1" />`);
export const chevronIcon = icon(svg`<path d="m6 9 6 6 6-6" />`);
export const warningIcon = icon(svg`<path d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5v.1" />`);
export const starIcon = icon(
  svg`<path d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z" />`,
);
export const lockIcon = icon(
  svg`<rect x="4.5" y="10.5" width="15" height="10" rx="2.5" /><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3" />`,
);
