import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Text to copy by hand, if the browser does not let the course copy or save it. */
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

/** Moves the focus to the first such text in a root and selects it. */
export function selectByHand(root: ParentNode | null): void {
  const box = root?.querySelector<HTMLTextAreaElement>('.by-hand textarea');
  box?.focus();
  box?.select();
}
