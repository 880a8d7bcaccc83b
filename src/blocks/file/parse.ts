import { plain } from '../../course/rich.ts';
import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, srcAttribute, reportUnexpected } from '../read-source.ts';
import type { FileModel } from './model.ts';

/** `src=`, and one paragraph: the words of the link. */
function parseFile(source: BlockSource): FileModel {
  const { words, rest } = firstParagraph(source, 'words for its link');
  reportUnexpected(source, rest, 'A file takes one paragraph, the words of its link.');
  if (typeof words !== 'string' && words.strings.join('').includes('<a ')) {
    const fix = 'Write the words without the link: all of them are the link to the file.';
    source.report(source.line, `"${plain(words)}" holds a link of its own.`, fix);
  }
  return {
    id: source.id,
    link: source.media.download(srcAttribute(source, 'handout.pdf'), words, source.line),
  };
}

export const file = blockKind({
  name: 'file',
  about: 'A file to download, with its kind and size.',
  parse: parseFile,
  words: ['link'],
  attributes: ['src'],
});
