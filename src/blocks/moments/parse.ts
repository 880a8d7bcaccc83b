import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { bareItems, onlyList, optionalIntro, sectionsOf } from '../read-source.ts';
import type { MomentsModel } from './model.ts';

const shape = 'Moment cards are "### Before an interview" and a list, as often as needed.';

/** One or more times: `### Before an interview` and a list of lines. */
function parseMoments(source: BlockSource): MomentsModel {
  const { before, sections } = sectionsOf(source);
  if (sections.length === 0) source.report(source.line, `"${source.id}" has no cards.`, shape);
  return {
    id: source.id,
    ...optionalIntro(source, before),
    cards: sections.map(({ heading, parts }) => ({
      title: heading.text(),
      lines: bareItems(source, onlyList(source, parts, heading.line, shape), (item) => item.words()),
    })),
  };
}

export const moments = blockKind({
  name: 'moments',
  about: 'Cards for moments at work, to print or put into a calendar.',
  parse: parseMoments,
  words: ['intro', 'title', 'lines'],
  inputs: ['facts'],
});
