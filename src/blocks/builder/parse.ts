import { blockKind, singleActivity } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { allHaveBoxes, checkOneRight, optionsOf } from '../options.ts';
import { checkCount, partId, reportMissing, sectionsOf, taskList, reportUnexpected } from '../read-source.ts';
import type { BuilderModel } from './model.ts';
import { builderFingerprint, builderKey } from './model.ts';

/** A prompt, then per slot `### Label` and a task list with feedback, one option right. */
function parseBuilder(source: BlockSource): BuilderModel {
  const { before, sections } = sectionsOf(source);
  const prompt = before.find((part) => part.kind === 'paragraph');
  if (!prompt) reportMissing(source, 'prompt', 'Write it as its first paragraph.');
  reportUnexpected(source, before, 'Only one paragraph may stand before the first "### Slot".', prompt);
  if (sections.length === 0) reportMissing(source, 'slots', 'Write "### Label" for each slot.');
  checkCount(source, sections.length, 35, 'slots');
  const slots = sections.map(({ heading, parts }, index) => {
    const label = heading.text();
    const list = taskList(source, parts, heading.line, 'A slot holds one list of options and nothing else.');
    const options = list ? optionsOf(source, list) : [];
    if (allHaveBoxes(list)) checkOneRight(source, options, heading.line, `the slot "${label}"`);
    return { id: partId(index), label, options };
  });
  return { id: source.id, prompt: prompt?.words() ?? '', slots };
}

export const builder = blockKind({
  name: 'builder',
  about: 'A sentence put together of pieces, one for each gap.',
  parse: parseBuilder,
  words: ['prompt', 'label', 'text', 'feedback'],
  key: builderKey,
  ...singleActivity(builderFingerprint),
});
