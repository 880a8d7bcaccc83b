import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import { srcAttribute, reportUnexpected } from '../read-source.ts';
import type { ImageModel } from './model.ts';

/** `src=`, and either `alt=` or `decorative`; optionally a paragraph: the caption. */
function parseImage(source: BlockSource): ImageModel {
  const { attributes, flags, report, line } = source;
  const alt = (attributes.get('alt') ?? '').trim();
  const isDecorative = flags.has('decorative');
  if (alt === '' && !isDecorative) {
    const fix =
      'Say what it shows, on the opening line: alt="…". Where it only decorates, write decorative there.';
    report(line, `The image "${source.id}" has no alternative text.`, fix);
  }
  if (alt !== '' && isDecorative) {
    report(line, `"${alt}" would not be read: the image is decorative.`, 'Leave out alt="…", or decorative.');
  }
  const [caption, ...rest] = source.parts;
  reportUnexpected(
    source,
    caption?.kind === 'paragraph' ? rest : source.parts,
    'An image takes one paragraph, its caption.',
  );
  return {
    id: source.id,
    picture: source.media.picture(srcAttribute(source, 'photo.jpg'), alt, line),
    ...(caption?.kind === 'paragraph' && { caption: caption.words() }),
  };
}

export const image = blockKind({
  name: 'image',
  about: 'A photo or a screenshot, with its words.',
  parse: parseImage,
  words: ['picture', 'caption'],
  attributes: ['src', 'alt'],
  flags: ['decorative'],
});
