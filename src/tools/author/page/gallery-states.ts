import type { CheckState, CourseFacts } from '../../../blocks/block-inputs.ts';
import { PrivateNotes } from '../../../blocks/private-notes.ts';
import type { LessonElement } from '../../../lessons/lesson-element.ts';
import type { Sample, SampleAnswer } from '../gallery/samples.ts';

/** A block as a lesson shows it. */
export interface Shown extends HTMLElement {
  readonly model: { readonly id: string };
  readonly updateComplete: Promise<unknown>;
}

/** A state: what the lesson is given, and an action on the block, which returns false if it does not apply. */
export interface State {
  readonly name: string;
  readonly given?: (id: string) => Partial<LessonElement>;
  readonly act?: (block: ShadowRoot) => boolean;
}

const facts: CourseFacts = {
  title: 'Gallery',
  version: '1.0.0',
  organisation: 'Example Ltd',
  language: 'en-GB',
  learnerName: 'Ada Okafor',
  completed: false,
  missing: ['check'],
  passed: false,
  best: undefined,
  acknowledged: new Map(),
  completion: undefined,
};

const check: CheckState = {
  rules: {
    passMark: 0.8,
    drawPerLesson: 2,
    shuffleQuestions: false,
    shuffleOptions: false,
    confidence: false,
    feedback: 'after-submitting',
  },
  attempt: undefined,
  attemptsLeft: Infinity,
  best: undefined,
  passed: false,
  attempts: [],
  step: 0,
  lessons: new Map([['definition', { title: 'What allyship is', screen: 'welcome' }]]),
};

/** The default properties for every state. */
export const nothingYet = (): Partial<LessonElement> => ({
  responses: new Map(),
  review: false,
  notes: new PrivateNotes('gallery', undefined),
  facts,
  check,
});

const press = (selector: string) => (block: ShadowRoot) => {
  const button = block.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null;
};

/** Fills in all inputs: the first of each group, and a few words. */
function fillIn(block: ShadowRoot): boolean {
  const groups = new Set<string>();
  const inputs = block.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  for (const input of inputs) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      if (!groups.has(input.name)) input.click();
      groups.add(input.name);
    } else if (input.type === 'range' || input.type === 'text' || input.type === 'textarea') {
      input.value = input.type === 'range' ? '2' : 'Words of my own';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  return inputs.length > 0;
}

const kept =
  (answer: string, review = false) =>
  (id: string): Partial<LessonElement> => ({ responses: new Map([[id, answer]]), review });

const attempt =
  (answers: readonly SampleAnswer[], right: boolean, submitted: boolean, step = 0, review = false) =>
  (): Partial<LessonElement> => ({
    check: {
      ...check,
      step,
      attempt: {
        seed: 1,
        items: answers.map(({ id }) => id),
        answers: new Map(answers.map((one) => [one.id, right ? one.right : (one.wrong ?? '')])),
        submitted,
      },
      best: submitted ? Number(right) : undefined,
      passed: submitted && right,
    },
    review,
  });

/** The states of a block, by its inputs and its answers. */
export function statesOf({ inputs, answers }: Sample): State[] {
  const [answer] = inputs.includes('response') ? answers : [];
  return [
    { name: 'empty' },
    { name: 'pressed', act: press('button.primary') },
    { name: 'opened', act: press('button:not(.primary)') },
    { name: 'answered', act: fillIn },
    ...(answer ? [{ name: 'right', given: kept(answer.right) }] : []),
    ...(answer?.wrong === undefined ? [] : [{ name: 'wrong', given: kept(answer.wrong) }]),
    ...(inputs.includes('facts')
      ? [
          {
            name: 'completed',
            given: () => ({
              facts: {
                ...facts,
                completed: true,
                missing: [],
                passed: true,
                best: 1,
                acknowledged: new Map([['acknowledgement', '1']]),
              },
            }),
          },
        ]
      : []),
    ...(inputs.includes('check')
      ? [
          { name: 'a question', given: attempt(answers, true, false) },
          { name: 'a look over the answers', given: attempt(answers, true, false, answers.length) },
          { name: 'right', given: attempt(answers, true, true) },
          { name: 'wrong', given: attempt(answers, false, true) },
          { name: 'a result under review', given: attempt(answers, true, true, 0, true) },
        ]
      : []),
    { name: 'review', given: answer ? kept(answer.right, true) : () => ({ review: true }) },
  ];
}
