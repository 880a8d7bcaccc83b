import { registry } from '../../../blocks/registry.ts';
import type { Course } from '../../../course/course.ts';
import type { TreeNode } from './lesson-tree.ts';
import { nodesIn } from './lesson-tree.ts';

/**
 * What learners in mid-course would lose with a part of a lesson: see the table in docs/lms-guide.md.
 * @param course the last version without problems
 * @param around the nodes from the lesson down to the part
 * @param text the lesson's
 */
export function lossesOf(
  course: Course | undefined,
  lesson: string,
  around: readonly TreeNode[],
  text: string,
): string[] {
  const node = around.at(-1);
  const own = course?.lessons.find(({ id }) => id === lesson);
  if (!node) return [];
  const said: string[] = [];
  if (node.kind === 'lesson' || node.kind === 'screen')
    said.push(
      `For learners under way, the ${node.kind} no longer counts, and they are told so. Who has finished stays finished.`,
    );
  // A step belongs to its block's question.
  const blocks = node.kind === 'step' ? around.slice(-2, -1) : nodesIn(node);
  const isHere = (id: string): boolean => blocks.some((one) => one.kind === 'block' && one.id === id);
  const asked = (own?.screens ?? []).flatMap(({ activities }) => activities.filter(({ id }) => isHere(id)));
  if (asked.length > 0 && own?.kind === 'check')
    said.push('An attempt at the check that is under way begins afresh, and does not count as taken.');
  else if (asked.length > 0)
    said.push(
      `Learners who have answered ${asked.length === 1 ? 'this' : `one of these ${asked.length} questions`} lose the answer, and are told so.`,
    );
  if (course?.acknowledgements.some(({ id }) => isHere(id)))
    said.push('It is no longer asked to be confirmed. Who has completed the course stays so.');
  const lines = text.split('\n');
  // A plan keeps what was picked from a list of it.
  const kept = node.kind === 'step' ? blocks.filter(({ name }) => name !== 'plan') : blocks;
  if (kept.some((one) => hasOwnNote(one, lines[one.from] ?? '')))
    said.push('What learners have written or chosen in it, for themselves alone, is no longer shown.');
  return said.length > 0 ? said : ['Nothing of what learners have done is lost.'];
}

/** Whether learners' private words belong to this block. Some blocks only show another's plan. */
const hasOwnNote = ({ kind, name }: TreeNode, openingLine: string): boolean =>
  kind === 'block' &&
  (registry.get(name)?.inputs.includes('notes') ?? false) &&
  name !== 'revisit' &&
  !/\sof=/.test(openingLine);
