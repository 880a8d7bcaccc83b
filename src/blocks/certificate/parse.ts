import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { neededProse } from '../read-source.ts';
import type { CertificateModel } from './model.ts';

/** `:::certificate id` and Markdown: what it certifies. */
const parseCertificate = (source: BlockSource): CertificateModel => ({
  id: source.id,
  text: neededProse(source, source.parts, source.line, 'text'),
});

export const certificate = blockKind({
  name: 'certificate',
  about: 'A certificate to print, once the course is completed.',
  parse: parseCertificate,
  words: ['text'],
  inputs: ['facts'],
});
