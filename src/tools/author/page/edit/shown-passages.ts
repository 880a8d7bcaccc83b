import { interfaceFrom, interfaceName, markersIn } from './markers.ts';

/** The words of a passage on the page. */
export interface ShownPassage {
  /** The id of their lesson; '' for the course's own file. */
  readonly lesson: string;
  readonly number: number;
  readonly range: Range;
  /** The element that holds the end of the words. */
  readonly element: Element;
}

type TextPosition = readonly [node: Text, at: number];

/** All passages on the page, in order, including those that cannot be seen now. */
export function shownPassages(): ShownPassage[] {
  const found: ShownPassage[] = [];
  const walk = (parent: ParentNode, lesson: string): void => {
    const open = new Map<number, TextPosition>();
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

function readText(node: Text, lesson: string, open: Map<number, TextPosition>, found: ShownPassage[]): void {
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
    if (isForScreenReaders(element)) continue;
    const isInterface = passage >= interfaceFrom;
    found.push({
      lesson: isInterface ? interfaceName : lesson,
      number: isInterface ? passage - interfaceFrom : passage,
      range,
      element,
    });
  }
}

/** Whether only screen readers get the words: sighted authors find them elsewhere, or in the list of all words. */
function isForScreenReaders(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
  return false;
}

/** The nearest block-level element around an element, where its line begins. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  return block;
}

/** The visible part of the words in the window, cut off where something covers them; undefined if none is visible. */
export function visibleRect({ range, element }: ShownPassage): DOMRect | undefined {
  if (!element.checkVisibility({ visibilityProperty: true })) return undefined;
  const box = range.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  let [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  const middle = (left + right) / 2;
  const block = blockOf(element);
  while (top < bottom && !isSeen(block, middle, top + 1)) top += probe;
  while (bottom > top && !isSeen(block, middle, bottom - 1)) bottom -= probe;
  return right - left > 2 && bottom - top > 2
    ? new DOMRect(left, top, right - left, bottom - top)
    : undefined;
}

/** The step in which boxOf looks for what covers words, in pixels. */
const probe = 8;

/** Whether an element, or one inside or around it, is on top at a point: drawings let presses through. */
function isSeen(element: Element, x: number, y: number): boolean {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inside = hit.shadowRoot.elementFromPoint(x, y);
    if (!inside || inside === hit) break;
    hit = inside;
  }
  return hit !== null && (isWithin(hit, element) || isWithin(element, hit));
}

function isWithin(inner: Element, outer: Element): boolean {
  for (let at: Node | null = inner; at; at = at instanceof ShadowRoot ? at.host : (at.parentNode ?? null))
    if (at === outer) return true;
  return false;
}
