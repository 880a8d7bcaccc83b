import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Mark, Node } from 'prosemirror-model';
import { Fragment, Slice } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { FindNeighbour } from './passage-commands.ts';
import { addAfter, allWords, joinAfter, joinBefore, keepScene, split } from './passage-commands.ts';
import type { Part, PassageOnPage } from './runs.ts';
import { isItem, takesLists, whyNotSplit } from './runs.ts';
import { cleanedHtml, cleanedText } from './paste.ts';
import { markdownWords, nodeOf, partsOf, plainWords } from './words-schema.ts';

/** What words consist of: combining marks and joiners, too. */
const letter = /[\p{L}\p{M}\p{N}\p{Join_Control}’'-]/u;

export interface WordsEditorOptions {
  readonly passage: PassageOnPage;
  readonly label: string;
  readonly save: () => void;
  readonly cancel: () => void;
  readonly beside: FindNeighbour;
  /** Tells the author what was changed about pasted content. */
  readonly tell: (words: string) => void;
  /** Called after every change of the words, the selection or the cursor. */
  readonly changed: () => void;
}

/** The editor for the words of a passage, and of those split from it or joined with it. */
export class WordsEditor {
  readonly element = document.createElement('div');
  readonly #view: EditorView;
  readonly #isMarkdown: boolean;
  /** The words as they are in the file. */
  readonly #before: Node;
  #isScrolling = false;

  constructor({ passage, label, save, cancel, changed, beside, tell }: WordsEditorOptions) {
    const { isMarkdown } = passage;
    const why = whyNotSplit(passage);
    const takes = {
      several: why === undefined,
      lists: isItem(passage) || takesLists(passage),
      isItem: isItem(passage),
      why,
    };
    this.#isMarkdown = isMarkdown;
    const schema = isMarkdown ? markdownWords : plainWords;
    const then =
      (done: () => void): Command =>
      () => {
        done();
        return true;
      };
    const lineBreak: Command = (state, dispatch) => {
      const br = schema.nodes['br'];
      if (br) dispatch?.(state.tr.replaceSelectionWith(br.create()).scrollIntoView());
      return true;
    };
    const doc = schema.node('doc', null, nodeOf(passage, schema));
    this.#before = doc;
    this.#view = new EditorView(this.element, {
      state: EditorState.create({
        doc,
        selection: Selection.atEnd(doc),
        plugins: [
          history(),
          keepScene(passage),
          keymap({
            'Mod-a': allWords,
            'Mod-z': undo,
            'Mod-y': redo,
            'Mod-Shift-z': redo,
            'Mod-b': this.#toggle('strong'),
            'Mod-i': this.#toggle('em'),
            Enter: why === undefined ? split : then(save),
            Backspace: joinBefore(beside),
            Delete: joinAfter(beside),
            'Mod-Enter': then(save),
            'Shift-Enter': lineBreak,
            Escape: then(cancel),
          }),
          keymap({ ...baseKeymap, Enter: chainCommands(() => true) }),
        ],
      }),
      attributes: {
        role: 'textbox',
        'aria-multiline': String(why === undefined),
        'aria-label': label,
        class: 'words',
        dir: 'auto',
        lang: document.documentElement.lang,
        spellcheck: 'true',
      },
      // The key that opened the box may still be held.
      handleKeyDown: (_, { key, repeat }) => key === 'Enter' && repeat,
      handleTextInput: ({ state, dispatch }, from, to, text) => {
        if (from === to) return false;
        dispatch(state.tr.setStoredMarks(marksOnAll(state.doc, from, to)).insertText(text, from, to));
        return true;
      },
      handleScrollToSelection: () => {
        this.#scroll();
        return true;
      },
      transformPastedHTML: (html) => {
        const { cleaned, became } = cleanedHtml(html, takes);
        tell(became);
        return cleaned;
      },
      clipboardTextParser: (text) => {
        const { passages, became } = cleanedText(text, takes);
        tell(became);
        const nodes = passages.map((one) =>
          schema.node('passage', { isItem: one.isItem }, one.words === '' ? [] : schema.text(one.words)),
        );
        return nodes.length === 0 ? Slice.empty : new Slice(Fragment.from(nodes), 1, 1);
      },
      dispatchTransaction: (transaction) => {
        this.#view.updateState(this.#view.state.apply(transaction));
        changed();
      },
    });
  }

  /** Scrolls to the cursor, once per frame for all keys, since each measurement forces a layout. */
  #scroll(): void {
    if (this.#isScrolling) return;
    this.#isScrolling = true;
    requestAnimationFrame(() => {
      this.#isScrolling = false;
      if (this.#view.isDestroyed) return;
      const box = this.element.parentElement;
      if (!box) return;
      const cursor = this.#view.coordsAtPos(this.#view.state.selection.head);
      const { top, bottom } = box.getBoundingClientRect();
      box.scrollTop += Math.max(0, cursor.bottom + 8 - bottom) - Math.max(0, top + 8 - cursor.top);
    });
  }

  get parts(): Part[] {
    return partsOf(this.#view.state.doc);
  }

  /** The numbers of the passages that were joined with the one that the box was opened for. */
  get brought(): readonly number[] {
    return this.#view.state.doc.attrs['brought'] as readonly number[];
  }

  /** Whether the words differ from the file's. */
  get isChanged(): boolean {
    return !this.#view.state.doc.eq(this.#before);
  }

  /** Whether anything was written here, even if it was undone. */
  get wasWritten(): boolean {
    return undoDepth(this.#view.state) + redoDepth(this.#view.state) > 0;
  }

  /** Undoes or redoes the last change. @returns whether there was one */
  step(step: 'undo' | 'redo'): boolean {
    return (step === 'undo' ? undo : redo)(this.#view.state, this.#view.dispatch.bind(this.#view));
  }

  /** Begins an empty passage after the current one. */
  add(): void {
    addAfter(this.#view.state, this.#view.dispatch.bind(this.#view));
    this.focus();
  }

  /** Whether the selected words have a mark. */
  has(mark: string): boolean {
    const { selection, storedMarks, doc } = this.#view.state;
    const type = this.#view.state.schema.marks[mark];
    if (!type) return false;
    const { from, to, empty, $from } = selection;
    return empty
      ? type.isInSet(storedMarks ?? $from.marks()) !== undefined
      : doc.rangeHasMark(from, to, type);
  }

  toggle(mark: string): void {
    this.#toggle(mark)(this.#view.state, this.#view.dispatch.bind(this.#view));
    this.focus();
  }

  /** Links the selected words, or changes the link at the cursor; '' removes it. */
  link(href: string): void {
    this.#put('link', href === '' ? undefined : { href });
  }

  /** Sets the language of the selected words, or of the word at the cursor; '' is the course's language. */
  language(lang: string): void {
    this.#put('lang', lang === '' ? undefined : { lang });
  }

  #put(mark: 'link' | 'lang', attrs: Record<string, string> | undefined): void {
    const { state } = this.#view;
    const type = state.schema.marks[mark];
    if (!type) return;
    let { from, to } = state.selection;
    if (from === to) [from, to] = this.#around(mark) ?? this.#wordAround();
    const removed = state.tr.removeMark(from, to, type);
    this.#view.dispatch(attrs ? removed.addMark(from, to, type.create(attrs)) : removed);
    this.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #toggle(mark: string): Command {
    const type = this.#isMarkdown ? markdownWords.marks[mark] : undefined;
    return type ? toggleMark(type) : () => true;
  }

  #around(mark: 'link' | 'lang'): [number, number] | undefined {
    const { $from } = this.#view.state.selection;
    let found: [number, number] | undefined;
    $from.parent.forEach((node, offset) => {
      const from = $from.start() + offset;
      const isMarked = node.marks.some(({ type }) => type.name === mark);
      if (isMarked && from <= $from.pos && $from.pos <= from + node.nodeSize)
        found = [from, from + node.nodeSize];
    });
    return found;
  }

  #wordAround(): [number, number] {
    const { $from } = this.#view.state.selection;
    const text = $from.parent.textBetween(0, $from.parent.content.size, undefined, '\ufffc');
    let [from, to] = [$from.parentOffset, $from.parentOffset];
    while (from > 0 && letter.test(text[from - 1] ?? '')) from--;
    while (to < text.length && letter.test(text[to] ?? '')) to++;
    return [$from.start() + from, $from.start() + to];
  }
}

/** What is typed over words gets the marks that all of them had, not those of the first. */
function marksOnAll(doc: Node, from: number, to: number): readonly Mark[] {
  let shared: readonly Mark[] | undefined;
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) shared = shared?.filter((mark) => mark.isInSet(node.marks)) ?? node.marks;
  });
  return shared ?? [];
}
