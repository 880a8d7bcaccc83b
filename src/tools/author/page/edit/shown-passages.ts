import { markersIn } from './markers.ts';

/** Words of a passage on the page. */
export interface Shown {
  /** The lesson that it is in, by its id; '' for the course's own file. */
  readonly lesson: string;
  readonly number: number;
  readonly range: Range;
  /** What holds the end of its words. */
  readonly element: Element;
}

type Place = readonly [node: Text, at: number];

/** Where words of passages are, in order; also those that cannot be seen now. */
export function shownPassages(): Shown[] {
  const found: Shown[] = [];
  const walk = (parent: ParentNode, lesson: string): void => {
    const open = new Map<number, Place>();
    for (let node = parent.firstChild; node; node = next(node, parent)) {
      if (node instanceof Text) readText(node, lesson, open, found);
      else if (node instanceof Element && node.shadowRoot)
        walk(node.shadowRoot, /^lesson-(.+)$/.exec(node.localName)?.[1] ?? lesson);
    }
  };
  walk(document.body, '');
  return found;
}

function next(node: Node, within: ParentNode): ChildNode | null {
  const child = node instanceof Element && node.localName === 'style' ? null : node.firstChild;
  if (child) return child;
  for (let at: Node | null = node; at && at !== within; at = at.parentNode)
    if (at.nextSibling) return at.nextSibling;
  return null;
}

function readText(node: Text, lesson: string, open: Map<number, Place>, found: Shown[]): void {
  const element = node.parentElement;
  if (!element) return;
  for (const { passage, isEnd, from, to } of markersIn(node.data)) {
    if (!isEnd) {
      open.set(passage, [node, to]);
      continue;
    }
    const range = document.createRange();
    const start = open.get(passage);
    open.delete(passage);
    if (start) range.setStart(...start);
    else range.setStart(blockOf(element), 0);
    range.setEnd(node, from);
    found.push({ lesson, number: passage, range, element });
  }
}

/** Where a line that holds an element begins. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  return block;
}

/** Where words can be seen, in the window; undefined where they cannot. */
export function boxOf({ range, element }: Shown): DOMRect | undefined {
  if (element.closest('.visually-hidden') || !element.checkVisibility({ visibilityProperty: true }))
    return undefined;
  const box = range.getBoundingClientRect();
  return box.width > 2 && box.height > 2 ? box : undefined;
}
