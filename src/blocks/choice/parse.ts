import { blockKind, singleActivity } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { allHaveBoxes, checkOneRight, optionsOf } from '../options.ts';
import { firstParagraph, taskList } from '../read-source.ts';
import type { ChoiceModel } from './model.ts';
import { choiceFingerprint, choiceKey } from './model.ts';

/**
 *     :::choice id
 *     The stem.
 *
 *     - [x] An option
 *       > Its feedback.
 *     :::
 *
 * The same for `multi`, with one or more right options and one or more wrong ones.
 */
export function parseChoice(source: BlockSource): ChoiceModel {
  const type = source.name === 'multi' ? 'multi' : 'choice';
  const { words: stem, rest } = firstParagraph(source, 'question');
  const list = taskList(source, rest, source.line, 'A question is one paragraph and one list of options.');
  const options = list ? optionsOf(source, list) : [];
  const where = `the ${type} "${source.id}"`;
  if (allHaveBoxes(list) && type === 'choice') checkOneRight(source, options, source.line, where);
  if (allHaveBoxes(list) && type === 'multi') checkSomeRight(source, options, where);
  const lesson = source.attributes.get('lesson');
  return {
    id: source.id,
    type,
    stem,
    options,
    ...(lesson !== undefined && { lesson }),
    ...(asksHowSure(source) && { confidence: true }),
  };
}

/** Whether `confidence=true` is given; reports any other value. */
function asksHowSure({ attributes, line, report }: BlockSource): boolean {
  const written = attributes.get('confidence');
  if (written !== undefined && written !== 'true')
    report(line, `confidence=${written} means nothing.`, 'Write confidence=true, or leave it out.');
  return written === 'true';
}

function checkSomeRight(source: BlockSource, options: ChoiceModel['options'], where: string): void {
  const right = options.filter((option) => option.right).length;
  if (right === 0) {
    source.report(source.line, `No option of ${where} is right.`, 'Mark the right ones with "- [x]".');
  } else if (right === options.length) {
    source.report(source.line, `Every option of ${where} is right.`, 'Leave "- [ ]" on one or more.');
  }
}

const definition = {
  folder: 'choice',
  parse: parseChoice,
  words: ['stem', 'text', 'feedback'],
  attributes: ['lesson', 'confidence'],
  key: choiceKey,
  ...singleActivity(choiceFingerprint),
} as const;

export const choice = blockKind({
  ...definition,
  name: 'choice',
  about: 'A question with one right option.',
});
export const multi = blockKind({
  ...definition,
  name: 'multi',
  about: 'A question with several right options.',
});
