import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { firstParagraph, numberOf, reportUnexpected } from '../read-source.ts';
import type { RevealModel } from './model.ts';

const shape =
  'A reveal is a paragraph (the question) and a quotation (>, what the figure is and what it means).';

/** `:::reveal id answer=8.5 max=50 step=0.5 unit="%"`, a question, and a quotation that explains the figure. */
function parseReveal(source: BlockSource): RevealModel {
  const { words: question, rest } = firstParagraph(source, 'question');
  const text = rest.find((part) => part.kind === 'quote');
  if (!text) source.report(source.line, `The reveal "${source.id}" does not explain its figure.`, shape);
  reportUnexpected(source, rest, shape, text);
  const range = {
    answer: numberOf(source, 'answer'),
    min: numberOf(source, 'min', 0),
    max: numberOf(source, 'max'),
    step: numberOf(source, 'step', 1),
  };
  const complete = source.attributes.has('answer') && source.attributes.has('max');
  if (complete && range.max <= range.min) {
    source.report(
      source.line,
      `The max ${range.max} is not more than the min ${range.min}.`,
      'Fix min or max.',
    );
  } else if (complete && (range.answer < range.min || range.answer > range.max)) {
    source.report(
      source.line,
      `The answer ${range.answer} is not between ${range.min} and ${range.max}.`,
      'Fix answer, min or max.',
    );
  }
  if (range.step <= 0)
    source.report(source.line, 'The step must be more than 0.', 'Fix step, or leave it out.');
  return {
    id: source.id,
    question,
    ...range,
    unit: source.attributes.get('unit') ?? '',
    text: text?.words() ?? '',
  };
}

export const reveal = blockKind({
  name: 'reveal',
  about: 'A figure to guess first, and then to see.',
  parse: parseReveal,
  words: ['question', 'unit', 'text'],
  attributes: ['answer', 'min', 'max', 'step', 'unit'],
});
