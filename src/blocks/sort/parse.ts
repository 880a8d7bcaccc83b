import { blockKind, singleActivity } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { checkCount, partId, firstParagraph, letter, neededQuoteUnder, onlyList } from '../read-source.ts';
import type { SortModel } from './model.ts';
import { sortFingerprint, sortKey } from './model.ts';

const shape = 'A sort is one paragraph and one list of items "- Category: statement".';

/** A prompt, then `- Category: statement` with `> feedback` under each. */
function parseSort(source: BlockSource): SortModel {
  const { words: prompt, rest } = firstParagraph(source, 'prompt');
  const list = onlyList(source, rest, source.line, shape);
  const labels: string[] = [];
  const statements = (list?.items ?? []).map((item, index) => {
    const labelled = item.labelled();
    if (!labelled) source.report(item.line, `"${item.text()}" names no category.`, shape);
    const label = labelled?.label ?? '';
    if (labelled && !labels.includes(label)) labels.push(label);
    return {
      id: partId(index),
      text: labelled?.words ?? item.words(),
      category: letter(Math.max(0, labels.indexOf(label))),
      feedback: neededQuoteUnder(source, item, 'feedback'),
    };
  });
  const areLabelled = list?.items.every((item) => item.labelled()) ?? false;
  if (list && areLabelled && labels.length < 2) {
    source.report(list.line, `The sort "${source.id}" has fewer than two categories.`, shape);
  }
  checkCount(source, labels.length, 26, 'categories');
  checkCount(source, statements.length, 35, 'statements');
  return {
    id: source.id,
    prompt,
    categories: labels.map((label, index) => ({ id: letter(index), label })),
    statements,
  };
}

export const sort = blockKind({
  name: 'sort',
  about: 'Statements, each to be put into its category.',
  parse: parseSort,
  words: ['prompt', 'label', 'text', 'feedback'],
  key: sortKey,
  ...singleActivity(sortFingerprint),
});
