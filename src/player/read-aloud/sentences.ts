/** A piece of text to speak, and its place in the page. */
export interface Sentence {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** Whether it is the learner's own text, which never leaves the device. */
  readonly isPrivate: boolean;
  readonly range: Range;
}

/** Whether the sentence is still visible: a step of a scene or story replaces the one before. */
export function isShown({ range: { startContainer } }: Sentence): boolean {
  const isVisible = startContainer.parentElement?.checkVisibility?.({ visibilityProperty: true }) ?? true;
  return startContainer.isConnected && isVisible;
}

/** Text nodes of one paragraph, in one language. */
interface Run {
  readonly lang: string;
  readonly isPrivate: boolean;
  readonly nodes: Text[];
}

/**
 * The longest text to speak at once, in characters: with online voices, Chrome never ends an utterance that takes more
 * than about fifteen seconds.
 */
const most = 160;

/** Controls, drawings, text only for screen readers, and the lesson's title, which is read on its first screen. */
const ignoredElements =
  'script, style, template, svg, img, input, select, textarea, output, progress, summary, dialog, nav, keep-notes, ' +
  'h1, button, [role="status"], [aria-hidden="true"], .visually-hidden, [data-unread]';
/** A heading that expands the content below it contains a button. */
const headings = 'h2, h3, h4';

/**
 * The readable text shown below a root, in order, sentence by sentence. It includes shadow roots, but not hidden
 * content or the labels of controls.
 */
export function sentencesOf(root: Element, language: string): Sentence[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  const end = (): void => void (run = undefined);
  const say = (node: Text, lang: string, isPrivate: boolean): void => {
    if (run?.lang !== lang || run.isPrivate !== isPrivate) runs.push((run = { lang, isPrivate, nodes: [] }));
    run.nodes.push(node);
  };
  const walk = (element: Element, language: string, inPrivate: boolean): void => {
    const { display, visibility } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden' || isIgnored(element)) return;
    const isBlock = !display.startsWith('inline') && display !== 'contents';
    const lang = element.getAttribute('lang') || language;
    const isPrivate = inPrivate || element.hasAttribute('data-private');
    if (isBlock) end();
    for (const child of childrenOf(element)) {
      if (child instanceof Text) say(child, lang, isPrivate);
      else if (child instanceof Element) walk(child, lang, isPrivate);
    }
    if (isBlock || element.localName === 'br') end();
  };
  walk(root, language, false);
  return runs.flatMap(sentencesIn);
}

const isIgnored = (element: Element): boolean =>
  element.matches(ignoredElements) &&
  !(element.localName === 'button' && element.parentElement?.matches(headings));

/** The children as rendered: those of the shadow root, or those assigned to the slot. */
function childrenOf(element: Element): readonly Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  // Of a closed `details` only the summary is shown, and that is a control.
  if (element instanceof HTMLDetailsElement && !element.open) return [];
  return [...element.childNodes];
}

/** A run's sentences, with their ranges in its nodes. */
function sentencesIn({ nodes, lang, isPrivate }: Run): Sentence[] {
  // Line breaks in the source do not end a sentence.
  const text = nodes.map(({ data }) => data.replace(/\s/g, ' ')).join('');
  return parts(text, lang).flatMap(([start, end]) => {
    const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const range = new Range();
    range.setStart(...placeIn(nodes, start + lead, false));
    range.setEnd(...placeIn(nodes, start + text.slice(start, end).trimEnd().length, true));
    return [{ text: words, lang, isPrivate, range }];
  });
}

/** @param isEnd prefers the end of a node to the start of the next */
function placeIn(nodes: readonly Text[], at: number, isEnd: boolean): [Text, number] {
  let left = at;
  for (const node of nodes) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  const last = nodes.at(-1) as Text;
  return [last, last.length];
}

/** Sentences as [start, end); a long one is divided, after a comma or similar if possible. */
function parts(text: string, lang: string): [number, number][] {
  return sentenceBounds(text, lang).flatMap(([start, end]) => {
    const pieces: [number, number][] = [];
    let from = start;
    while (end - from > most) {
      const within = text.slice(from, from + most);
      const pause = Math.max(...[...within.matchAll(/[,;:)–—]\s/g)].map(({ index }) => index + 1), 0);
      const space = within.search(/\s\S*$/);
      const to = from + (pause > most / 3 ? pause : space > 0 ? space : most);
      pieces.push([from, to]);
      from = to;
    }
    return [...pieces, [from, end] as [number, number]];
  });
}

function sentenceBounds(text: string, lang: string): [number, number][] {
  if ('Segmenter' in Intl) {
    const segments = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text);
    return [...segments].map(({ index, segment }) => [index, index + segment.length]);
  }
  return [...text.matchAll(/[^.!?…]+[.!?…]*[’”'")\]]*\s*/gu)].map(({ 0: words, index }) => [
    index,
    index + words.length,
  ]);
}
