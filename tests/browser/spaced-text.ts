import type { Page } from '@playwright/test';

/** WCAG 1.4.12: what a learner may set. */
const spacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

/** Through every shadow root, those still to come included. */
export async function spaceText(page: Page): Promise<void> {
  await page.addInitScript((rules) => {
    const attach = Element.prototype.attachShadow;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    Element.prototype.attachShadow = function attachSpaced(init) {
      const root = attach.call(this, init);
      queueMicrotask(() => root.adoptedStyleSheets.push(sheet));
      return root;
    };
    document.addEventListener('DOMContentLoaded', () => document.adoptedStyleSheets.push(sheet));
  }, spacing);
}
