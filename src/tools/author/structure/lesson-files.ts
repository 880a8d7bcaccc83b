import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { buildPlan, courseFiles } from '../../../compile/build-plan.ts';
import { lessonFile } from '../../../compile/folder.ts';
import { Refusal } from '../../server/guard.ts';
import type { FileChange } from '../edit/write-file.ts';
import { readText } from '../edit/write-file.ts';
import { blockIds } from '../scaffold.ts';
import { textHash } from '../settings/settings-form.ts';
import type { Path, TreeNode } from './lesson-tree.ts';
import { nodesIn, noTree, treeOf } from './lesson-tree.ts';
import { NewIds } from './new-ids.ts';

/** What the page asks for. */
export const wish = z.strictObject({
  lesson: z.string().max(200),
  /** The path from the lesson; empty for the lesson itself. */
  path: z.array(z.int().min(0)).max(5).readonly(),
  act: z.enum(['add', 'duplicate', 'up', 'down', 'delete', 'target']),
  /** The kind of a block to add. */
  kind: z.string().max(100).optional(),
  /** The title of a lesson or screen to add. */
  title: z
    .string()
    .max(200)
    .regex(/^[^\n\r]*$/)
    .optional(),
  /** The choice to change, and the scene that it is to lead to. */
  choice: z.int().min(0).optional(),
  to: z.string().max(200).optional(),
});
export type Wish = z.infer<typeof wish>;

/** What to write, and where the changed part is then. */
export interface Made {
  readonly changes: readonly FileChange[];
  readonly lesson: string;
  readonly path: Path;
}

/** A lesson's files, the first language's first, and the course around them. */
export class LessonFiles {
  readonly root: string;
  readonly lesson: string;
  /** The course's file, and its text. */
  readonly course: string;
  readonly settings: string;
  readonly lessons: readonly string[];
  readonly texts: readonly (readonly [file: string, text: string])[];

  constructor(root: string, course: string, lesson = '') {
    this.root = root;
    this.course = course;
    this.settings = readText(root, course);
    this.lessons = buildPlan(root, course).lessons;
    this.lesson = lesson || (this.lessons[0] ?? '');
    if (!this.lessons.includes(this.lesson))
      throw new Refusal(404, `There is no lesson "${lesson}" in this course.`);
    this.texts = this.#read(this.lesson);
  }

  /** Identifies the state of all these files. */
  get was(): string {
    return textHash(JSON.stringify([this.settings, this.texts]));
  }

  /** A tree for each text. @throws {Refusal} if their structures differ, or cannot be read for certain */
  trees(): TreeNode[] {
    const trees = this.texts.map(([file, text]) => treeOf(file, text));
    const shape = ({ kind, name, id, children, choices }: TreeNode): unknown => [
      [kind, name, id],
      choices.map(({ to }) => to),
      children.map(shape),
    ];
    const [first, ...others] = trees.map((tree) => JSON.stringify(shape(tree)));
    const odd = others.findIndex((one) => one !== first);
    if (odd < 0) return trees;
    throw new Refusal(
      422,
      `${this.texts[odd + 1]?.[0]} is not built as ${this.texts[0]?.[0]} is. Nothing was written: make them alike first.`,
    );
  }

  newIds(tree: TreeNode): NewIds {
    const taken = [...blockIds(this.root, this.course), ...nodesIn(tree).map(({ id }) => id)];
    return new NewIds(taken, tree.children);
  }

  /** All blocks in the course's lessons, in the first language. */
  blocks(): TreeNode[] {
    return this.lessons
      .flatMap((id) => this.#read(id).slice(0, 1))
      .flatMap(([file, text]) => nodesIn(treeIn(file, text).tree));
  }

  #read(lesson: string): (readonly [file: string, text: string])[] {
    const { root, course } = this;
    const locales = [course, ...courseFiles(root)].flatMap((file) => buildPlan(root, file).locales);
    return [...new Set(locales)]
      .map((locale) => lessonFile(lesson, locale))
      .filter((file) => existsSync(join(root, file)))
      .map((file) => [file, readText(root, file)] as const);
  }
}

/** The tree of a text; if the structure is unclear, no tree and the reason. */
export function treeIn(file: string, text: string): { readonly tree: TreeNode; readonly unclear: string } {
  try {
    return { tree: treeOf(file, text), unclear: '' };
  } catch (error) {
    if (error instanceof Refusal) return { tree: noTree, unclear: error.message };
    throw error;
  }
}
