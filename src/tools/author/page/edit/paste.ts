/** What can be pasted into a passage. */
export interface PasteTarget {
  /** Whether other passages can follow it. */
  readonly several: boolean;
  readonly lists: boolean;
  /** Whether it is an item: pasted passages then become items of the same list. */
  readonly isItem: boolean;
  /** Why it can have no other passages after it. */
  readonly why: string | undefined;
}

const blocks = 'p, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote, pre, dt, dd, figcaption, caption';

/** The bullet or number that Word puts before the words of a list item. */
const ofWord = '[data-style*="mso-list:Ignore" i]';

/**
 * Cleans what a word processor or a web page puts on the clipboard: paragraphs become `p`, items `li`; a passage that
 * takes one only gets all in one. What the course does not support is left out; `became` tells the author.
 */
export function cleanedHtml(
  html: string,
  takes: PasteTarget,
): { readonly cleaned: string; readonly became: string } {
  // The page's content security policy would refuse each style and log an error.
  const safe = html
    .replaceAll(/<style\b[\s\S]*?<\/style>/gi, '')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/\sstyle\s*=/gi, ' data-style='));
  const page = new DOMParser().parseFromString(safe, 'text/html');
  // Only Word's bullet marks the paragraph as an item.
  for (const bullet of page.querySelectorAll(ofWord)) bullet.closest('p')?.setAttribute('data-item', '');
  const losses = lossesIn(page, takes);
  for (const element of page.querySelectorAll(`script, title, meta, link, xml, ${ofWord}`)) element.remove();
  for (const comment of commentsIn(page)) comment.remove();
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = element.dataset['style'] ?? '';
    if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrap(element, 'strong');
    if (/font-style:\s*italic/i.test(style)) wrap(element, 'em');
    if (/text-decoration[\w-]*:[^;]*line-through/i.test(style)) wrap(element, 'del');
    // Some programs wrap everything they copy in a `b` of normal weight.
    if (/font-weight:\s*(?:normal|400)/i.test(style) && element.localName === 'b')
      element.replaceWith(...element.childNodes);
  }
  // If a cell is left, the editor takes everything for a table and loses the words before it.
  for (const cell of page.querySelectorAll('td, th')) cell.replaceWith(...cell.childNodes, ' ');
  for (const br of page.querySelectorAll('br')) br.replaceWith(' ');
  const passages = passagesIn(page);
  for (const text of textsIn(page.body)) text.data = tidied(text.data);
  const filled = passages.filter(({ textContent }) => textContent.trim() !== '');
  if (filled.length === 0) return { cleaned: page.body.innerHTML, became: losses };
  if (!takes.several) {
    const all = filled.map((one) => one.innerHTML.trim()).join(' ');
    return { cleaned: all, became: sentences(losses, filled.length > 1 && asOne(takes)) };
  }
  const cleaned = filled.map((one) => {
    const name = one.localName === 'li' && takes.lists ? 'li' : 'p';
    return `<${name}>${one.innerHTML.trim()}</${name}>`;
  });
  const hasLost = !takes.lists && filled.some(({ localName }) => localName === 'li');
  return {
    cleaned: cleaned.join(''),
    became: sentences(losses, hasLost && 'The list came as paragraphs: no list can stand here.'),
  };
}

/** Makes a `p` or `li` of each run of words between the boundaries of blocks. */
function passagesIn(page: Document): HTMLElement[] {
  const found: HTMLElement[] = [];
  let open: HTMLElement | undefined;
  const walk = (node: Node, marks: readonly Element[], isItem: boolean): void => {
    for (const child of node.childNodes) {
      if (child instanceof Element && child.matches(blocks)) {
        open = undefined;
        walk(child, [], isItem || child.matches('li, [data-item]'));
        open = undefined;
      } else if (child instanceof Element && child.querySelector(blocks)) {
        walk(child, [...marks, child], isItem);
      } else {
        const isBlank = child.textContent?.trim() === '';
        if (!open && isBlank) continue;
        if (!open) found.push((open = page.createElement(isItem ? 'li' : 'p')));
        let at: Element = open;
        for (const mark of marks) {
          const copy = mark.cloneNode() as Element;
          at.append(copy);
          at = copy;
        }
        at.append(child.cloneNode(true));
      }
    }
  };
  walk(page.body, [], false);
  for (const one of found) {
    const text = textsIn(one).find(({ data }) => data.trim() !== '');
    const bare = text?.data.replace(bullet, '');
    if (text && bare !== undefined && bare !== text.data) text.data = bare;
  }
  page.body.replaceChildren(...found);
  return found;
}

/** In Word's plain text, § and a tab is a bullet; before a space it is the sign of a section. */
const bullet = /^\s*(?:[•·▪◦●○]|§(?=\t))[\s\u00a0]*/;

/** What is left out, one sentence each. */
function lossesIn(page: Document, { lists, isItem }: PasteTarget): string {
  const count = (selector: string): number => page.querySelectorAll(selector).length;
  const links = count('a[href^="http"]');
  const isNumbered =
    count('ol > li') > 0 ||
    [...page.querySelectorAll(ofWord)].some(({ textContent }) => /[\p{L}\p{N}][.)]/u.test(textContent));
  return sentences(
    count('img, svg, picture, video, audio, object') > 0 &&
      'Pictures and media were left out: put their files into assets/media/.',
    count('table') > 0 && 'Each row of the table came as a paragraph.',
    lists && !isItem && isNumbered && 'The numbers of the list became bullets.',
    links > 0 && `${links === 1 ? 'A link' : `${links} links`} came as words: choose an address with Link….`,
  );
}

const sentences = (...all: readonly (string | false)[]): string => all.filter(Boolean).join(' ');

const asOne = ({ why = '' }: PasteTarget): string => `Pasted as one passage. ${why}`;

/** A passage of plain text. */
interface Plain {
  readonly words: string;
  readonly isItem: boolean;
}

/** Splits plain text into paragraphs: at empty lines, or at every line break if there are none. */
export function cleanedText(
  text: string,
  takes: PasteTarget,
): { readonly passages: readonly Plain[]; readonly became: string } {
  const lines = text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/\n(?=[ \t]*(?:[•·▪◦●○]|[-*][ \t]|\d{1,2}[.)][ \t]))/g, '\n\n');
  const whole = lines.trim();
  const passages = whole.split(/\n[ \t]*\n\s*/.test(whole) ? /\n[ \t]*\n\s*/ : /\n/).map((one) => {
    const bare = one.replace(bullet, '').replace(/^\s*[-*][ \t]+/, '');
    return { words: tidied(bare).trim(), isItem: takes.lists && bare !== one };
  });
  const filled = passages.filter(({ words }) => words !== '');
  if (takes.several || filled.length < 2) return { passages: filled, became: '' };
  return {
    passages: [{ words: filled.map(({ words }) => words).join(' '), isItem: false }],
    became: asOne(takes),
  };
}

/** Collapses the spaces that word processors insert for layout; a single one between a sign and a word stays. */
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
