import type { BlockSource, List } from './block-source.ts';
import type { ChoiceOption } from './choice/model.ts';
import { checkCount, letter, neededQuoteUnder } from './read-source.ts';

/** The options of a task list: `- [x] words` with `> feedback` under it. For the build only. */
export function optionsOf(source: BlockSource, list: List): ChoiceOption[] {
  checkCount(source, list.items.length, 26, 'options');
  if (list.items.length < 2) {
    source.report(list.line, 'There is only one option.', 'Write two options or more.');
  }
  return list.items.map((item, index) => {
    if (item.checked === undefined) {
      source.report(
        item.line,
        `"${item.text()}" has no box.`,
        'Begin it with "- [ ]", or "- [x]" if it is right.',
      );
    }
    return {
      id: letter(index),
      text: item.words(),
      right: item.checked === true,
      feedback: neededQuoteUnder(source, item, 'feedback'),
    };
  });
}

/** Whether every option has a box. A missing box is reported elsewhere, and hides which options are right. */
export const allHaveBoxes = (list: List | undefined): boolean =>
  list?.items.every(({ checked }) => checked !== undefined) ?? false;

/** Reports unless exactly one is right. */
export function checkOneRight(
  source: BlockSource,
  options: readonly ChoiceOption[],
  line: number,
  where: string,
): void {
  const right = options.filter((option) => option.right).length;
  if (right === 0) source.report(line, `No option of ${where} is right.`, 'Mark the right one with "- [x]".');
  if (right > 1) {
    source.report(line, `${right} options of ${where} are right.`, 'Leave "- [x]" on one only.');
  }
}
