import type { TemplateResult } from 'lit';
import { html } from 'lit';

let first = '';

/** Call once, before anything is drawn. @param language the language of untranslated text, BCP 47 */
export const setFirstLanguage = (language: string): unknown => (first = language);

/** A title. The build encloses an untranslated title in isolates (U+2068): such a title gets its language. */
export const inItsLanguage = (title: string): string | TemplateResult =>
  title.startsWith('\u2068') ? html`<span lang=${first}>${title}</span>` : title;
