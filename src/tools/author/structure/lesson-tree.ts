import type { Tokens } from 'marked';
import { registry } from '../../../blocks/registry.ts';
import type { ContainerNode, Node } from '../../../compile/containers.ts';
import { containersOf, isContainer, openingLine } from '../../../compile/containers.ts';
import type { TokenWithLine } from '../../../compile/markdown.ts';
import { inlineTokens, partsOfItem, plainWords, innerTokens } from '../../../compile/markdown.ts';
import { titleIn } from '../../../compile/parts.ts';
import { Refusal } from '../../server/guard.ts';

/** A choice of a story's scene. */
export interface Choice {
  readonly words: string;
  /** The id of the scene that it leads to. */
  readonly to: string;
  /** Its lines, counted from 0; `end` is the line after. */
  readonly from: number;
  readonly end: number;
}

/** A part of a lesson that can be moved as a whole. */
export interface TreeNode {
  readonly kind: 'lesson' | 'screen' | 'block' | 'words' | 'step';
  /** For a block the name on its opening line; for words what kind they are. */
  readonly name: string;
  readonly id: string;
  readonly title: string;
  /** Its lines, counted from 0, without empty ones around them; `end` is the line after. */
  readonly from: number;
  readonly end: number;
  readonly children: readonly TreeNode[];
  readonly choices: readonly Choice[];
}

/** The tree for a lesson that cannot be read. */
export const noTree: TreeNode = {
  kind: 'lesson',
  name: '',
  id: '',
  title: '',
  from: 0,
  end: 0,
  children: [],
  choices: [],
};

/** The indexes of children on the way from the lesson to a node. */
export type Path = readonly number[];

export const nodeAt = (tree: TreeNode, path: Path): TreeNode | undefined =>
  path.reduce<TreeNode | undefined>((node, index) => node?.children[index], tree);

export const nodesIn = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(nodesIn)];

/**
 * Screens, the blocks and words on them, and the steps or scenes of blocks, with their lines, as compiled.
 * @param text with plain line ends
 * @throws {Refusal} if it is not clear what belongs to what
 */
export function treeOf(file: string, text: string): TreeNode {
  const lines = text.split('\n');
  const front = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  const unclear = (line: number, message: string): never => {
    throw new Refusal(422, `${file}:${line}: ${message} Fix that first.`);
  };
  if (lines[0]?.trimEnd() !== '---' || front < 0) unclear(1, 'The front matter is missing or not closed.');
  const nodes = containersOf(lines.slice(front + 1).join('\n'), unclear, front + 2);
  const screens: { heading: TokenWithLine; parts: TreeNode[] }[] = [];
  for (const node of nodes) {
    if (!isContainer(node)) {
      if (node.type === 'space') continue;
      if (node.type === 'heading' && (node as Tokens.Heading).depth === 2) {
        screens.push({ heading: node, parts: [] });
        continue;
      }
    }
    const screen = screens.at(-1) ?? unclear(node.line, 'Something stands before the first screen.');
    screen.parts.push(isContainer(node) ? blockOf(node) : wordsNode(node));
  }
  return {
    ...noTree,
    from: front + 1,
    end: lines.length,
    children: screens.map(({ heading, parts }) => ({
      ...headed('screen', heading),
      end: parts.at(-1)?.end ?? endOf(heading),
      children: parts,
      choices: [],
    })),
  };
}

const endOf = (node: Node): number =>
  isContainer(node) ? node.end : node.line - 1 + node.raw.trimEnd().split('\n').length;

function headed(kind: 'screen' | 'step', heading: TokenWithLine) {
  const { title, words } = titleIn((heading as Tokens.Heading).text);
  const id = words[0]?.replace('#', '') ?? '';
  const said = plainWords(inlineTokens(title, heading.line));
  return { kind, name: kind, id, title: said, from: heading.line - 1 };
}

/** This many characters are enough to recognise the words. */
const most = 70;
const cut = (words: string): string => (words.length > most ? `${words.slice(0, most).trimEnd()}…` : words);

const saidIn = (token: TokenWithLine): string =>
  cut(
    plainWords(
      token.type === 'list' ? partsOfItem(innerTokens(token)[0] ?? token).words : innerTokens(token),
    ),
  );

const wordsNode = (token: TokenWithLine): TreeNode => ({
  kind: 'words',
  name: token.type,
  id: '',
  title: saidIn(token),
  from: token.line - 1,
  end: endOf(token),
  children: [],
  choices: [],
});

function blockOf({ line, end, name, rest, children }: ContainerNode): TreeNode {
  const first = children.find((one) => !isContainer(one) && one.type === 'paragraph') as
    TokenWithLine | undefined;
  const inside: TreeNode[] = [];
  let step: { node: TreeNode; inside: TreeNode[]; choices: Choice[] } | undefined;
  const close = (): void => {
    if (step) inside.push({ ...step.node, children: step.inside, choices: step.choices });
  };
  for (const node of children) {
    if (isContainer(node)) (step?.inside ?? inside).push(blockOf(node));
    else if (node.type === 'heading' && (node as Tokens.Heading).depth === 3) {
      close();
      const empty = { end: endOf(node), children: [], choices: [] };
      step = { node: { ...headed('step', node), ...empty }, inside: [], choices: [] };
    } else if (node.type === 'list') step?.choices.push(...choicesIn(node));
    if (step && (isContainer(node) || node.type !== 'space')) step.node = { ...step.node, end: endOf(node) };
  }
  close();
  return {
    kind: 'block',
    name,
    id: registry.has(name) ? (openingLine(rest).words[0] ?? '') : '',
    title: name === 'note' && rest !== '' ? rest : first ? saidIn(first) : '',
    from: line - 1,
    end,
    children: inside,
    choices: [],
  };
}

const choicesIn = (list: TokenWithLine): Choice[] =>
  innerTokens(list).flatMap((item): Choice[] => {
    const { words } = partsOfItem(item);
    const { href = '' } = (words.length === 1 ? words[0] : {}) as Partial<Tokens.Link>;
    return href.startsWith('#')
      ? [{ words: plainWords(words), to: href.slice(1), from: item.line - 1, end: endOf(item) }]
      : [];
  });
