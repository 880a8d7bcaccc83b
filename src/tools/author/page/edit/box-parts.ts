import type { Run } from './runs.ts';
import { NotDone, send } from './send.ts';

/** The buttons for marks. */
export const marks = [
  ['strong', 'B', 'Strong (Ctrl+B)'],
  ['em', 'I', 'Stressed (Ctrl+I)'],
  ['del', 'S', 'Struck through'],
  ['code', '‹›', 'Code'],
] as const;

/** What learners under way lose with an item, or with a paragraph. */
export const lossOf = (kind: string): string =>
  /^(?:option|item).* in :::(?:choice|multi|builder|sort)/.test(kind)
    ? 'Learners who have answered this question are told that it has changed, and asked again.'
    : 'Nothing of what learners have done is lost.';

export const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => ('text' in run ? run.text : 'br' in run ? ' ' : '')).join('');

export function button(words: string, press: () => void): HTMLButtonElement {
  const one = document.createElement('button');
  one.type = 'button';
  one.textContent = words;
  one.addEventListener('click', press);
  return one;
}

export function toolbar(label: string): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'edit-tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', label);
  return bar;
}

export function linkPicker(
  links: readonly { readonly key: string; readonly title: string }[],
  choose: (href: string) => void,
): HTMLSelectElement {
  const picker = document.createElement('select');
  picker.setAttribute('aria-label', 'Link of the words chosen');
  const option = (value: string, words: string): void => void picker.add(new Option(words, value));
  option('?', 'Link…');
  option('', 'No link');
  for (const { key, title } of links) option(`link:${key}`, title);
  picker.addEventListener('change', () => {
    choose(picker.value);
    picker.value = '?';
  });
  return picker;
}

/** Where the words stand, and a button that opens it. */
export function placeOf(file: string, line: number, tell: (error: NotDone) => void): HTMLElement {
  const place = document.createElement('p');
  place.className = 'edit-place';
  const where = document.createElement('code');
  where.textContent = `${file}:${line}`;
  const open = button('Open in my editor', () => {
    send('open', { file, line }).catch((error: unknown) => {
      if (error instanceof NotDone) tell(error);
    });
  });
  place.append(where, open);
  return place;
}
