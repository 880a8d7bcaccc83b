/**
 * What a word processor or a page puts on the clipboard, made ready for a passage: what is on several lines comes in
 * one, and bullets that only look like some are gone. What the course has not is left out by the schema.
 */
export function cleanedHtml(html: string): string {
  // The page's policy would refuse styles, and tell of each.
  const safe = html
    .replaceAll(/<style\b[\s\S]*?<\/style>/gi, '')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='));
  const page = new DOMParser().parseFromString(safe, 'text/html');
  // The last is what Word puts before an item of a list.
  for (const element of page.querySelectorAll(
    'script, title, meta, link, xml, [data-style*="mso-list:Ignore" i]',
  ))
    element.remove();
  for (const comment of commentsIn(page)) comment.remove();
  for (const block of page.querySelectorAll('p, div, li, ul, ol, tr, td, table, h1, h2, h3, h4, h5, h6')) {
    const text = firstText(block);
    if (text) text.data = text.data.replace(/^\s*[•·▪◦●○§]\s*/, '');
    block.replaceWith(...block.childNodes, ' ');
  }
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = element.dataset['style'] ?? '';
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrap(element, 'strong');
    if (/font-style:\s*italic/i.test(style)) wrap(element, 'em');
    // What some programs put around everything that they copy.
    if (/font-weight:\s*(?:normal|400)/i.test(style) && element.localName === 'b')
      element.replaceWith(...element.childNodes);
  }
  for (const br of page.querySelectorAll('br')) br.replaceWith(' ');
  for (const text of textsIn(page.body)) text.data = tidied(text.data);
  return page.body.innerHTML;
}

/** Plain text, in one line. */
export const cleanedText = (text: string): string =>
  tidied(text.replaceAll(/^[ \t]*[•·▪◦●○][ \t\u00a0]*/gm, '')).trim();

/** Spaces that word processors put there to move things; one between a sign and a word is meant. */
const tidied = (text: string): string =>
  text
    .replaceAll(/[ \t\r\n]*\u00a0{2,}[ \t\r\n\u00a0]*/g, ' ')
    .replaceAll(/[\u200b\u2060-\u2064\ufeff]/g, '')
    .replaceAll(/[ \t\r\n]+/g, ' ');

function wrap(element: HTMLElement, name: string): void {
  const inside = element.ownerDocument.createElement(name);
  inside.append(...element.childNodes);
  element.append(inside);
}

function* nodesIn(root: Node, what: number): Generator<Node> {
  const walker = document.createTreeWalker(root, what);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}

const textsIn = (root: Node): Text[] => [...nodesIn(root, NodeFilter.SHOW_TEXT)] as Text[];
const commentsIn = (root: Node): Comment[] => [...nodesIn(root, NodeFilter.SHOW_COMMENT)] as Comment[];
const firstText = (root: Node): Text | undefined => textsIn(root).find(({ data }) => data.trim() !== '');
