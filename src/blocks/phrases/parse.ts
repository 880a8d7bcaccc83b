import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { bareItems, onlyList, sectionsOf, reportUnexpected } from '../read-source.ts';
import type { PhrasesModel } from './model.ts';

const shape = 'Phrases are "### Situation" and a list, as often as needed.';

/** One or more times: `### Situation` and a list of phrases. */
function parsePhrases(source: BlockSource): PhrasesModel {
  const { before, sections } = sectionsOf(source);
  reportUnexpected(source, before, shape);
  if (sections.length + before.length === 0)
    source.report(source.line, `The phrases "${source.id}" are empty.`, shape);
  return {
    id: source.id,
    groups: sections.map(({ heading, parts }) => ({
      title: heading.text(),
      phrases: bareItems(source, onlyList(source, parts, heading.line, shape), (item) => item.words()),
    })),
  };
}

export const phrases = blockKind({
  name: 'phrases',
  about: 'What to say, by situation; learners keep what suits them.',
  parse: parsePhrases,
  words: ['title', 'phrases'],
  inputs: ['notes', 'facts'],
});
