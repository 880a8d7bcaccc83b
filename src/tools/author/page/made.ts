/** Makes an element with these properties. */
export function newElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}

export function button(words: string, press: () => void): HTMLButtonElement {
  const one = newElement('button', { type: 'button', textContent: words });
  one.addEventListener('click', press);
  return one;
}

/** A style sheet for `adoptedStyleSheets`: the page's policy refuses inline styles. */
export function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** Aborts after two seconds, or once the author goes elsewhere on the page. */
export function whileLeftAlone(): AbortSignal {
  const left = new AbortController();
  const until = AbortSignal.any([left.signal, AbortSignal.timeout(2000)]);
  for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart'])
    addEventListener(type, () => left.abort(), { signal: until, capture: true, passive: true });
  return until;
}
