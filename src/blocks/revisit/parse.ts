import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, reportUnexpected } from '../read-source.ts';
import type { RevisitModel } from './model.ts';

/** One paragraph: what the learner is to think about. `plan=…` names the plan. */
function parseRevisit(source: BlockSource): RevisitModel {
  const { words: prompt, rest } = firstParagraph(source, 'prompt');
  reportUnexpected(source, rest, 'Write one paragraph: what the learner is to think about.');
  const plan = source.attributes.get('plan') ?? '';
  if (plan === '')
    source.report(
      source.line,
      `The revisit "${source.id}" does not say which plan it looks at.`,
      'Write its id on the opening line: plan=my-plan.',
    );
  return { id: source.id, prompt, plan };
}

export const revisit = blockKind({
  name: 'revisit',
  about: 'A plan of an earlier course, to look at again.',
  parse: parseRevisit,
  words: ['prompt'],
  attributes: ['plan'],
  inputs: ['notes', 'facts'],
});
