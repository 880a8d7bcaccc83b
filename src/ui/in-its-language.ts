import type { TemplateResult } from 'lit';
import { html } from 'lit';

let first = '';

/** Once, before anything is drawn. @param language that of words which are not translated, BCP 47 */
export const firstLanguageIs = (language: string): unknown => (first = language);

/** A title. One that is not translated stands in isolates (U+2068), as the build has put it, and says its language. */
export const inItsLanguage = (title: string): string | TemplateResult =>
  title.startsWith('\u2068') ? html`<span lang=${first}>${title}</span>` : title;
