import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

/** A labelled select element. */
export const select = (
  label: string,
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  choose: (value: string) => void,
  className?: string,
): TemplateResult =>
  html`<label class=${className ?? nothing}>
    ${label}
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
    </select>
  </label>`;
