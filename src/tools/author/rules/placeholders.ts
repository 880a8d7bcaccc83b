import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { nameHash } from '../../../compile/content.ts';
import type { ContainerNode, Node } from '../../../compile/containers.ts';
import { isContainer, openingLine } from '../../../compile/containers.ts';
import { lessonPassages } from '../../../compile/translation/lesson-passages.ts';
import type { Passage } from '../../../compile/translation/passage.ts';
import { wordsOf } from '../../../compile/translation/pieces.ts';
import { galleryMedia } from '../gallery/gallery.ts';
import { placeholders } from '../scaffold.ts';
import { guideExample, pickableKinds } from '../structure/block-kinds.ts';
import type { Rule } from './rule.ts';

/** What the page puts where an author is to write. */
const newWords = /^New words(?: \d+)?$/;
/** Shorter ones, such as "A little", may be meant. */
const shortest = 12;

/** What a passage says, and what kind of passage it is. */
const keyOf = ({ kind, pieces }: Passage): string => `${kind}: ${wordsOf(pieces)}`;

let known: ReadonlySet<string> | undefined;

/** The passages of the guide's examples, which a block from the picker says. */
function exampleWords(): ReadonlySet<string> {
  known ??= new Set(
    pickableKinds().flatMap(({ name }) =>
      lessonPassages(`---\n---\n\n${guideExample(name)}`)
        .filter(({ pieces }) => wordsOf(pieces).length >= shortest)
        .map(keyOf),
    ),
  );
  return known;
}

/**
 * Blocks that came from the picker, by the id that it makes; a note or an idea has none. The guide's examples are near to
 * this course's own blocks.
 */
const pickedBlocks = (lesson: string, nodes: readonly Node[]): ContainerNode[] =>
  nodes.flatMap((node) => {
    if (!isContainer(node)) return [];
    const made = `${lesson}-${node.name}`;
    const [id = ''] = openingLine(node.rest).words;
    const isPicked = node.name in asides || id === made || id.replace(/-\d+$/, '') === made;
    return isPicked ? [node] : pickedBlocks(lesson, node.children);
  });

/** The beginning of the digests of the guide's pictures and films, as the names of a package's files have it. */
const exampleFiles = (): string[] =>
  readdirSync(galleryMedia).map((name) => nameHash(readFileSync(join(galleryMedia, name))));

export const placeholdersRule: Rule = {
  name: 'placeholder',
  asks: 'No placeholder text, picture or film is left.',
  level: 'advice',
  *look({ lessons }) {
    const fix = 'Write your own words instead.';
    for (const { id, file, source, media, nodes } of lessons) {
      const lines = source.split('\n');
      for (const [index, text] of lines.entries()) {
        const left = placeholders.find((one) => text.includes(one));
        if (left !== undefined) yield { file, line: index + 1, message: `"${left}" is still there.`, fix };
      }
      const picked = pickedBlocks(id, nodes);
      for (const passage of lessonPassages(source)) {
        const words = wordsOf(passage.pieces);
        const { line } = passage;
        if (newWords.test(words)) yield { file, line, message: `"${words}" is still there.`, fix };
        const isPicked = picked.some((block) => line >= block.line && line <= block.end);
        if (isPicked && exampleWords().has(keyOf(passage)))
          yield { file, line, message: `"${words}" is what the guide’s example says.`, fix };
      }
      const examples = media.length > 0 ? exampleFiles() : [];
      const shown = media.filter(({ path }) => examples.some((sha) => path.includes(`-${sha}`)));
      for (const name of new Set(shown.map((one) => one.source.split('/').at(-1) ?? ''))) {
        const line = lines.findIndex((text) => text.includes(name)) + 1;
        const message = `"${name}" is the guide’s example, not a file of your own.`;
        yield {
          file,
          line,
          message,
          fix: 'With Edit on, press it and choose a file; or write another after src=.',
        };
      }
    }
  },
};
