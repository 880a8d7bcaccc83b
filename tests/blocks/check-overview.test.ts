// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { CheckState } from '../../src/blocks/block-inputs.ts';
import '../../src/blocks/check/check-block.ts';
import type { CheckBlock } from '../../src/blocks/check/check-block.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import { words } from '../../src/locale/later-words.ts';
import { rules } from '../course/sample-course.ts';

const pool = ['one', 'two'].map((id): ChoiceModel => ({
  id,
  type: 'choice',
  stem: `${id}?`,
  lesson: 'tea',
  options: [
    { id: 'a', text: 'No', right: false, feedback: 'No.' },
    { id: 'b', text: 'Yes', right: true, feedback: 'Yes.' },
  ],
}));

/** The overview of two questions, of which the first is answered; or one of the questions. */
async function shown(
  feedback: CheckState['rules']['feedback'],
  review: boolean,
  step = 2,
): Promise<ShadowRoot> {
  const check: CheckState = {
    rules: { ...rules, feedback },
    attempt: { seed: 1, items: ['one', 'two'], answers: new Map([['one', 'b']]), submitted: false },
    attemptsLeft: Infinity,
    best: undefined,
    passed: false,
    attempts: [],
    step,
    lessons: new Map(),
  };
  const block = document.createElement('check-block') as CheckBlock;
  document.body.append(Object.assign(block, { model: { id: 'final', pool }, check, review }));
  await block.updateComplete;
  return block.shadowRoot as ShadowRoot;
}

afterEach(() => document.body.replaceChildren());

const { tryAgain, finalCheck } = words;

it.each([
  ['after-submitting', false, [tryAgain, finalCheck.answer]],
  ['after-each-question', false, [finalCheck.lookAgain, finalCheck.answer]],
  ['after-submitting', true, [finalCheck.lookAgain, finalCheck.lookAgain]],
  ['after-each-question', true, [finalCheck.lookAgain, finalCheck.lookAgain]],
] as const)(
  'with feedback %s (review: %s), each question offers what can be done with it',
  async (feedback, review, buttons) => {
    const root = await shown(feedback, review);
    const items = [...root.querySelectorAll('.overview button')];
    expect(items.map(({ textContent }) => textContent.replace(/\s*\(.*\)\s*/, '').trim())).toEqual(buttons);
    for (const [step, button] of buttons.entries()) {
      const inputs = [...(await shown(feedback, review, step)).querySelectorAll('input')];
      expect(inputs.some(({ disabled }) => !disabled)).toBe(button !== finalCheck.lookAgain);
    }
    const isOpen = !review && feedback === 'after-submitting';
    expect(root.textContent.includes(finalCheck.reviewText)).toBe(isOpen);
  },
);
