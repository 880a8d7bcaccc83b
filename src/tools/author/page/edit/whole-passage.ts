import type { Command } from 'prosemirror-state';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { PassageOnPage } from './runs.ts';

/** Chooses all words. The passages themselves stay what they are, such as items, when others are typed over them. */
export const allWords: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(1), doc.resolve(doc.content.size - 1))));
  return true;
};

/** A choice of a story leads to its scene whatever is written in it: its link stays on all its words. */
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
