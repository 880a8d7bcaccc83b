import type { Conflict } from '../../edit/edits.ts';
import type { PassageOnPage } from './runs.ts';
import { button, newElement } from '../made.ts';
import { lossOf, sentence, wordsOf } from './box-parts.ts';
import type { NotDone } from './send.ts';

/** A message in an edit box that must be answered before it goes on, with buttons for the answers. */
export class BoxMessage {
  readonly element = newElement('div', { className: 'edit-message', role: 'alert' });
  /** Puts the focus back in the words. */
  readonly #back: () => void;

  constructor(back: () => void) {
    this.#back = back;
  }

  get isShown(): boolean {
    return this.element.childNodes.length > 0;
  }

  say(words: string): void {
    this.element.replaceChildren(sentence(words));
  }

  clear(): void {
    this.element.replaceChildren();
  }

  /** Why something was not done. @param mine replaces the file's words with the author's, `keep` keeps the file's */
  tell({ status, message, more }: NotDone, mine: (theirs: PassageOnPage) => void, keep: () => void): void {
    this.say(message);
    const { theirs } = (status === 409 ? (more as Conflict) : undefined) ?? {};
    if (!theirs) return;
    const other = newElement('blockquote', { textContent: wordsOf(theirs.runs) });
    const write = button('Write mine over them', () => {
      this.clear();
      mine(theirs);
    });
    this.element.append('They say now:', other, write, button('Keep what the file says', keep));
  }

  askToDelete(kind: string, done: () => void): void {
    this.#ask(`${lossOf(kind)} Delete it?`, ['Delete it', `Keep the ${kind.split(' ')[0]}`], done);
  }

  /** @param gone items that were joined with others or emptied */
  askToLose(gone: readonly PassageOnPage[], done: () => void): void {
    const below = gone.some(({ hasBelow }) => hasBelow)
      ? ' What stands under it, such as feedback, may go with it.'
      : '';
    const what =
      gone.length === 1 ? 'There will be one item less.' : `There will be ${gone.length} items less.`;
    const words = `${what} ${lossOf(gone[0]?.kind ?? '')}${below} Save it?`;
    this.#ask(words, ['Save it', 'Go on writing'], done);
  }

  #ask(words: string, [yes, no]: readonly [yes: string, no: string], done: () => void): void {
    const back = (): void => {
      this.clear();
      this.#back();
    };
    const first = button(yes, () => {
      back();
      done();
    });
    this.say(words);
    this.element.append(first, button(no, back));
    first.focus();
  }
}
