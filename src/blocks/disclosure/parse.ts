import { plain } from '../../course/rich.ts';
import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { reportMissing, neededProse, optionalIntro, sectionsOf } from '../read-source.ts';
import type { DisclosureModel } from './model.ts';

/** An optional introduction, then `### Title {art=name}` and Markdown for each card. */
function parseDisclosure(source: BlockSource): DisclosureModel {
  const { before, sections } = sectionsOf(source, ['art']);
  if (sections.length === 0) reportMissing(source, 'cards', 'Write "### Title" for each card.');
  return {
    id: source.id,
    ...optionalIntro(source, before),
    cards: sections.map(({ heading, parts }) => {
      const art = heading.attributes.get('art');
      return {
        title: heading.words(),
        ...(art !== undefined && { art: source.art(art, heading.line) }),
        body: neededProse(source, parts, heading.line, `words under "${plain(heading.words())}"`),
      };
    }),
  };
}

export const disclosure = blockKind({
  name: 'disclosure',
  about: 'Cards that learners open one by one.',
  parse: parseDisclosure,
  words: ['intro', 'title', 'art', 'body'],
});
