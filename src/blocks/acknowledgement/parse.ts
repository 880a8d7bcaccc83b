import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { neededProse } from '../read-source.ts';
import type { AcknowledgementModel } from './model.ts';
import { acknowledgementKey } from './model.ts';

/** `:::acknowledgement id version=1` and Markdown. */
function parseAcknowledgement(source: BlockSource): AcknowledgementModel {
  const version = source.attributes.get('version') ?? '';
  if (!/^[\w.-]{1,20}$/.test(version)) {
    source.report(
      source.line,
      `The acknowledgement "${source.id}" has no version, or not a plain one.`,
      'Write e.g. version=1 on the opening line, and raise it when the text changes.',
    );
  }
  return { id: source.id, version, text: neededProse(source, source.parts, source.line, 'text') };
}

export const acknowledgement = blockKind({
  name: 'acknowledgement',
  about: 'A statement that learners confirm.',
  parse: parseAcknowledgement,
  words: ['text'],
  attributes: ['version'],
  inputs: ['facts'],
  key: acknowledgementKey,
});
