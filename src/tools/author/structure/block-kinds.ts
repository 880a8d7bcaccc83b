import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { registry } from '../../../blocks/registry.ts';
import { exampleOf } from '../gallery/samples.ts';

/** A kind of block to pick. */
export interface PickableKind {
  readonly name: string;
  /** In one sentence. */
  readonly about: string;
  /** Its picture in the authoring guide, without its ending; undefined where none shows it. */
  readonly picture?: string | undefined;
}

const project = join(import.meta.dirname, '../../../..');
const images = 'docs/images';

const guide = (): string => readFileSync(join(project, 'docs/authoring.md'), 'utf8');

/** How the authoring guide writes a block of a kind. */
export const guideExample = (name: string): string | undefined => exampleOf(guide(), name);

/** Every kind there is, as the registry and the guide have it. */
export function pickableKinds(): PickableKind[] {
  // A picture shows all blocks of the example above it.
  const pictures = new Map<string, string>();
  for (const [, text = '', picture = ''] of guide().matchAll(
    /^```markdown\n([\s\S]*?)^```\n\n!\[[^\]]*\]\(images\/([\w-]+)\.png\)/gm,
  ))
    for (const [, name = ''] of text.matchAll(/^:{3,}([a-z]+) ?/gm))
      if (!pictures.has(name) || picture === name) pictures.set(name, picture);
  const kinds = [...registry.values(), ...Object.values(asides)];
  return kinds
    .map(({ name, about }) => ({ name, about, picture: pictures.get(name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A picture of the guide. */
export function guidePicture(name: string): Uint8Array | undefined {
  const path = join(project, images, name);
  return /^[\w-]+\.png$/.test(name) && existsSync(path) ? readFileSync(path) : undefined;
}
