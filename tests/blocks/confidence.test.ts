// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckState } from '../../src/blocks/block-inputs.ts';
import '../../src/blocks/check/check-block.ts';
import type { CheckBlock } from '../../src/blocks/check/check-block.ts';
import type { CheckAction, CheckModel } from '../../src/blocks/check/model.ts';
import '../../src/blocks/choice/choice-block.ts';
import type { ChoiceBlock } from '../../src/blocks/choice/choice-block.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import type { Answer } from '../../src/course/interaction.ts';
import { words } from '../../src/locale/words.ts';
import { rules } from '../course/sample-course.ts';

const question: ChoiceModel = {
  id: 'tea',
  type: 'choice',
  stem: 'What is tea?',
  lesson: 'drinks',
  options: [
    { id: 'a', text: 'A stone', right: false, feedback: 'No.' },
    { id: 'b', text: 'A leaf', right: true, feedback: 'Yes.' },
  ],
};

afterEach(() => document.body.replaceChildren());

async function shown<Block extends HTMLElement & { updateComplete: Promise<unknown> }>(
  name: string,
  given: object,
): Promise<Block> {
  const block = Object.assign(document.createElement(name), given) as Block;
  document.body.append(block);
  await block.updateComplete;
  return block;
}

const input = (block: HTMLElement, name: string, value: string): HTMLInputElement =>
  [...(block.shadowRoot?.querySelectorAll<HTMLInputElement>(`[name=${name}]`) ?? [])].find(
    (one) => one.value === value,
  ) as HTMLInputElement;
const text = (block: HTMLElement): string => block.shadowRoot?.textContent ?? '';

describe('a question with several right answers', () => {
  const several: ChoiceModel = {
    ...question,
    type: 'multi',
    options: [...question.options, { id: 'c', text: 'A drink', right: true, feedback: 'Yes.' }],
  };

  it.each([
    ['b', '1 of 2 right answers chosen'],
    ['ab', '1 of 2 right answers chosen, and 1 that isn’t right'],
    ['abc', '2 of 2 right answers chosen, and 1 that isn’t right'],
  ])('says of %s: %s', async (response, said) => {
    const block = await shown<ChoiceBlock>('choice-block', { model: several, response });
    expect(block.shadowRoot?.querySelector('.overall p:not(.verdict)')?.textContent).toBe(said);
  });

  it('says only that a right answer is right', async () => {
    const block = await shown<ChoiceBlock>('choice-block', { model: several, response: 'bc' });
    expect(block.shadowRoot?.querySelector('.overall')?.textContent.trim()).toBe(words.correct);
  });
});

describe('a question in a lesson that asks how sure one is', () => {
  async function answered(option: string, sure: string | undefined): Promise<[ChoiceBlock, Answer]> {
    const block = await shown<ChoiceBlock>('choice-block', { model: { ...question, confidence: true } });
    const answers: Answer[] = [];
    block.addEventListener('block-answered', ({ detail }) => answers.push(detail));
    input(block, 'option', option).click();
    if (sure !== undefined) input(block, 'confidence', sure).click();
    await block.updateComplete;
    block.shadowRoot?.querySelector<HTMLElement>('button.primary')?.click();
    await block.updateComplete;
    return [block, answers[0] as Answer];
  }

  it('keeps it, and records only the answer', async () => {
    const [, answer] = await answered('b', '2');
    expect(answer).toMatchObject({
      kept: 'b2',
      result: 'correct',
      response: { chosen: ['b'], right: ['b'] },
    });
    expect(JSON.stringify({ ...answer, kept: '' })).not.toContain('2');
  });

  it('comments on a wrong answer given with certainty, and on a right guess', async () => {
    const { certainAndWrong, guessedAndRight } = words.confidence;
    expect(text((await answered('a', '3'))[0])).toContain(certainAndWrong);
    expect(text((await answered('b', '1'))[0])).toContain(guessedAndRight);
    for (const [option, sure] of [
      ['a', '1'],
      ['a', '2'],
      ['b', '2'],
      ['b', '3'],
    ] as const) {
      const said = text((await answered(option, sure))[0]);
      expect(said).not.toContain(certainAndWrong);
      expect(said).not.toContain(guessedAndRight);
    }
  });

  it('takes an answer without it', async () => {
    const [block, answer] = await answered('a', undefined);
    expect(answer.kept).toBe('a');
    expect(text(block)).toContain('No.');
  });

  it('shows it again from the kept answer', async () => {
    const model = { ...question, confidence: true };
    const block = await shown<ChoiceBlock>('choice-block', { model, response: 'a3' });
    expect(input(block, 'confidence', '3').checked).toBe(true);
    expect(input(block, 'confidence', '3').disabled).toBe(true);
    expect(text(block)).toContain(words.confidence.certainAndWrong);
  });

  it('does not ask unless the author wants it', async () => {
    const block = await shown<ChoiceBlock>('choice-block', { model: question, response: 'a3' });
    expect(block.shadowRoot?.querySelector('.confidence')).toBeNull();
    expect(text(block)).not.toContain(words.confidence.certainAndWrong);
  });
});

describe('a check that asks how sure one is', () => {
  const model: CheckModel = { id: 'final', pool: [question] };
  const state = (given: Partial<CheckState>, answer = '', submitted = false): CheckState => ({
    rules: { ...rules, confidence: true },
    attempt: { seed: 1, items: ['tea'], answers: new Map(answer ? [['tea', answer]] : []), submitted },
    attemptsLeft: Infinity,
    best: undefined,
    passed: submitted,
    attempts: [],
    step: 0,
    lessons: new Map([['drinks', { title: 'Drinks', screen: 'tea' }]]),
    ...given,
  });
  async function opened(check: CheckState): Promise<[CheckBlock, CheckAction[]]> {
    const block = await shown<CheckBlock>('check-block', { model, check });
    const told: CheckAction[] = [];
    block.addEventListener('course-check', ({ detail }) => told.push(detail));
    return [block, told];
  }

  it('keeps how sure the learner is with the answer, whichever is given first', async () => {
    const [block, told] = await opened(state({}));
    input(block, 'confidence', '3').click();
    await block.updateComplete;
    expect(told).toEqual([]);
    input(block, 'option', 'a').click();
    expect(told).toEqual([{ learned: { type: 'check-answered', item: 'tea', response: 'a3' } }]);
    const [other, then] = await opened(state({}, 'b'));
    input(other, 'confidence', '1').click();
    expect(then).toEqual([{ learned: { type: 'check-answered', item: 'tea', response: 'b1' } }]);
  });

  it('is scored and recorded by the answer only', async () => {
    const [block, told] = await opened(state({ step: 1 }, 'b3'));
    [...(block.shadowRoot?.querySelectorAll<HTMLElement>('button.primary') ?? [])].at(-1)?.click();
    expect(told[0]).toMatchObject({
      learned: { type: 'check-submitted', score: 1 },
      answers: [{ id: 'tea', result: 'correct', response: { chosen: ['b'], right: ['b'] } }],
    });
  });

  it('shows how many answers given with certainty were right', async () => {
    const [block] = await opened(state({}, 'a3', true));
    expect(text(block)).toContain(words.confidence.certain(0, 1));
    expect(text(block)).toContain(words.confidence.certainAndWrong);
    const [other] = await opened(state({ rules: { ...rules, confidence: false } }, 'a3', true));
    expect(text(other)).not.toContain(words.confidence.certainAndWrong);
  });

  it('asks it before an answer is handed in, where feedback comes with each question', async () => {
    const each = { rules: { ...rules, confidence: true, feedback: 'after-each-question' as const } };
    const [block, told] = await opened(state(each));
    input(block, 'option', 'a').click();
    input(block, 'confidence', '3').click();
    expect(told).toEqual([]);
    await block.updateComplete;
    block.shadowRoot?.querySelector<HTMLElement>('button.primary')?.click();
    expect(told).toEqual([{ learned: { type: 'check-answered', item: 'tea', response: 'a3' } }]);
    const [after] = await opened(state(each, 'a3'));
    expect(text(after)).toContain(words.confidence.certainAndWrong);
    expect(input(after, 'confidence', '3').disabled).toBe(true);
  });
});
