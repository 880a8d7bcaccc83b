import { allRight } from './learner.ts';
import { expect, test } from './site.ts';

/** In the page: puts two `font` elements in the place of each text, as browsers do that translate it; the words stay. */
function translate(): void {
  const untouched = 'script, style, textarea, svg, font';
  const wrap = (text: Text): void => {
    if (!/[\p{L}\d]/u.test(text.data) || text.parentElement?.closest(untouched) !== null) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const watched = new WeakSet<Node>();
  const watch = (root: Node): void => {
    if (watched.has(root)) return;
    watched.add(root);
    const added = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) visit(node);
    });
    added.observe(root, { childList: true, subtree: true });
    visit(root);
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) wrap(node);
    else if (node instanceof Element && node.shadowRoot) watch(node.shadowRoot);
    for (const child of node.childNodes) visit(child);
  };
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
  document.addEventListener('DOMContentLoaded', () => watch(document.body));
}

test('a page that the browser translates keeps no words of the screen before', async ({ page, site }) => {
  await page.addInitScript(translate);
  const learner = await site.open(page, 'web');
  await learner.takeCourse(allRight);
  expect(await page.locator('font').count()).toBeGreaterThan(20);
});
