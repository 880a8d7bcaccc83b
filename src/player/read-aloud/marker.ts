import { css } from 'lit';

const name = 'read-aloud';

/** Added to every root with marked text: styles of the page do not apply inside shadow roots. */
const rules = css`
  ::highlight(read-aloud) {
    background-color: var(--call);
    color: var(--on-call);
  }
`.styleSheet;

/** Highlights the sentence being read, without changing the lesson's DOM: Lit would lose track of its nodes. */
export interface Marker {
  mark(range: Range | undefined): void;
}

/** Uses the CSS Custom Highlight API if the browser has it, else boxes laid over the page. */
export const createMarker = (): Marker =>
  'highlights' in CSS && typeof Highlight === 'function' && rules ? new Highlighter(rules) : new Boxes();

class Highlighter implements Marker {
  readonly #rules: CSSStyleSheet;

  constructor(sheet: CSSStyleSheet) {
    this.#rules = sheet;
  }

  mark(range: Range | undefined): void {
    if (!range) return void CSS.highlights.delete(name);
    const root = range.startContainer.getRootNode() as Document | ShadowRoot;
    if (!root.adoptedStyleSheets.includes(this.#rules)) root.adoptedStyleSheets.push(this.#rules);
    CSS.highlights.set(name, new Highlight(range));
  }
}

/** One translucent box for each line of the sentence, at its place on the page. */
class Boxes implements Marker {
  #layer: HTMLElement | undefined;
  #range: Range | undefined;
  readonly #draw = (): void => this.mark(this.#range);

  mark(range: Range | undefined): void {
    this.#layer?.remove();
    this.#layer = undefined;
    this.#range = range;
    window.removeEventListener('resize', this.#draw);
    if (!range) return;
    const layer = box({ top: 0, left: 0, width: 0, height: 0 });
    layer.setAttribute('aria-hidden', 'true');
    for (const { top, left, width, height } of range.getClientRects()) {
      const line = box({ top: top + scrollY, left: left + scrollX, width, height });
      Object.assign(line.style, { background: 'var(--call)', opacity: '0.4' });
      layer.append(line);
    }
    document.body.append(layer);
    this.#layer = layer;
    window.addEventListener('resize', this.#draw);
  }
}

function box(at: Readonly<Record<'top' | 'left' | 'width' | 'height', number>>): HTMLElement {
  const element = document.createElement('div');
  Object.assign(element.style, { position: 'absolute', pointerEvents: 'none' });
  for (const [side, length] of Object.entries(at)) element.style.setProperty(side, `${length}px`);
  return element;
}
