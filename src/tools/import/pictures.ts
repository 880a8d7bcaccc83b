import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { mediaFolder } from '../../compile/media/folder.ts';
import type { Draft, Item, Part, Picture } from './model.ts';

/** The file endings of the formats that browsers and the build accept. */
const taken: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The pictures of a document, with their new names. */
export class Pictures {
  readonly #names = new Map<Picture, string>();
  /** File → content, for new files. */
  readonly files = new Map<string, Uint8Array>();

  nameOf = (picture: Picture): string | undefined => this.#names.get(picture);

  /** Names the pictures of a document `<lesson>-1.png` and so on; identical ones become one file. */
  static async of(root: string, lesson: string, draft: Draft): Promise<Pictures> {
    const pictures = new Pictures();
    const bySum = new Map<string, string>();
    let number = 0;
    for (const picture of picturesIn(draft.parts)) {
      const shown = await asShown(picture);
      if (!shown) continue;
      const sum = createHash('sha256').update(shown.content).digest('hex');
      let name = bySum.get(sum);
      while (name === undefined) {
        number++;
        const wanted = `${lesson}-${number}.${shown.ending}`;
        const path = join(root, mediaFolder, wanted);
        if (existsSync(path) && !readFileSync(path).equals(shown.content)) continue;
        name = wanted;
        if (!existsSync(path)) pictures.files.set(`${mediaFolder}/${wanted}`, shown.content);
      }
      bySum.set(sum, name);
      pictures.#names.set(picture, name);
    }
    return pictures;
  }
}

function picturesIn(parts: readonly Part[]): Picture[] {
  return parts.flatMap((part) => {
    if (part.kind === 'picture') return [part.picture];
    if (part.kind === 'quote') return picturesIn(part.parts);
    if (part.kind === 'list' || part.kind === 'notes')
      return (part.kind === 'list' ? part : part.list).items.flatMap(({ below }: Item) => picturesIn(below));
    return [];
  });
}

/** A picture in a format for browsers: GIF and TIFF become PNG; undefined for Windows metafiles and the like. */
async function asShown({
  content,
  ending,
}: Picture): Promise<{ content: Uint8Array; ending: string } | undefined> {
  const known = taken[ending.toLowerCase()];
  if (known !== undefined) return { content, ending: known };
  try {
    return {
      content: await sharp(content, { limitInputPixels: 100_000_000 }).png().toBuffer(),
      ending: 'png',
    };
  } catch {
    return undefined;
  }
}
