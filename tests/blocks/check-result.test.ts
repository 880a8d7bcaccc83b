// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { CheckState } from '../../src/blocks/block-inputs.ts';
import '../../src/blocks/check/check-block.ts';
import type { CheckBlock } from '../../src/blocks/check/check-block.ts';
import type { ChoiceModel } from '../../src/blocks/choice/model.ts';
import type { TakenAttempt } from '../../src/course/progress.ts';
import { words } from '../../src/locale/later-words.ts';
import { rules } from '../course/sample-course.ts';

const pool = ['one', 'two', 'three', 'four'].map((id): ChoiceModel => ({
  id,
  type: 'choice',
  stem: `${id}?`,
  lesson: 'tea',
  options: [
    { id: 'a', text: 'No', right: false, feedback: 'No.' },
    { id: 'b', text: 'Yes', right: true, feedback: 'Yes.' },
  ],
}));
const taken = (score: number, isPassed: boolean): TakenAttempt => ({
  at: { seconds: 1_800_000_000, offset: 0 },
  score,
  isPassed,
});

/** What is said of an attempt with three of four right. */
async function said(given: Partial<CheckState>, review = false): Promise<string> {
  const check: CheckState = {
    rules,
    attempt: {
      seed: 1,
      items: pool.map(({ id }) => id),
      answers: new Map(pool.map(({ id }) => [id, id === 'one' ? 'a' : 'b'])),
      submitted: true,
    },
    attemptsLeft: Infinity,
    best: 0.75,
    passed: false,
    attempts: [],
    step: 0,
    lessons: new Map([['tea', { title: 'Tea', screen: 'tea' }]]),
    ...given,
  };
  const block = document.createElement('check-block') as CheckBlock;
  document.body.append(Object.assign(block, { model: { id: 'final', pool }, check, review }));
  await block.updateComplete;
  return block.shadowRoot?.querySelector('.score')?.textContent.replace(/\s+/g, ' ') ?? '';
}

afterEach(() => document.body.replaceChildren());

const {
  passed,
  passedText,
  passedBefore,
  notPassed,
  notThisTime,
  staysPassed,
  notPassedText,
  noneLeft,
  again,
} = words.finalCheck;

it('judges an attempt that was passed by the pass mark of its day, though a new version asks for more', async () => {
  const result = await said({
    rules: { ...rules, passMark: 0.9 },
    passed: true,
    attempts: [taken(0.75, true)],
  });
  expect(result).toContain(passed);
  expect(result).toContain(passedText);
});

it('does not lead who looks at a pass again to the top of the page, which says “Not recorded” then', async () => {
  const result = await said({ passed: true, attempts: [taken(0.75, true)] }, true);
  expect(result).toContain(passedBefore);
  expect(result).not.toContain(passedText);
});

it('does not call passed what was not, though a new version asks for less, and says why', async () => {
  const result = await said({ rules: { ...rules, passMark: 0.6 }, attempts: [taken(0.75, false)] });
  expect(result).toContain(notPassed);
  expect(result).toContain(notPassedText(60, true, false));
  expect(notPassedText(60, true, false)).toContain(
    'The pass mark was higher when you submitted this. It is 60% now.',
  );
});

it('says that an earlier pass stays, whatever the pass mark is now', async () => {
  const result = await said({
    rules: { ...rules, passMark: 1 },
    best: 0.9,
    passed: true,
    attempts: [taken(0.9, true), taken(0.75, false)],
  });
  expect(result).toContain(notThisTime);
  expect(result).toContain(staysPassed);
});

it('does not say that an earlier attempt was passed where none was, though a new version asks for less', async () => {
  const result = await said({
    rules: { ...rules, passMark: 0.8 },
    best: 0.9,
    attempts: [taken(0.9, false), taken(0.75, false)],
  });
  expect(result).toContain(notPassed);
  expect(result).not.toContain(staysPassed);
});

it('does not ask to try again where no attempt is left', async () => {
  const result = await said({
    rules: { ...rules, passMark: 0.8 },
    attemptsLeft: 0,
    attempts: [taken(0.75, false)],
  });
  expect(result).toContain(noneLeft);
  expect(result).not.toContain('try again');
  expect(result).not.toContain(again);
});

it('takes an attempt of a version that kept no attempts for passed where it is the best and the check was', async () => {
  const result = await said({ rules: { ...rules, passMark: 0.9 }, passed: true });
  expect(result).toContain(passed);
  expect(result).not.toContain(notThisTime);
});

it('finds the attempt among those of another device, too', async () => {
  const result = await said({
    rules: { ...rules, passMark: 0.7 },
    best: 0.8,
    passed: true,
    attempts: [taken(0.75, false), taken(0.8, true)],
  });
  expect(result).toContain(notThisTime);
  expect(result).toContain(staysPassed);
});
