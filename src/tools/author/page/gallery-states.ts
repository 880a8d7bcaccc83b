import type { BuilderModel } from '../../../blocks/builder/model.ts';
import type { CheckModel } from '../../../blocks/check/model.ts';
import type { ChoiceModel } from '../../../blocks/choice/model.ts';
import type { CheckStanding, CourseFacts } from '../../../blocks/block-inputs.ts';
import { PrivateNotes } from '../../../blocks/private-notes.ts';
import type { SortModel } from '../../../blocks/sort/model.ts';
import type { CheckAttempt } from '../../../course/progress.ts';
import type { LessonElement } from '../../../lessons/lesson-element.ts';

/** A block as a lesson shows it. */
export interface Shown extends HTMLElement {
  readonly model: { readonly id: string };
  readonly updateComplete: Promise<unknown>;
}

/** What a lesson is given for a state, and what is then done with the block. */
export interface State {
  readonly name: string;
  readonly given?: (model: { readonly id: string }) => Partial<LessonElement>;
  readonly act?: (block: ShadowRoot) => void;
}

const facts: CourseFacts = {
  title: 'Gallery',
  version: '1.0.0',
  organisation: 'Example Ltd',
  language: 'en-GB',
  learnerName: 'Ada Okafor',
  completed: false,
  missing: [],
  passed: false,
  best: undefined,
  acknowledged: '',
};

const check: CheckStanding = {
  rules: {
    passMark: 0.8,
    drawPerLesson: 2,
    shuffleQuestions: false,
    shuffleOptions: false,
    feedback: 'after-submitting',
  },
  attempt: undefined,
  attemptsLeft: Infinity,
  best: undefined,
  step: 0,
  lessonTitles: new Map([
    ['blocks', 'Every block'],
    ['long', 'Long text'],
    ['right-to-left', 'Right to left'],
  ]),
};

/** What every state is given unless it says otherwise. */
export const nothingYet = (): Partial<LessonElement> => ({
  responses: new Map(),
  review: false,
  notes: new PrivateNotes('gallery', undefined),
  facts,
  check,
});

const press = (selector: string) => (block: ShadowRoot) =>
  block.querySelector<HTMLElement>(selector)?.click();

/** Fills in whatever there is: the first of each group, and a few words. */
function fillIn(block: ShadowRoot): void {
  const groups = new Set<string>();
  for (const input of block.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (input.type === 'radio' || input.type === 'checkbox') {
      if (!groups.has(input.name)) input.click();
      groups.add(input.name);
    } else if (input.type === 'range' || input.type === 'text' || input.type === 'textarea') {
      input.value = input.type === 'range' ? '2' : 'Words of my own';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

const first = (options: readonly { readonly id: string; readonly right: boolean }[], right: boolean) =>
  options.find((option) => option.right === right)?.id ?? '';

type Answer<Model> = (model: Model, right: boolean) => string;

const ofChoice: Answer<ChoiceModel> = ({ options }, right) =>
  right
    ? options
        .filter((option) => option.right)
        .map(({ id }) => id)
        .join('')
    : first(options, false);

const ofSort: Answer<SortModel> = ({ statements, categories }, right) =>
  statements
    .map(({ category }) => (right ? category : categories.find(({ id }) => id !== category)?.id))
    .join('');

const ofBuilder: Answer<BuilderModel> = ({ slots }, right) =>
  slots.map(({ options }) => first(options, right)).join('');

/** Empty, an error, answered, right, wrong, review: for blocks whose answers are graded. */
function graded<Model extends { readonly id: string }>(answer: Answer<Model>): State[] {
  const answered =
    (right: boolean, review = false) =>
    (model: { readonly id: string }) => ({
      responses: new Map([[model.id, answer(model as Model, right)]]),
      review,
    });
  return [
    { name: 'empty' },
    { name: 'error', act: press('button.primary') },
    { name: 'answered', act: fillIn },
    { name: 'right', given: answered(true) },
    { name: 'wrong', given: answered(false) },
    { name: 'review', given: answered(true, true) },
  ];
}

function attempt(model: { readonly id: string }, right: boolean, submitted: boolean): CheckAttempt {
  const { pool } = model as CheckModel;
  return {
    seed: 1,
    items: pool.map(({ id }) => id),
    answers: new Map(pool.map((item) => [item.id, ofChoice(item, right)])),
    submitted,
  };
}

const inCheck =
  (right: boolean, submitted: boolean, step: number, review = false) =>
  (model: { readonly id: string }) => ({
    check: {
      ...check,
      step,
      attempt: attempt(model, right, submitted),
      best: submitted ? Number(right) : undefined,
    },
    review,
  });

const opened: readonly State[] = [
  { name: 'empty' },
  { name: 'opened', act: press('button') },
  { name: 'review', given: () => ({ review: true }) },
];
const written: readonly State[] = [
  { name: 'empty' },
  { name: 'answered', act: fillIn },
  { name: 'review', given: () => ({ review: true }) },
];

/** The states of a block, by its name in Markdown; one that is not named here is only shown. */
export const statesOf: Readonly<Record<string, readonly State[]>> = {
  choice: graded(ofChoice),
  multi: graded(ofChoice),
  sort: graded(ofSort),
  builder: graded(ofBuilder),
  scenario: [
    { name: 'empty' },
    { name: 'begun', act: press('button.primary') },
    { name: 'answered', given: ({ id }) => ({ responses: new Map([[id, 'a']]) }) },
    { name: 'review', given: ({ id }) => ({ responses: new Map([[id, 'a']]), review: true }) },
  ],
  disclosure: opened,
  phrases: opened,
  resources: [...opened, { name: 'answered', act: fillIn }],
  reveal: [
    { name: 'empty' },
    { name: 'answered', act: press('button.primary') },
    { name: 'review', given: () => ({ review: true }) },
  ],
  slider: written,
  reflection: written,
  plan: written,
  acknowledgement: [
    { name: 'empty' },
    { name: 'error', act: press('button.primary') },
    { name: 'answered', given: () => ({ facts: { ...facts, acknowledged: '1' } }) },
    { name: 'review', given: () => ({ review: true }) },
  ],
  certificate: [
    { name: 'empty', given: () => ({ facts: { ...facts, missing: ['check'] } }) },
    { name: 'completed', given: () => ({ facts: { ...facts, completed: true, passed: true, best: 1 } }) },
  ],
  check: [
    { name: 'empty' },
    { name: 'answered', given: inCheck(true, false, 0) },
    { name: 'a look over the answers', given: inCheck(true, false, 2) },
    { name: 'right', given: inCheck(true, true, 0) },
    { name: 'wrong', given: inCheck(false, true, 0) },
    { name: 'review', given: inCheck(true, true, 0, true) },
  ],
};
