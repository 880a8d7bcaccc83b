import { interfaceFrom, interfaceName, markersIn } from './markers.ts';

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

/** What is said to screen readers alone; who sees finds the same words elsewhere, or in the list of all. */
function isForScreenReaders(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
  return false;
}

/** Where a line that holds an element begins. */
function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  return block;
}

/** Where words can be seen, in the window, as far as nothing lies over them; undefined where they cannot. */
export function boxOf({ range, element }: Shown): DOMRect | undefined {
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

/** How exactly it is looked for what lies over words, in pixels. */
const probe = 8;

/** Whether what is at a point of the window is an element, stands in it or around it: drawings let presses through. */
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
