import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Words to copy by hand, if the browser does not let the course copy or save them. */
export const selectableText = (text: string, label: string): TemplateResult =>
  html`<label class="by-hand">
    <span>${label}</span>
    <textarea
      readonly
      rows=${Math.min(8, text.split('\n').length + Math.ceil(text.length / 80))}
      dir="auto"
      .value=${text}
    ></textarea>
  </label>`;

/** Focuses and selects the first such words in a root. */
export function selectByHand(root: ParentNode | null): void {
  const box = root?.querySelector<HTMLTextAreaElement>('.by-hand textarea');
  box?.focus();
  box?.select();
}
