import { blockKind } from '../block-kind.ts';
import type { BlockSource } from '../block-source.ts';
import type { ChoiceModel } from '../choice/model.ts';
import { choiceFingerprint } from '../choice/model.ts';
import { parseChoice } from '../choice/parse.ts';
import { reportMissing, reportUnexpected } from '../read-source.ts';
import type { CheckModel } from './model.ts';
import { checkKey } from './model.ts';

const shape = 'A check holds only :::choice and :::multi, each with lesson=… on its opening line.';

/** `::::check id` around `:::choice id lesson=…` and `:::multi id lesson=…`. */
function parseCheck(source: BlockSource): CheckModel {
  const pool: ChoiceModel[] = [];
  for (const part of source.parts) {
    if (part.kind !== 'container' || !['choice', 'multi'].includes(part.source.name)) {
      reportUnexpected(source, [part], shape);
      continue;
    }
    const question = parseChoice(part.source);
    if (question.lesson === undefined) {
      const message = `The question "${question.id}" does not say which lesson it belongs to.`;
      source.report(part.line, message, shape);
    }
    if (part.source.attributes.has('confidence')) {
      const message = 'How sure learners are is asked of every question of the check, or of none.';
      const fix = 'Write "confidence: true" under "check:" in modules/course.yaml, and leave it out here.';
      source.report(part.line, message, fix);
    }
    pool.push(question);
  }
  if (pool.length === 0) reportMissing(source, 'questions', shape);
  return { id: source.id, pool };
}

export const check = blockKind({
  name: 'check',
  about: 'The final check: questions of which each attempt draws some.',
  parse: parseCheck,
  words: ['stem', 'text', 'feedback'],
  inputs: ['check'],
  key: checkKey,
  activities: ({ pool }) => pool.map((item) => ({ id: item.id, fingerprint: choiceFingerprint(item) })),
});
