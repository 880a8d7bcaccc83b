import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { bareItems, firstParagraph, onlyList } from '../read-source.ts';
import type { SliderModel } from './model.ts';

const shape = 'A slider is one paragraph and one list: the labels of its scale, low to high.';

/** A question, then the labels of the scale, low to high. */
function parseSlider(source: BlockSource): SliderModel {
  const { words: question, rest } = firstParagraph(source, 'question');
  const list = onlyList(source, rest, source.line, shape);
  if (list && list.items.length < 2) source.report(list.line, 'The scale has fewer than two labels.', shape);
  const beside = source.attributes.get('beside');
  return {
    id: source.id,
    question,
    scale: bareItems(source, list, (item) => item.text()),
    ...(beside !== undefined && { beside }),
  };
}

export const slider = blockKind({
  name: 'slider',
  about: 'A scale on which learners place themselves, for them alone.',
  parse: parseSlider,
  words: ['question', 'scale'],
  attributes: ['beside'],
  inputs: ['notes', 'facts'],
});
