import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, reportUnexpected } from '../read-source.ts';
import type { RehearsalModel } from './model.ts';

const shape = 'A rehearsal is one paragraph, and names a plan on its opening line: plan=its-id.';

/** `:::rehearsal id plan=its-id` and a paragraph that asks what the learner will say at that moment. */
function parseRehearsal(source: BlockSource): RehearsalModel {
  const { words: prompt, rest } = firstParagraph(source, 'prompt');
  reportUnexpected(source, rest, shape);
  const from = source.attributes.get('plan');
  if (from === undefined)
    source.report(source.line, `The rehearsal "${source.id}" does not say of which plan.`, shape);
  return { id: source.id, prompt, from: from ?? '' };
}

export const rehearsal = blockKind({
  name: 'rehearsal',
  about: 'What the learner will say at the moment of their plan.',
  parse: parseRehearsal,
  words: ['prompt'],
  attributes: ['plan'],
  inputs: ['notes'],
});
