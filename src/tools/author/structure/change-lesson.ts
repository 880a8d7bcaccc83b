import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scenario } from '../../../blocks/kinds.ts';
import { summaryId } from '../../../blocks/scenario/parse.ts';
import { linksFile, readableSettings } from '../../../compile/build-plan.ts';
import { slug } from '../../import/links.ts';
import { Refusal } from '../../server/guard.ts';
import { withNewWords } from '../edit/change-item.ts';
import type { FileChange } from '../edit/write-file.ts';
import { readText } from '../edit/write-file.ts';
import { headingWords } from '../scaffold.ts';
import type { Changed } from './change-tree.ts';
import { added, deleted, moved, retargeted, withChoice } from './change-tree.ts';
import { exampleBlock } from './example-block.ts';
import type { LessonFiles, Made, Wish } from './lesson-files.ts';
import type { TreeNode } from './lesson-tree.ts';
import { nodeAt, treeOf } from './lesson-tree.ts';
import { renamed } from './new-ids.ts';

/** The same change for a lesson's text in each language. */
type Change = (file: string, text: string) => Changed;

/** The changes to a lesson's files. @throws {Refusal} with a sentence for the author */
export function changeLesson(wanted: Wish, files: LessonFiles): Made {
  const { path, lesson } = wanted;
  const [tree] = files.trees();
  const node = tree && nodeAt(tree, path);
  const parent = tree && nodeAt(tree, path.slice(0, -1));
  if (!node || !parent)
    throw new Refusal(409, 'It is not there any more. Nothing was written: look at it again.');
  const media: FileChange[] = [];
  const change = changeFor(wanted, files, { tree, node, parent }, media);
  const results = files.texts.map(([file, text]) => ({ file, before: text, ...change(file, text) }));
  const changes = results.map(({ file, before, text }) => ({ file, before, after: text }));
  return { changes: [...changes, ...media], lesson, path: results[0]?.path ?? path };
}

interface Around {
  readonly tree: TreeNode;
  readonly node: TreeNode;
  readonly parent: TreeNode;
}

function changeFor(wanted: Wish, files: LessonFiles, around: Around, media: FileChange[]): Change {
  const { act, path, lesson, kind, choice = -1, to = '' } = wanted;
  const { tree, node, parent } = around;
  if (act === 'up' || act === 'down') return (file, text) => moved(file, text, path, act === 'up' ? -1 : 1);
  if (act === 'delete') return (file, text) => deleted(file, text, path);
  if (act === 'target') {
    if (!parent.children.some((one) => one.kind === 'step' && one.id === to))
      throw new Refusal(422, `There is no scene "${to}" in this story.`);
    return (file, text) => retargeted(file, text, path, choice, to);
  }
  if (act === 'duplicate' || !['lesson', 'screen'].includes(parent.kind))
    return another(act, files, around, path);
  if (kind === undefined) {
    const title = wanted.title?.trim() || 'New screen';
    const id = files.newIds(tree).make(`${lesson}-${slug(title) || 'screen'}`);
    const screen = `## ${headingWords(title)} {#${id}}\n\nSay in one or two lines why this matters.`;
    return (file, text) => added(file, text, path.slice(0, 1), screen);
  }
  const made = exampleBlock(kind, {
    ...files,
    ids: files.newIds(tree),
    blocks: files.blocks(),
    links: existsSync(join(files.root, linksFile))
      ? Object.keys(readableSettings(readText(files.root, linksFile)))
      : [],
  });
  media.push(...made.media);
  const at = node.kind === 'screen' ? [...path, node.children.length - 1] : path;
  return (file, text) => added(file, text, at, made.text);
}

/** A copy of a part with ids of its own, and for `add` with placeholder words. */
function another(
  act: Wish['act'],
  files: LessonFiles,
  { tree, node, parent }: Around,
  path: Wish['path'],
): Change {
  const ids = files.newIds(tree);
  const isScene = parent.name === scenario.name && node.kind === 'step';
  const isNew = act === 'add';
  if (isScene && node.id === summaryId)
    throw new Refusal(422, 'A story is told in short once. Choose a scene before it.');
  // What is new says nothing of the part beside it: its id stays in every report.
  const neutral = isScene ? 'new-scene' : node.kind === 'block' ? `${files.lesson}-question` : undefined;
  const renames =
    isNew && neutral !== undefined
      ? new Map([...ids.renames(node), [node.id, ids.make(neutral)]])
      : ids.renames(node);
  return (file, text) => {
    const own = nodeAt(treeOf(file, text), path) ?? node;
    const lines = renamed(text.split('\n'), own, renames);
    const id = renames.get(node.id) ?? '';
    const copy = isNew
      ? withNewWords(file, lines.join('\n'), { from: own.from, to: own.end })
      : lines.slice(own.from, own.end).join('\n');
    const changed = added(file, text, path, isScene && isNew ? newScene(id) : copy);
    // The build refuses a scene that no choice leads to.
    return isScene
      ? { ...changed, text: withChoice(file, changed.text, path, `- [New words](#${id})`) }
      : changed;
  };
}

const newScene = (id: string): string => `### New words {#${id}}\n\nNew words 2`;
