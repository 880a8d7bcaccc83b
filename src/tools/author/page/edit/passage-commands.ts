import type { Node } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { PassageOnPage } from './runs.ts';
import { nodeOf } from './words-schema.ts';

/** Finds the passage before or after one in the file, to join it in the same box; undefined if none can be joined. */
export type FindNeighbour = (
  side: 'before' | 'after',
  number: number | undefined,
) => PassageOnPage | undefined;

const placeOf = ({ doc, selection: { $from } }: EditorState): { index: number; own: Node } => ({
  index: $from.index(0),
  own: doc.child($from.index(0)),
});

/** Splits a passage at the cursor. An empty item becomes a paragraph instead. */
export const split: Command = (state, dispatch) => {
  const { own } = placeOf(state);
  const { isItem } = own.attrs as { isItem: boolean };
  const tr = state.tr.deleteSelection();
  const { $from } = tr.selection;
  if (isItem && own.content.size === 0) {
    dispatch?.(tr.setNodeMarkup($from.before(), null, { ...own.attrs, isItem: false }));
    return true;
  }
  const type = own.type;
  // At the very start, the words keep the file's passage: the new, empty one goes before them.
  if ($from.parentOffset === 0 && $from.parent.content.size > 0)
    tr.insert($from.before(), type.create({ isItem }));
  else tr.split($from.pos, 1, [{ type, attrs: { of: null, isItem } }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Adds an empty passage after the current one, and moves the cursor into it. */
export const addAfter: Command = (state, dispatch) => {
  const { own } = placeOf(state);
  const at = state.selection.$from.after(1);
  const tr = state.tr.insert(at, own.type.create({ isItem: own.attrs['isItem'] as boolean }));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  return true;
};

/** At the beginning of a passage: joins it with the previous one, which may have to come from the file. */
export const joinBefore =
  (beside: FindNeighbour): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset > 0) return false;
    const { index, own } = placeOf(state);
    const { tr } = state;
    if (index === 0) {
      const found = beside('before', numberOf(own));
      if (!found) return true;
      bring(tr, 0, found);
    }
    dispatch?.(joined(tr, Math.max(0, index - 1)));
    return true;
  };

/** At the end of a passage: joins it with the next one. */
export const joinAfter =
  (beside: FindNeighbour): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset < $from.parent.content.size) return false;
    const { index, own } = placeOf(state);
    const { tr } = state;
    if (index === state.doc.childCount - 1) {
      const found = beside('after', numberOf(own));
      if (!found) return true;
      bring(tr, tr.doc.content.size, found);
    }
    dispatch?.(joined(tr, index));
    return true;
  };

const numberOf = (passage: Node): number | undefined => (passage.attrs['of'] as number | null) ?? undefined;

/** Inserts a passage of the file into the document. */
const bring = (tr: Transaction, at: number, found: PassageOnPage): Transaction =>
  tr
    .insert(at, nodeOf(found, tr.doc.type.schema))
    .setDocAttribute('brought', [...(tr.doc.attrs['brought'] as number[]), found.number]);

/** Joins two neighbours; the result is the first of them that is in the file. The cursor goes between their words. */
function joined(tr: Transaction, index: number): Transaction {
  const [one, other] = [tr.doc.child(index), tr.doc.child(index + 1)];
  let start = 0;
  for (let at = 0; at < index; at++) start += tr.doc.child(at).nodeSize;
  const of = (one.attrs['of'] ?? other.attrs['of']) as number | null;
  return tr
    .join(start + one.nodeSize)
    .setNodeMarkup(start, null, { ...one.attrs, of })
    .setSelection(TextSelection.create(tr.doc, start + 1 + one.content.size))
    .scrollIntoView();
}

/** Selects all words, but not the passages: what is typed over them stays an item, for example. */
export const allWords: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(1), doc.resolve(doc.content.size - 1))));
  return true;
};

/** Keeps the link of a story's choice on all its words: it leads to its scene whatever is written in it. */
export function keepScene({ runs, number }: PassageOnPage): Plugin {
  const marks = runs.flatMap((run) => ('marks' in run ? run.marks : []));
  const href = marks.find((mark) => mark.type === 'link' && mark.href?.startsWith('#'))?.href;
  return new Plugin({
    appendTransaction: (transactions, _old, { doc, schema, tr }) => {
      const link = schema.marks['link'];
      if (href === undefined || !link || !transactions.some(({ docChanged }) => docChanged)) return null;
      doc.forEach((passage, at) => {
        if (passage.attrs['of'] === number)
          tr.addMark(at + 1, at + 1 + passage.content.size, link.create({ href }));
      });
      return tr.docChanged ? tr : null;
    },
  });
}
