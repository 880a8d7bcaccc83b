import type { BlockKind } from '../blocks/block-kind.ts';
import { modelOf } from '../blocks/block-kind.ts';
import { phrases, plan, rehearsal, slider } from '../blocks/kinds.ts';
import type { BlockUse } from './blocks.ts';
import type { LoadedLesson } from './lesson-file.ts';
import type { Problems } from './problems.ts';
import { suggestion } from './problems.ts';

/** The attributes whose value names another block or a lesson: `plan=my-plan`. */
export const references: readonly string[] = ['beside', 'phrases', 'plan', 'of', 'lesson'];

/** A block and its lesson. */
export interface BlockInLesson {
  readonly lesson: LoadedLesson;
  readonly block: BlockUse;
}

export const blocksOfKind = <Model extends { readonly id: string }>(
  blocks: readonly BlockInLesson[],
  kind: BlockKind<Model>,
): (BlockInLesson & { readonly model: Model })[] =>
  blocks.flatMap((one) => {
    const model = modelOf(one.block, kind);
    return model ? [{ ...one, model }] : [];
  });

/** Reports blocks that name a missing block. */
export function checkReferences(blocks: readonly BlockInLesson[], problems: Problems): void {
  checkSliders(blocks, problems);
  checkPlans(blocks, problems);
  checkPlansShownAgain(blocks, problems);
}

function checkSliders(blocks: readonly BlockInLesson[], problems: Problems): void {
  const sliders = blocksOfKind(blocks, slider);
  for (const [index, { lesson, block, model }] of sliders.entries()) {
    const earlier = sliders.slice(0, index).map((one) => one.model.id);
    if (model.beside === undefined || earlier.includes(model.beside)) continue;
    problems.in(lesson.file)(
      block.line,
      `No slider "${model.beside}" comes before "${model.id}".`,
      suggestion(model.beside, earlier),
    );
  }
}

/** Reports plans that take phrases from a missing block, and rehearsals of a missing plan. */
function checkPlans(blocks: readonly BlockInLesson[], problems: Problems): void {
  const ids = blocksOfKind(blocks, phrases).map(({ model }) => model.id);
  for (const { lesson, block, model } of blocksOfKind(blocks, plan)) {
    if (model.from === undefined || ids.includes(model.from)) continue;
    const message = `The plan "${model.id}" takes phrases of "${model.from}", which the course does not have.`;
    problems.in(lesson.file)(block.line, message, suggestion(model.from, ids));
  }
  const plans = blocksOfKind(blocks, plan)
    .filter(({ model }) => model.of === undefined)
    .map(({ model }) => model.id);
  for (const { lesson, block, model } of blocksOfKind(blocks, rehearsal)) {
    if (model.from === '' || plans.includes(model.from)) continue;
    const message = `"${model.id}" rehearses the plan "${model.from}", which the course does not have.`;
    problems.in(lesson.file)(block.line, message, suggestion(model.from, plans));
  }
}

/** Reports a plan shown again (`of=`) if no earlier block lets learners write it. */
function checkPlansShownAgain(blocks: readonly BlockInLesson[], problems: Problems): void {
  const plans = blocksOfKind(blocks, plan);
  for (const [index, { lesson, block, model }] of plans.entries()) {
    const written = plans
      .slice(0, index)
      .flatMap((one) => (one.model.of === undefined ? [one.model.id] : []));
    if (model.of === undefined || written.includes(model.of)) continue;
    problems.in(lesson.file)(
      block.line,
      `No plan "${model.of}" comes before "${model.id}".`,
      suggestion(model.of, written),
    );
  }
}
