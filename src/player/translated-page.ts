/**
 * Browsers and extensions that translate a page replace each text node by a `font` element. Lit updates text by setting
 * `data` on the node in that place: without this setter, a translated page would keep the heading of the previous
 * screen, and “Saving”.
 */
Object.defineProperty(HTMLFontElement.prototype, 'data', {
  configurable: true,
  set(this: HTMLFontElement, text: string) {
    this.replaceWith(text);
  },
});
