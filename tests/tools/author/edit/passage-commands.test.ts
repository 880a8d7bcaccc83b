import { Selection, EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import type { PassageOnPage, Run } from '../../../../src/tools/author/page/edit/runs.ts';
import { allWords, keepScene } from '../../../../src/tools/author/page/edit/passage-commands.ts';
import { markdownWords, nodeOf, partsOf } from '../../../../src/tools/author/page/edit/words-schema.ts';

const link = { type: 'link', href: '#meeting-stop' } as const;

function written(runs: readonly Run[], kind: string): { state: EditorState; type: (words: string) => void } {
  const passage: PassageOnPage = {
    number: 7,
    kind,
    group: 'story',
    old: '',
    nth: 0,
    of: 1,
    line: 12,
    runs,
    isMarkdown: true,
  };
  const own = nodeOf(passage, markdownWords);
  const doc = markdownWords.node('doc', null, own.type.create({ ...own.attrs, isItem: true }, own.content));
  const at = {
    state: EditorState.create({ doc, selection: Selection.atEnd(doc), plugins: [keepScene(passage)] }),
    type: (words: string): void => {
      at.state = at.state.apply(at.state.tr.insertText(words));
    },
  };
  return at;
}

const chooseAll = (at: { state: EditorState }): boolean =>
  allWords(at.state, (tr) => {
    at.state = at.state.apply(tr);
  });

describe('all words of a passage, typed over', () => {
  it('leave an item an item', () => {
    const at = written([{ text: 'Say nothing', marks: [] }], 'option in :::choice');
    chooseAll(at);
    at.type('Say something');
    expect(partsOf(at.state.doc)).toEqual([
      { of: 7, isItem: true, runs: [{ text: 'Say something', marks: [] }] },
    ]);
  });

  it('leave a choice of a story leading to its scene', () => {
    const at = written([{ text: 'Stop the meeting', marks: [link] }], 'item in :::scenario');
    chooseAll(at);
    at.type('Sit down with him');
    expect(partsOf(at.state.doc)[0]?.runs).toEqual([{ text: 'Sit down with him', marks: [link] }]);
  });

  it('lead to the scene also after all was deleted, and behind the last word', () => {
    const at = written([{ text: 'Stop', marks: [link] }], 'item in :::scenario');
    at.type(' the meeting');
    expect(partsOf(at.state.doc)[0]?.runs).toEqual([{ text: 'Stop the meeting', marks: [link] }]);
    chooseAll(at);
    at.state = at.state.apply(at.state.tr.deleteSelection());
    at.type('Ask');
    expect(partsOf(at.state.doc)[0]?.runs).toEqual([{ text: 'Ask', marks: [link] }]);
  });

  it('lose any other link, as in other editors', () => {
    const at = written([{ text: 'techUK', marks: [{ type: 'link', href: 'link:techuk' }] }], 'paragraph');
    chooseAll(at);
    at.type('A trade body');
    expect(partsOf(at.state.doc)[0]?.runs).toEqual([{ text: 'A trade body', marks: [] }]);
  });
});
