import * as z from 'zod';
import { buildPlan } from '../../../compile/build-plan.ts';
import { lessonFile } from '../../../compile/folder.ts';
import type { Course } from '../../../course/course.ts';
import { Refusal } from '../../server/guard.ts';
import type { ShownCourse } from '../dev/course-state.ts';
import type { CourseTrial } from '../edit/course-trial.ts';
import type { History } from '../edit/history.ts';
import { parseBody } from '../edit/page-posts.ts';
import type { PickableKind } from './block-kinds.ts';
import { pickableKinds } from './block-kinds.ts';
import { changeLesson } from './change-lesson.ts';
import { changeLessons } from './change-lessons.ts';
import { LessonFiles, treeIn, wish } from './lesson-files.ts';
import type { Path, TreeNode } from './lesson-tree.ts';
import { nodeAt, noTree } from './lesson-tree.ts';
import { lossesOf } from './losses.ts';

/** The structure of a lesson, as the page gets it. */
export interface Structure {
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
  readonly lesson: string;
  readonly tree: TreeNode;
  /** Why there is no tree; '' if there is one. */
  readonly unclear: string;
  readonly kinds: readonly PickableKind[];
  /** Identifies the state of its files. */
  readonly was: string;
}

export interface StructureDone {
  readonly lesson: string;
  readonly path: Path;
  /** The problems that the change caused. */
  readonly problems: readonly string[];
  /** For a deletion: what learners in mid-course lose. */
  readonly losses: readonly string[];
}

const change = wish.extend({
  was: z.string(),
  /** Only ask for the consequences. */
  isTrial: z.boolean().optional(),
});

/** Changes the structure of a course: lessons, screens, blocks and their steps, in all languages at once. */
export class StructureDesk {
  readonly #root: string;
  readonly #shown: ShownCourse;
  readonly #history: History;
  readonly #course: () => Course | undefined;
  readonly #trial: CourseTrial;

  /** @param course gives the last version without problems */
  constructor(
    root: string,
    shown: ShownCourse,
    history: History,
    trial: CourseTrial,
    course: () => Course | undefined,
  ) {
    this.#root = root;
    this.#shown = shown;
    this.#history = history;
    this.#trial = trial;
    this.#course = course;
  }

  /** The structure of a lesson: of the first one if none is named, or if the course no longer has it. */
  look(body: unknown): Structure {
    const { lesson } = parseBody(z.strictObject({ lesson: z.string() }), body);
    const isThere = buildPlan(this.#root, this.#shown.file).lessons.includes(lesson);
    const files = new LessonFiles(this.#root, this.#shown.file, isThere ? lesson : '');
    const shown = lessonFile(files.lesson, this.#shown.locale);
    const [file, text] = files.texts.find(([name]) => name === shown) ?? files.texts[0] ?? ['', ''];
    const titleOf = (id: string): string => this.#course()?.lessons.find((one) => one.id === id)?.title ?? id;
    return {
      lessons: files.lessons.map((id) => ({ id, title: titleOf(id) })),
      lesson: files.lesson,
      ...treeIn(file, text),
      kinds: pickableKinds(),
      was: files.was,
    };
  }

  /** Does one action, or tells its consequences. */
  change(body: unknown): StructureDone {
    const { isTrial = false, was, ...wanted } = parseBody(change, body);
    const files = new LessonFiles(this.#root, this.#shown.file, wanted.lesson);
    const [file, text] = files.texts[0] ?? ['', ''];
    if (files.was !== was)
      throw new Refusal(
        409,
        'A file of this lesson has been changed meanwhile. Nothing was written: look at it again.',
      );
    const { changes, lesson, path } =
      wanted.path.length === 0 ? changeLessons(wanted, files) : changeLesson(wanted, files);
    const problems = this.#trial.newProblems(changes);
    if (['add', 'duplicate'].includes(wanted.act) && problems[0] !== undefined)
      throw new Refusal(422, `Nothing was written, since the course would not build: ${problems[0]}`);
    const { tree } = treeIn(file, text);
    const around = [noTree, ...wanted.path].map((_, at) => nodeAt(tree, wanted.path.slice(0, at)) ?? noTree);
    if (!isTrial) this.#history.write(changes, { file, line: (around.at(-1)?.from ?? 0) + 1 });
    const losses = wanted.act === 'delete' ? lossesOf(this.#course(), wanted.lesson, around, text) : [];
    return { lesson, path, problems, losses };
  }
}
