/**
 * Browsers and their extensions that translate a page put a `font` element in the place of each text. Lit writes a new
 * text to whatever stands where its text stood: without this, a translated page would keep the heading of the screen
 * before, and “Saving”.
 */
Object.defineProperty(HTMLFontElement.prototype, 'data', {
  configurable: true,
  set(this: HTMLFontElement, text: string) {
    this.replaceWith(text);
  },
});
