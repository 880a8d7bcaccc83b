// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { WordsEditor } from '../../../../src/tools/author/page/edit/words-editor.ts';

const nothing = (): void => undefined;

it.each([['Sie sagt नमस्ते'], ['Sie sagt می\u200cشود'], ['Sie sagt café'.normalize('NFD')]])(
  'a language is given to the whole word at the cursor: %s',
  (text) => {
    const passage = { number: 0, kind: 'paragraph', group: '', old: text, nth: 0, of: 1, line: 1, runs: [{ text, marks: [] }], isMarkdown: true }; // prettier-ignore
    const editor = new WordsEditor({ passage, label: '', save: nothing, cancel: nothing, beside: () => undefined, tell: nothing, changed: nothing }); // prettier-ignore
    editor.language('xx');
    expect(editor.parts[0]?.runs).toEqual([
      { text: 'Sie sagt ', marks: [] },
      { text: text.slice('Sie sagt '.length), marks: [{ type: 'lang', lang: 'xx' }] },
    ]);
  },
);
