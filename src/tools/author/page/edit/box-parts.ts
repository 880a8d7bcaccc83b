import { languageName } from '../language-name.ts';
import { button, newElement } from '../made.ts';
import type { ItemAct, PassageOnPage, Run } from './runs.ts';
import { hasSeveralRight, isItem, takesParagraphs } from './runs.ts';
import { NotDone, send } from './send.ts';

const marks = [
  ['strong', 'B', 'Strong (Ctrl+B)'],
  ['em', 'I', 'Stressed (Ctrl+I)'],
  ['del', 'S', 'Struck through'],
  ['code', '‹›', 'Code'],
] as const;

/** What learners in mid-course lose when an item, or a paragraph, is deleted. */
export function lossOf(kind: string): string {
  const [, block = ''] = /^(?:option|item).* in :::(\w+)/.exec(kind) ?? [];
  if (['choice', 'multi', 'builder', 'sort'].includes(block))
    return 'Learners who have answered this question are told that it has changed, and asked again.';
  if (block === 'scenario')
    return 'Learners who have begun this story are told that it has changed, and begin it again.';
  if (['reflection', 'slider', 'phrases'].includes(block))
    return 'Where learners have chosen it, for themselves alone, that is no longer shown.';
  return 'Nothing of what learners have done is lost.';
}

export const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => ('text' in run ? run.text : 'br' in run ? ' ' : '')).join('');

/** The buttons for marks, by the name of the mark. */
export const markButtons = (toggle: (mark: string) => void): ReadonlyMap<string, HTMLButtonElement> =>
  new Map(
    marks.map(([mark, sign, label]) => {
      const one = button(sign, () => toggle(mark));
      return [mark, Object.assign(one, { className: `edit-mark ${mark}`, title: label, ariaLabel: label })];
    }),
  );

export const sentence = (words: string): HTMLElement => newElement('p', { textContent: words });

export const toolbar = (label: string): HTMLElement =>
  newElement('div', { className: 'edit-tools', role: 'toolbar', ariaLabel: label });

/** Save and Cancel, which stay beside each other. */
export function saveButtons({ save, cancel }: { save: () => void; cancel: () => void }): HTMLElement {
  const both = newElement('div', { className: 'edit-end' });
  both.append(button('Save', save), button('Cancel', cancel));
  return both;
}

/** The buttons that act on a list item or a paragraph as a whole. */
export function itemBar(
  passage: PassageOnPage,
  { add, act, remove }: { add: () => void; act: (act: ItemAct) => void; remove: () => void },
): HTMLElement[] {
  const isParagraph = takesParagraphs(passage.kind);
  if (!isItem(passage) && !isParagraph) return [];
  const bar = toolbar(isParagraph ? 'Paragraph' : 'Item');
  bar.classList.add('edit-item');
  bar.append(
    button('Add after', isParagraph ? add : () => act('add')),
    button('Move up', () => act('up')),
    button('Move down', () => act('down')),
    ...(passage.isRight === undefined ? [] : [rightButton(passage.isRight, () => act('right'))]),
    button('Delete', remove),
  );
  return [bar];
}

export const rightAnswer = (option: PassageOnPage): string =>
  hasSeveralRight(option) ? 'This is one of the right answers.' : 'This is the right answer.';

function rightButton(isRight: boolean, press: () => void): HTMLButtonElement {
  const one = button('Right answer', press);
  one.classList.add('edit-right');
  one.ariaPressed = String(isRight);
  return one;
}

/** A list to choose from for the selected words. @param options pairs of a value and its name */
function picker(
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  choose: (value: string) => void,
): HTMLSelectElement {
  const list = newElement('select', { ariaLabel: `${label} of the words chosen` });
  for (const [value, words] of [['?', `${label}…`], ...options] as const) list.add(new Option(words, value));
  list.addEventListener('change', () => {
    choose(list.value);
    list.value = '?';
  });
  return list;
}

export const linkPicker = (
  links: readonly { readonly key: string; readonly title: string }[],
  choose: (href: string) => void,
): HTMLSelectElement =>
  picker(
    'Link',
    [['', 'No link'], ...links.map(({ key, title }) => [`link:${key}`, title] as const)],
    choose,
  );

/** The languages that quotations are most often in; any other is written in the file. */
const languages = 'ar de en es fr he hi it ja la nl pl pt tr ur zh'.split(' ');

export function languagePicker(choose: (lang: string) => void): HTMLSelectElement {
  const named = languages.map((lang) => [lang, languageName(lang)] as const);
  return picker('Language', [['', 'The language of the course'], ...named], choose);
}

/** The file and line of the words, and a button that opens the file there. */
export function placeOf(file: string, line: number, tell: (error: NotDone) => void): HTMLElement {
  const place = newElement('p', { className: 'edit-place' });
  const where = newElement('code', { textContent: `${file}:${line}` });
  const open = button('Open in my editor', () => {
    send('open', { file, line }).catch((error: unknown) => {
      if (error instanceof NotDone) tell(error);
    });
  });
  place.append(where, open);
  return place;
}

/** Places a box over words, or in the middle of the window. @param over the words' rectangle in the window */
export function placeBox(element: HTMLElement, over: DOMRect | undefined): void {
  const { style } = element;
  const room = document.documentElement.clientWidth;
  const width = Math.min(room - 16, Math.max(over?.width ?? 0, 440) + 40);
  style.setProperty('width', `${width}px`);
  const { height } = element.getBoundingClientRect();
  const left = over ? over.left - 20 : (room - width) / 2;
  // The toolbar is above the words.
  const top = over ? over.top - 60 : (innerHeight - height) / 2;
  style.setProperty('left', `${Math.max(8, Math.min(left, room - width - 8))}px`);
  style.setProperty('top', `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`);
  // The box grows with its words and with its message.
  new ResizeObserver(() => {
    const { bottom, top: now } = element.getBoundingClientRect();
    if (bottom > innerHeight - 8)
      style.setProperty('top', `${Math.max(8, now - (bottom - innerHeight + 8))}px`);
  }).observe(element);
}

/** Makes the rest of the page inert, so that a press outside a box only saves the box. */
export function makeRestInert(box: HTMLElement, isAside: boolean): void {
  for (const one of document.body.children)
    if (one !== box && one.localName !== 'author-bar') one.toggleAttribute('inert', isAside);
}
