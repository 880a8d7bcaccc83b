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

/** If printing has not begun after this many milliseconds, the browser is assumed to have refused. */
const patience = 1000;

/**
 * Prints a sheet and nothing else of the page. While the browser prints, the sheet is at the end of the body, so that it
 * does not depend on the layout around the block.
 *
 * @returns false if printing is refused: a sandboxed frame ignores the call silently.
 */
export async function printSheet(
  host: HTMLElement,
  content: TemplateResult,
  styles: CSSResultOrNative[],
): Promise<boolean> {
  if (!emit(host, 'course-print', undefined)) return true;
  takeAway();
  const sheet = document.createElement('div');
  sheet.className = sheetClass;
  const root = sheet.attachShadow({ mode: 'open' });
  adoptStyles(root, styles);
  render(content, root);
  document.body.append(sheet);
  if (page.styleSheet) document.adoptedStyleSheets.push(page.styleSheet);
  let begun = false;
  window.addEventListener('beforeprint', () => (begun = true), { once: true });
  window.addEventListener('afterprint', takeAway, { once: true });
  window.print();
  if (!begun) await new Promise((resolve) => setTimeout(resolve, patience));
  if (!begun) takeAway();
  return begun;
}

/** Removes the sheet, so that the page prints as usual again. */
function takeAway(): void {
  document.querySelector(`.${sheetClass}`)?.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((rules) => rules !== page.styleSheet);
}
