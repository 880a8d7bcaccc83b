/** What the page is asked for: the role an element has, and what it is called. */
export interface Wanted {
  readonly role: 'button' | 'heading' | 'radio' | 'checkbox' | 'tag' | 'text';
  /** The whole name where it is text, part of it where it begins or ends with `…`. */
  readonly name?: string;
}

/**
 * In the page: the visible elements of a role and name, through open shadow roots, in the order of the page. One
 * function, for WebDriver sends it as text.
 */
export function findAll({ role, name }: Wanted, inside?: Element | null): Element[] {
  const selectors: Record<string, string> = {
    button: 'button',
    heading: 'h1, h2',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
    tag: name ?? '',
    text: '*',
  };
  const squeezed = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const said = element.getAttribute('aria-label');
    if (said !== null) return said;
    const label = (element as HTMLInputElement).labels?.[0];
    return squeezed((label ?? element).textContent);
  };
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width + height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const matches = (element: Element): boolean => {
    if (role === 'tag' || name === undefined) return true;
    const own = nameOf(element);
    if (role === 'text' && element.children.length > 0) return false;
    return name.endsWith('…') && name.length > 1 ? own.startsWith(name.slice(0, -1)) : own === name;
  };
  const found: Element[] = [];
  const search = (root: Element | Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selectors[role] ?? '*') && matches(element) && isShown(element))
        found.push(element);
      if (element.shadowRoot) search(element.shadowRoot);
    }
  };
  const start = inside ?? document;
  if (start instanceof Element && start.shadowRoot) search(start.shadowRoot);
  search(start);
  return found;
}

/** In the page: all that can be read, through open shadow roots. */
export function allText(): string {
  const texts: string[] = [];
  const read = (root: Node): void => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
      else if (node instanceof Element && !node.matches('style, script, template, noscript')) {
        if ((node as HTMLElement).hidden) continue;
        if (node.shadowRoot) read(node.shadowRoot);
        read(node);
      }
    }
  };
  read(document.body);
  return texts.join(' ').replace(/\s+/g, ' ');
}
