import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { references } from '../../../compile/block-references.ts';
import { openingLine } from '../../../compile/containers.ts';
import { mediaFolder } from '../../../compile/media/folder.ts';
import { peopleFile } from '../../../compile/people.ts';
import type { FileChange } from '../edit/write-file.ts';
import { galleryMedia } from '../gallery/gallery.ts';
import { Refusal } from '../../server/guard.ts';
import { guideExample } from './block-kinds.ts';
import { fitted } from './fit-example.ts';
import type { TreeNode } from './lesson-tree.ts';
import { nodeAt, nodesIn, treeOf } from './lesson-tree.ts';
import type { NewIds } from './new-ids.ts';
import { renamed } from './new-ids.ts';

/** What an example of the guide has to fit. */
export interface Surroundings {
  readonly root: string;
  readonly lesson: string;
  readonly ids: NewIds;
  /** The lessons of the course that a question can be about. */
  readonly lessons: readonly string[];
  /** All blocks in the lessons of the course. */
  readonly blocks: readonly TreeNode[];
  readonly links: readonly string[];
}

/** The guide's example of a block with new ids, fitted to the course: its text, and the media that it needs. */
export function exampleBlock(
  kind: string,
  { root, lesson, ids, lessons, blocks, links }: Surroundings,
): { readonly text: string; readonly media: FileChange[] } {
  const example = guideExample(kind);
  if (example === undefined) throw new Refusal(400, `There is no block "${kind}".`);
  const source = `---\n---\n\n## Example {#example}\n\n${example}`;
  const node = nodeAt(treeOf('docs/authoring.md', source), [0, 0]);
  if (!node) throw new Refusal(400, `The guide has no example of "${kind}".`);
  const lines = source.split('\n');
  const own = new Map(ids.renames({ ...node, id: '' }));
  if (node.id !== '') own.set(node.id, ids.make(`${lesson}-${kind}`));
  const openings = nodesIn(node)
    .filter((one) => one.kind === 'block')
    .map((one) => openingLine(lines[one.from] ?? '').attributes);
  for (const [key, value] of openings.flatMap((attributes) => [...attributes])) {
    if (!references.includes(key) || own.has(value)) continue;
    const known = key === 'lesson' ? lessons[0] : blocks.find(({ name }) => name === key)?.id;
    if (known === undefined)
      throw new Refusal(422, `A ${kind} needs a ${key} in this course: add that first. Nothing was written.`);
    own.set(value, known);
  }
  const text = renamed(lines, node, own)
    .slice(node.from)
    .join('\n')
    .replaceAll(/\[([^\]]*)\]\(link:([\w-]+)\)/g, (all, words: string, key: string) => {
      if (links.includes(key)) return all;
      if (links[0] !== undefined) return `[${words}](link:${links[0]})`;
      // Every entry of `resources` is a link; other blocks can do without.
      if (kind !== 'resources') return words;
      const entry = `a line "its-key:", and below it "  url: https://…" and "  title: …"`;
      throw new Refusal(
        422,
        `A ${kind} needs a link: write one into modules/links.yaml first, ${entry}. Nothing was written.`,
      );
    });
  const media = openings
    .flatMap((attributes) => [...attributes.values()])
    .filter((name) => /^[\w-]+\.\w+$/.test(name) && existsSync(join(galleryMedia, name)))
    .filter((name) => !existsSync(join(root, mediaFolder, name)))
    .map((name) => ({
      file: `${mediaFolder}/${name}`,
      before: undefined,
      after: readFileSync(join(galleryMedia, name)),
    }));
  const fit = fitted(root, kind, text);
  if (fit === undefined) {
    const message = `A ${kind} draws people, and there is no ${peopleFile}: put it back first. Nothing was written.`;
    throw new Refusal(422, message);
  }
  return { text: fit, media };
}
