// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { filePassages, passagesForPage } from '../../../../src/tools/author/edit/file-passages.ts';
import { WordsList } from '../../../../src/tools/author/page/edit/words-list.ts';

const file = 'modules/leaf/en.md';
const lesson = (right: string): string =>
  `---\nid: leaf\n---\n\n## Leaf {#leaf}\n\n:::multi q\n\nStem?\n\n- [${right}] Green\n  > Yes.\n- [ ] Red\n  > No.\n\n:::\n`;

let list: WordsList;
let pressed: string[];

function show(text: string): void {
  const passages = passagesForPage(filePassages(file, text), text);
  list.show(
    passages.map((passage) => ({ lesson: 'leaf', file, passage })),
    ({ passage }) => pressed.push(passage.old),
  );
}
const row = (words: string): HTMLElement | undefined =>
  [...list.element.querySelectorAll('li')].find((one) => one.textContent.includes(words));

beforeEach(() => {
  pressed = [];
  list = new WordsList('All words of this screen', () => undefined);
  document.body.replaceChildren(list.element);
});

it('says of an option whether it is a right answer, also once that changes', () => {
  show(lesson('x'));
  expect(row('Green')?.textContent).toContain('right answer');
  expect(row('Red')?.textContent).not.toContain('right answer');
  show(lesson(' '));
  expect(row('Green')?.textContent).not.toContain('right answer');
});

it('says so if none of the words is what was searched for', () => {
  show(lesson('x'));
  list.wanted = 'green';
  expect(list.element.textContent).not.toContain('None of these');
  list.wanted = 'blue';
  expect(list.element.textContent).toContain('None of these words say that.');
  list.wanted = '';
  expect(list.element.textContent).not.toContain('None of these');
});

it('has the focus on the row that was pressed, once its box is closed; on itself if that row is hidden', () => {
  show(lesson('x'));
  const button = row('Green')?.querySelector('button');
  button?.click();
  expect(pressed).toEqual(['Green']);
  list.focus();
  expect(document.activeElement).toBe(button);
  list.wanted = 'Red';
  list.focus();
  expect(document.activeElement).toBe(list.element);
});
