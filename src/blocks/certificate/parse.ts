import type { BlockSource } from '../block-source.ts';
import { neededProse } from '../read-source.ts';
import type { CertificateModel } from './model.ts';

/** `:::certificate id` and Markdown: what it certifies. */
export const parseCertificate = (source: BlockSource): CertificateModel => ({
  id: source.id,
  text: neededProse(source, source.parts, source.line, 'text'),
});
