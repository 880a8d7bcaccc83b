/**
 * What a word processor or a page puts on the clipboard, made ready for a passage: what is on several lines comes in
 * one, and bullets that only look like some are gone. What the course has not is left out by the schema.
 */
export function cleanedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('style, script, title, meta, link, xml')) element.remove();
  for (const comment of commentsIn(page)) comment.remove();
  for (const block of page.querySelectorAll('p, div, li, tr, td, h1, h2, h3, h4, h5, h6')) {
    const text = firstText(block);
    if (text) text.data = text.data.replace(/^\s*[•·▪◦●○§o-]\s*[\u00a0 \t]{2,}/, '');
    block.append(' ');
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

function* nodesIn(root: Node, what: number): Generator<Node> {
  const walker = document.createTreeWalker(root, what);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}

const textsIn = (root: Node): Text[] => [...nodesIn(root, NodeFilter.SHOW_TEXT)] as Text[];
const commentsIn = (root: Node): Comment[] => [...nodesIn(root, NodeFilter.SHOW_COMMENT)] as Comment[];
const firstText = (root: Node): Text | undefined => textsIn(root).find(({ data }) => data.trim() !== '');
