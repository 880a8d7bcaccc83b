import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asides } from '../../../compile/blocks.ts';
import { fileNameHash } from '../../../compile/content.ts';
import type { ContainerNode, Node } from '../../../compile/containers.ts';
import { isContainer, openingLine } from '../../../compile/containers.ts';
import { lessonPassages } from '../../../compile/translation/lesson-passages.ts';
import type { Passage } from '../../../compile/translation/passage.ts';
import { wordsOf } from '../../../compile/translation/pieces.ts';
import { galleryMedia } from '../gallery/gallery.ts';
import { placeholders } from '../scaffold.ts';
import { guideExample, pickableKinds } from '../structure/block-kinds.ts';
import type { Rule } from './rule.ts';

/** The placeholder words that the page inserts. */
const newWords = /^New words(?: \d+)?$/;
/** Shorter words of an example, such as "A little", may be intended. */
const shortest = 12;

/** The kind and the words of a passage. */
const keyOf = ({ kind, pieces }: Passage): string => `${kind}: ${wordsOf(pieces)}`;

let known: ReadonlySet<string> | undefined;

/** The passages of the guide's examples, which a block from the picker starts with. */
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
 * Blocks that came from the picker, known by the id that it makes; notes and ideas have none. Other blocks are left
 * out, since this course's own are similar to the guide's examples.
 */
const pickedBlocks = (lesson: string, nodes: readonly Node[]): ContainerNode[] =>
  nodes.flatMap((node) => {
    if (!isContainer(node)) return [];
    const made = `${lesson}-${node.name}`;
    const [id = ''] = openingLine(node.rest).words;
    const isPicked = node.name in asides || id === made || id.replace(/-\d+$/, '') === made;
    return isPicked ? [node] : pickedBlocks(lesson, node.children);
  });

/** The shortened digests of the guide's pictures and films, as in the names of a package's files. */
const exampleFiles = (): string[] =>
  readdirSync(galleryMedia).map((name) => fileNameHash(readFileSync(join(galleryMedia, name))));

export const placeholdersRule: Rule = {
  name: 'placeholder',
  asks: 'No placeholder text, picture or film is left.',
  level: 'advice',
  *findProblems({ lessons }) {
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
