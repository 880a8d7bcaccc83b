import type { CSSResultOrNative, TemplateResult } from 'lit';
import { adoptStyles, css, render } from 'lit';
import { emit } from './emit.ts';

const sheetClass = 'print-sheet';

const page = css`
  .print-sheet {
    display: none;
  }
  @media print {
    body > :not(.print-sheet) {
      display: none !important;
    }
    .print-sheet {
      display: block;
    }
  }
`;

/** How long a browser may take to begin printing before that counts as a refusal, in milliseconds. */
const printTimeout = 1000;

/**
 * Prints one sheet without the rest of the page. The sheet is at the end of the body while the browser prints, so it
 * does not depend on the layout around the block that requested it.
 *
 * @returns false if printing is refused: a sandboxed frame silently ignores the call
 */
export async function printSheet(
  host: HTMLElement,
  content: TemplateResult,
  styles: CSSResultOrNative[],
): Promise<boolean> {
  if (!emit(host, 'course-print', undefined)) return true;
  removeSheet();
  const sheet = document.createElement('div');
  sheet.className = sheetClass;
  const root = sheet.attachShadow({ mode: 'open' });
  adoptStyles(root, styles);
  render(content, root);
  document.body.append(sheet);
  if (page.styleSheet) document.adoptedStyleSheets.push(page.styleSheet);
  let begun = false;
  window.addEventListener('beforeprint', () => (begun = true), { once: true });
  window.addEventListener('afterprint', removeSheet, { once: true });
  window.print();
  if (!begun) await new Promise((resolve) => setTimeout(resolve, printTimeout));
  if (!begun) removeSheet();
  return begun;
}

/** Removes the sheet, so that the page can be printed again. */
function removeSheet(): void {
  document.querySelector(`.${sheetClass}`)?.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((rules) => rules !== page.styleSheet);
}
