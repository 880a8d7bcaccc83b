import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { checkCount, firstParagraph, letter, numberOf, onlyList, quoteUnder } from '../read-source.ts';
import type { ReflectionModel } from './model.ts';

/** A prompt, then optional ticks (`- statement`, optionally with `> thought`). `lines=0` means no text box. */
function parseReflection(source: BlockSource): ReflectionModel {
  const { words: prompt, rest } = firstParagraph(source, 'prompt');
  const lines = numberOf(source, 'lines', 4);
  if (lines < 0 || lines > 20 || !Number.isInteger(lines)) {
    source.report(source.line, `lines=${lines} is out of range.`, 'Write a whole number from 0 to 20.');
  }
  if (lines === 0 && rest.length === 0) {
    source.report(
      source.line,
      `The reflection "${source.id}" has neither ticks nor a text box.`,
      'Write a list, or give it lines.',
    );
  }
  const list =
    rest.length > 0
      ? onlyList(source, rest, source.line, 'A reflection is one paragraph and one list at most.')
      : undefined;
  checkCount(source, list?.items.length ?? 0, 26, 'ticks');
  return {
    id: source.id,
    prompt,
    ticks: (list?.items ?? []).map((item, index) => {
      const thought = quoteUnder(source, item);
      return { id: letter(index), text: item.words(), ...(thought !== undefined && { thought }) };
    }),
    lines,
  };
}

export const reflection = blockKind({
  name: 'reflection',
  about: 'Thoughts to tick or write down, for the learner alone.',
  parse: parseReflection,
  words: ['prompt', 'text', 'thought'],
  attributes: ['lines'],
  inputs: ['notes', 'facts'],
});
