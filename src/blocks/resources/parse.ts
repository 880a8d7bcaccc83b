import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { neededQuoteUnder, onlyList, optionalIntro } from '../read-source.ts';
import type { ResourcesModel } from './model.ts';

const shape = 'Resources are a list of items "- When I have…: [Title](link:key)".';

/** An optional introduction, then `- When I have…: [Title](link:key)` with `> note` under each. */
function parseResources(source: BlockSource): ResourcesModel {
  const start = source.parts.findIndex((part) => part.kind === 'list');
  const before = source.parts.slice(0, Math.max(start, 0));
  const list = onlyList(source, source.parts.slice(before.length), source.line, shape);
  const items = (list?.items ?? []).map((item) => {
    const labelled = item.labelled();
    if (!labelled) source.report(item.line, `"${item.text()}" does not say when.`, shape);
    return {
      when: labelled?.label ?? '',
      title: labelled?.words ?? item.words(),
      note: neededQuoteUnder(source, item, 'note'),
    };
  });
  return { id: source.id, ...optionalIntro(source, before), items };
}

export const resources = blockKind({
  name: 'resources',
  about: 'What to read, watch or listen to next, each with how long it takes.',
  parse: parseResources,
  words: ['intro', 'when', 'title', 'note'],
});
