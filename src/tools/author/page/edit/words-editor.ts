import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { PassageOnPage, Run } from './runs.ts';
import { cleanedHtml, cleanedText } from './paste.ts';
import { docOf, markdownWords, plainWords, runsOf } from './words-schema.ts';

export interface WordsEditorOptions {
  readonly passage: PassageOnPage;
  readonly label: string;
  readonly save: () => void;
  readonly cancel: () => void;
  /** After every change. */
  readonly changed: () => void;
}

/** The words of a passage, being written. */
export class WordsEditor {
  readonly element = document.createElement('div');
  readonly #view: EditorView;
  readonly #isMarkdown: boolean;

  constructor({ passage, label, save, cancel, changed }: WordsEditorOptions) {
    const { isMarkdown, runs } = passage;
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
    const doc = docOf(runs, schema);
    this.#view = new EditorView(this.element, {
      state: EditorState.create({
        doc,
        selection: Selection.atEnd(doc),
        plugins: [
          history(),
          keymap({
            'Mod-z': undo,
            'Mod-y': redo,
            'Mod-Shift-z': redo,
            'Mod-b': this.#toggle('strong'),
            'Mod-i': this.#toggle('em'),
            Enter: then(save),
            'Mod-Enter': then(save),
            'Shift-Enter': lineBreak,
            Escape: then(cancel),
          }),
          keymap({ ...baseKeymap, Enter: chainCommands(() => true) }),
        ],
      }),
      attributes: {
        role: 'textbox',
        'aria-multiline': 'false',
        'aria-label': label,
        class: 'words',
        dir: 'auto',
        lang: document.documentElement.lang,
        spellcheck: 'true',
      },
      transformPastedHTML: cleanedHtml,
      clipboardTextParser: (text) => {
        const words = cleanedText(text);
        return words === '' ? Slice.empty : new Slice(Fragment.from(schema.text(words)), 0, 0);
      },
      dispatchTransaction: (transaction) => {
        this.#view.updateState(this.#view.state.apply(transaction));
        changed();
      },
    });
  }

  get runs(): Run[] {
    return runsOf(this.#view.state.doc);
  }

  /** Whether a mark is on the words chosen. */
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

  /** Puts a link on the words chosen, or the one that the cursor is in; none for ''. */
  link(href: string): void {
    const { state } = this.#view;
    const type = state.schema.marks['link'];
    if (!type) return;
    let { from, to } = state.selection;
    if (from === to) [from, to] = this.#linkAround() ?? this.#wordAround();
    const removed = state.tr.removeMark(from, to, type);
    this.#view.dispatch(href === '' ? removed : removed.addMark(from, to, type.create({ href })));
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

  #linkAround(): [number, number] | undefined {
    const { doc, selection } = this.#view.state;
    let found: [number, number] | undefined;
    doc.forEach((node, offset) => {
      const end = offset + node.nodeSize;
      const isLink = node.marks.some(({ type }) => type.name === 'link');
      if (isLink && offset <= selection.from && selection.from <= end) found = [offset, end];
    });
    return found;
  }

  #wordAround(): [number, number] {
    const { doc, selection } = this.#view.state;
    const text = doc.textBetween(0, doc.content.size, undefined, '\ufffc');
    let [from, to] = [selection.from, selection.from];
    while (from > 0 && /[\p{L}\p{N}’'-]/u.test(text[from - 1] ?? '')) from--;
    while (to < text.length && /[\p{L}\p{N}’'-]/u.test(text[to] ?? '')) to++;
    return [from, to];
  }
}
